"""What happens to files on its own."""

from chalicelib.audit.domain import Event
from chalicelib.audit.jobs import Reaction
from chalicelib.core import clock
from chalicelib.documents.actions import checking
from chalicelib.documents.events import UploadCompleted


def check_upload(event: Event) -> None:
    """Of what was sent."""
    checking.check_upload(event.office_id, event.client_id, event.subject_id, clock.now())


REACTIONS = (
    Reaction(
        name="check_upload",
        act=check_upload,
        does="`documents`: checks the file",
        to=(UploadCompleted,),
    ),
)
