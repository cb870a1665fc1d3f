"""Who may do at this moment what a task asks."""

from chalicelib.clients import store as clients
from chalicelib.identity import store as identity
from chalicelib.identity.domain import Status
from chalicelib.tasks.domain import RIGHT_FOR, Able, Task


def able_to(task: Task) -> Able:
    """By their rights as they are now, invited or active; nobody whose account was stopped."""
    right = RIGHT_FOR[task.action]
    people = clients.memberships(task.office_id, task.client_id, fresh=True)
    may = [each.user_id for each in people if each.may(right, task.place)]
    users = identity.users(task.office_id, may, fresh=True)
    return {
        user_id: users[user_id].name
        for user_id in may
        if user_id in users and users[user_id].status is not Status.DEACTIVATED
    }
