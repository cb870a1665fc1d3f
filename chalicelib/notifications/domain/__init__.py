"""Which event asks for what, and who hears about it."""

from chalicelib.notifications.domain.hearing import Known
from chalicelib.notifications.domain.letters import ClosedTask, Letter, addressee_of, letters
from chalicelib.notifications.domain.reactions import (
    INVITATION_TO,
    MESSAGE_OF,
    MESSAGE_ON_BEHALF,
    OFFICE,
    OTHER_REACTIONS,
    SILENT,
    Reaction,
    reactions_to,
)

__all__ = [
    "INVITATION_TO",
    "MESSAGE_OF",
    "MESSAGE_ON_BEHALF",
    "OFFICE",
    "OTHER_REACTIONS",
    "SILENT",
    "ClosedTask",
    "Known",
    "Letter",
    "Reaction",
    "addressee_of",
    "letters",
    "reactions_to",
]
