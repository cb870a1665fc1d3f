"""Every event is work or security: which of the two is decided when it is named."""

from chalicelib.audit.domain import Concern
from chalicelib.core.details import read, texts
from chalicelib.tasks.events.answers import TaskRead
from chalicelib.tasks.events.shared import AboutTask
from tests.support.happenings import ACTIONS, SECURITY

SIGNING = ("signing_", "signature_", "paper_", "evidence_", "certificate_")
WORK = ("client_", "document_", "mail_", "open_tasks_", "task_", "upload_", *SIGNING)


def test_every_event_is_of_work_or_of_security() -> None:
    undecided = {each for each in ACTIONS - SECURITY.keys() if not each.startswith(WORK)}
    assert not undecided, "give it a concern where it is declared, or its kind of work to this test"


def test_the_log_of_security_knows_no_other_events() -> None:
    assert SECURITY.keys() <= ACTIONS
    assert set(SECURITY.values()) == set(Concern)


def test_what_was_replaced_stands_beside_the_other_facts_and_is_read_back() -> None:
    about = AboutTask(task_id="t", document_version=1, document_sha256="s")
    told = TaskRead(task=about, marks={"email": "2026-11-22", "email_asked_by": "Bram"})
    said = {"replaced_email": "2026-11-22", "replaced_email_asked_by": "Bram"}
    assert said.items() <= texts(told).items()
    assert read(TaskRead, texts(told)) == told
