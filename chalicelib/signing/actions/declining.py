"""Not signing, with a reason: it ends for everybody (F128)."""

from datetime import datetime

from chalicelib.clients.actions.letting_in import check_may_act, with_grounds
from chalicelib.core import step_up
from chalicelib.core.actor import Act, Actor
from chalicelib.core.rights import Right
from chalicelib.signing.domain import moves
from chalicelib.tasks.actions.moving import move
from chalicelib.tasks.domain.task import Change, Task


def decline(
    actor: Actor, client_id: str, task_id: str, seen_sha256: str, reason: str, at: datetime
) -> Task:
    """With a fresh code for exactly this: nobody ends it in the name of somebody else."""

    mine = with_grounds(actor, client_id)

    def declined(task: Task, at: datetime) -> Change:
        change = moves.decline(task, mine, seen_sha256, reason, at)
        if change.event:
            check_may_act(actor, client_id, Right.SIGN, task.place)
            step_up.require(actor, Act.DECLINE, task.document.sha256)
        return change

    return move(actor, client_id, task_id, declined, at)
