"""What happens to files on its own."""

from chalicelib.audit.domain import Event
from chalicelib.core import clock
from chalicelib.documents.actions import checking


def check_upload(event: Event) -> None:
    """The reaction to upload_completed; safe to run again."""
    checking.check_upload(event.office_id, event.client_id, event.subject_id, clock.now())
