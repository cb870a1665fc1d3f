"""The demo's history as one line of moments, in the order in which they happened."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from msgspec import Struct

from scripts.demo.story import Act, Piece

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
OFFICE_VERBS = {"file", "complete", "revise", "withdraw", "publish"}
PUBLISH = Act(verb="publish", days=0)


class Moment(Struct, frozen=True, kw_only=True, order=True):
    """`piece` is the place in the history, `place` the act's place within the piece."""

    at: datetime
    piece: int
    place: int


def act_of(pieces: list[Piece], moment: Moment) -> Act:
    return ([PUBLISH, *pieces[moment.piece].acts])[moment.place]


def timeline(pieces: list[Piece]) -> list[Moment]:
    """Every publication and every act, at a believable hour, each after what it follows."""
    moments = [moment for index in range(len(pieces)) for moment in _of(index, pieces[index])]
    return sorted(moments)


def _of(index: int, piece: Piece) -> list[Moment]:
    luck = Random(f"{piece.client.key} {piece.kind} {index}")  # noqa: S311
    moments: list[Moment] = []
    for place, act in enumerate([PUBLISH, *piece.acts]):
        at = _hour(piece.on + timedelta(days=act.days), act, luck)
        if moments and at <= moments[-1].at:
            at = moments[-1].at + timedelta(minutes=luck.randrange(4, 21))
        moments.append(Moment(at=at, piece=index, place=place))
    return moments


def _hour(day: date, act: Act, luck: Random) -> datetime:
    """Office hours for the office, mornings and evenings for clients."""
    first, last = (9, 16) if act.verb in OFFICE_VERBS else (8, 21)
    at = time(luck.randrange(first, last), luck.randrange(60), luck.randrange(60))
    return datetime.combine(day, at, AMSTERDAM).astimezone(UTC)
