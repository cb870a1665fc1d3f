"""What happens to the record itself."""

from typing import ClassVar

from chalicelib.audit.domain import About, Concern, Happened


class EventErased(Happened, frozen=True, kw_only=True):
    """A row went, as the law asks; this stays in its place and does not say what it said."""

    action: ClassVar = "event_erased"
    about: ClassVar = About.CLIENT
    concern: ClassVar = Concern.OFFICE
    erased: str
