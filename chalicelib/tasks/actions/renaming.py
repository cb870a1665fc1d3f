"""What tasks say of their client follows it: its name, its number and who looks after it."""

from msgspec import Struct

from chalicelib.clients.domain.client import Client
from chalicelib.clients.store import clients as client_rows
from chalicelib.core.errors import NotFound
from chalicelib.core.racing import judged_again
from chalicelib.core.replacing import replace
from chalicelib.identity.store import users
from chalicelib.tasks.domain.task import Task
from chalicelib.tasks.store import lines, tasks


class Called(Struct, frozen=True, kw_only=True):
    """As a task names its client."""

    client_name: str
    client_number: str
    relation_manager: str
    manager_id: str

    def of(self, task: Task) -> Task:
        return replace(
            task,
            client_name=self.client_name,
            client_number=self.client_number,
            relation_manager=self.relation_manager,
            manager_id=self.manager_id,
        )


def called(client: Client) -> Called:
    return Called(
        client_name=client.name,
        client_number=client.client_number,
        relation_manager=relation_manager(client),
        manager_id=client.relation_manager_id or "",
    )


def relation_manager(client: Client) -> str:
    """Their name; empty where the client has none."""
    if client.relation_manager_id is None:
        return ""
    return users.user(client.office_id, client.relation_manager_id).name


def rename_at(office_id: str, client_id: str) -> None:
    """Everything that waits at this client, and what waits beside it; safe to do again."""
    names = called(client_rows.client(office_id, client_id))
    for line in lines.at_client(office_id, client_id):
        _rename(office_id, client_id, line.task.task_id, names)
        if beside := line.task.partner:
            _rename_beside(office_id, beside.client_id, beside.task_id, names.client_name)


@judged_again
def _rename(office_id: str, client_id: str, task_id: str, names: Called) -> None:
    task = tasks.get(office_id, client_id, task_id)
    _keep(names.of(task), task)


@judged_again
def _rename_beside(office_id: str, client_id: str, task_id: str, name: str) -> None:
    """The other half names this client as its partner."""
    try:
        task = tasks.get(office_id, client_id, task_id)
    except NotFound:
        return
    if task.partner:
        _keep(replace(task, partner=replace(task.partner, name=name)), task)


def _keep(task: Task, was: Task) -> None:
    if task != was:
        tasks.save_names(task, before=was)
