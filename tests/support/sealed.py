"""A document that one person was asked to sign, from asking to sealed."""

from collections import Counter

from chalicelib.audit import store as audit
from chalicelib.documents.store import documents
from chalicelib.gateways import files
from chalicelib.gateways.signing import engine
from chalicelib.tasks.domain.task import Task

ASKED = ("signing_begun", "task_published")
SIGNED = ("signature_given", "task_signed", "signing_completed")


def check_sealed(task: Task, name: str) -> None:
    """Everything happened once; one version was made, sealed, with one signature."""
    told = Counter(each.action for each in audit.history(task.office_id, task.about.document_id))
    assert told == Counter((*ASKED, *SIGNED))
    made = documents.document(task.office_id, task.client_id, task.about.document_id)
    report = engine.validate(files.read(made.file_key, made.latest.file_version))
    names = [each.name for each in report.findings if each.kind == "signature"]
    assert (made.version, report.sealed, names) == (2, True, [name])
