"""What is offered together: several tasks at one client, each acted on by itself (F056, ADR 63)."""

from datetime import datetime, timedelta

from msgspec import Struct

# As many as a person still sees as one, and as a page reads in one question.
MOST_TOGETHER = 12
# From the first of them; what comes later is offered by itself.
STAYS_OPEN = timedelta(hours=24)


class Package(Struct, frozen=True, kw_only=True):
    """Since when, and of how many documents; which ones, the tasks say themselves."""

    begun_at: datetime
    documents: int


def why_closed(package: Package | None, at: datetime) -> str:
    """The code of what keeps another document out of it; nothing where it may come in."""
    if package is None:
        return ""
    if package.begun_at <= begun_after(at):
        return "package_closed"
    return "" if package.documents < MOST_TOGETHER else "package_full"


def begun_after(at: datetime) -> datetime:
    """Only what began after this still takes others in."""
    return at - STAYS_OPEN
