"""What signing keeps of a task: one row beside its file, written with the task."""

from collections.abc import Iterable, Mapping
from typing import Any

from chalicelib.gateways.signing.shapes import MOST_SIGNERS
from chalicelib.signing.domain.kind import Sign
from chalicelib.signing.domain.signatories import Signatories
from chalicelib.signing.store import rows, signings
from chalicelib.tasks.domain.task import Apart, Kept, Task


class _Kept(Sign):
    def is_written_anew(self, task: Task) -> bool:
        """Before anybody signs; not for so many that they sign behind it."""
        return len(task.recipients) <= MOST_SIGNERS

    def kept(self, tasks: Iterable[Task]) -> Mapping[str, Kept]:
        keys = [rows.signatories_key(each) for each in tasks]
        found = rows.SignatoriesRow.batch_get(keys, consistent_read=True) if keys else ()
        return {row.task_id: row.read() for row in found}

    def apart(self, task: Task) -> Apart | None:
        """Its file, once that was laid out."""
        return signings.signing(task)

    def keep(self, task: Task, write: Any) -> None:
        """Nothing where the task was read without: then nothing of it changed."""
        if isinstance(task.kept, Signatories):
            write.save(rows.row_of_signatories(task))


SIGN = _Kept()
