"""What was signed and is not sealed after a quarter of an hour is told, and tried once more."""

from dataclasses import replace
from datetime import datetime, timedelta

from chalicelib.audit.domain import Event, by_itself
from chalicelib.core.errors import Conflict
from chalicelib.signing import store
from chalicelib.signing.domain import Ceremony, Signing
from chalicelib.signing.domain.signing import LATE
from chalicelib.tasks import store as tasks

AGAIN = timedelta(hours=1)


def watch_signings(at: datetime) -> int:
    """How many are late. The office hears once of each; the worker is asked again every hour, when
    its queue has given up."""
    late = list(store.waiting(at - LATE))
    for each in late:
        if each.told_late_at is None or each.told_late_at + AGAIN <= at:
            _tell(each, at)
    return len(late)


def _tell(found: Signing | Ceremony, at: datetime) -> None:
    """Busy with it at this very moment is fine: then it is not forgotten."""
    events = [_late(found, task_id, at) for task_id in _tasks(found)]
    told = replace(found, told_late_at=at)
    try:
        if isinstance(told, Signing):
            store.keep_signing(told, *events)
        else:
            store.keep_ceremony(told, *events)
    except Conflict:
        return


def _tasks(found: Signing | Ceremony) -> list[str]:
    if isinstance(found, Signing):
        return [found.task_id]
    return [each.task_id for each in found.documents]


def _late(found: Signing | Ceremony, task_id: str, at: datetime) -> Event:
    task = tasks.get(found.office_id, found.client_id, task_id)
    return by_itself(
        found.office_id,
        "signing_late",
        at,
        client_id=found.client_id,
        subject_id=task.document_id,
        task_id=task_id,
        title=task.title,
        type_id=task.type_id,
        asks="sign",
        again="yes" if found.told_late_at else "",
    )
