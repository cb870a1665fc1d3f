"""Tell who should hear, and send what was written to them."""

from chalicelib.notifications.actions.digests import note_closed, send_digests
from chalicelib.notifications.actions.feedback import note_feedback
from chalicelib.notifications.actions.sending import send_letter
from chalicelib.notifications.actions.telling import route, tell

__all__ = ["note_closed", "note_feedback", "route", "send_digests", "send_letter", "tell"]
