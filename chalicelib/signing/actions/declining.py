"""Not signing, with a reason: it ends for everybody (F128)."""

from datetime import datetime

from chalicelib.core.actor import Actor
from chalicelib.tasks.actions.acting import move
from chalicelib.tasks.domain import signing as moves
from chalicelib.tasks.domain.task import Task


def decline(
    actor: Actor, client_id: str, task_id: str, seen_sha256: str, reason: str, at: datetime
) -> Task:
    return move(
        actor, client_id, task_id, lambda task: moves.decline(task, actor, seen_sha256, reason, at)
    )
