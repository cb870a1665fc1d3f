"""Every event is work or security: which of the two is decided when it is named."""

from chalicelib.audit.domain import ACTIONS, SECURITY, Concern

SIGNING = ("signing_", "signature_", "paper_", "evidence_", "certificate_")
WORK = ("client_", "document_", "mail_", "open_tasks_", "task_", "upload_", *SIGNING)


def test_every_event_is_of_work_or_of_security() -> None:
    undecided = {each for each in ACTIONS - SECURITY.keys() if not each.startswith(WORK)}
    assert not undecided, "add it to SECURITY in audit/domain.py, or its kind of work to this test"


def test_the_log_of_security_knows_no_other_events() -> None:
    assert SECURITY.keys() <= ACTIONS
    assert set(SECURITY.values()) == set(Concern)
