"""Words on a page that may call for a signature, and what stands near them."""

from msgspec import Struct

from chalicelib.gateways.signing import naming
from chalicelib.gateways.signing.free_room import Room
from chalicelib.gateways.signing.naming import AskedParty
from chalicelib.gateways.signing.seeing import Piece
from chalicelib.gateways.signing.sheets import Area

# A longer piece of text is a sentence.
LONGEST = 80
# How far, in points, a line or a word belongs to a name: beside it, below it, above it.
BESIDE, BELOW, ABOVE = 160.0, 90.0, 18.0
WORD_ABOVE, BEFORE = 120.0, 40.0
# What goes further across the page divides it; below or above a name it is no line to sign on.
MOST_ACROSS = 0.6


class Call(Struct, frozen=True, kw_only=True):
    """Words on a page that may ask for a signature."""

    room: Room
    piece: Piece
    said: tuple[str, ...]

    @property
    def place(self) -> Area:
        return self.piece.area

    @property
    def asked(self) -> AskedParty | None:
        return naming.asked(self.said)


def on(room: Room) -> list[Call]:
    pieces = sorted(room.view.pieces, key=lambda piece: (piece.area.bottom, piece.area.left))
    short = (piece for piece in pieces if len(piece.text) <= LONGEST and not piece.is_leader)
    return [Call(room=room, piece=piece, said=tuple(naming.words(piece.text))) for piece in short]


def lines(call: Call) -> list[Area]:
    """To write on, that belong to these words: beside, below or right above them."""
    return [line for line in call.room.lines if _belongs(line, call)]


def _belongs(line: Area, call: Call) -> bool:
    place = call.place
    beside = -3 <= line.left - place.right <= BESIDE
    if beside and place.top - 4 <= line.bottom <= place.bottom + 6:
        return not _between(call, Area(place.right, place.top, line.left, place.bottom))
    if line.right <= place.left or line.left >= place.right or _is_for_others(line, call):
        return False
    if line.width > MOST_ACROSS * call.room.page.width:
        return False
    if 0 <= line.top - place.bottom <= BELOW:
        left, right = max(line.left, place.left), min(line.right, place.right)
        return not _between(call, Area(left, place.bottom, right, line.top))
    return -2 <= place.top - line.bottom <= ABOVE


def _is_for_others(line: Area, call: Call) -> bool:
    """Whether right before it stands what is to be written there: a date, a town."""
    return any(
        piece is not call.piece
        and not piece.is_leader
        and -3 <= line.left - piece.area.right <= BEFORE
        and piece.area.top - 4 <= line.bottom <= piece.area.bottom + 6
        and not naming.asks(naming.words(piece.text))
        for piece in call.room.view.pieces
    )


def _between(call: Call, area: Area) -> bool:
    """Whether other words stand there than those of any place to sign."""
    return any(
        overlap(piece.area, area)
        and not piece.is_leader
        and piece is not call.piece
        and not naming.plain(naming.words(piece.text))
        for piece in call.room.view.pieces
    )


def is_near(word: Area, name: Area) -> bool:
    """In the column of a name or just left of it, somewhat above or below; or after it."""
    if on_one_row(word, name):
        return -name.width - BESIDE <= word.left - name.right <= BESIDE
    column = name.left - BESIDE <= word.left < name.right
    return column and -WORD_ABOVE <= word.top - name.bottom <= BELOW


def on_one_row(one: Area, other: Area) -> bool:
    return min(one.bottom, other.bottom) - max(one.top, other.top) > 0.4 * min(
        one.height, other.height
    )


def overlap(one: Area, other: Area) -> bool:
    return (
        one.left < other.right
        and other.left < one.right
        and one.top < other.bottom
        and other.top < one.bottom
    )


def distance(one: Area, other: Area) -> float:
    across = max(one.left - other.right, other.left - one.right, 0.0)
    down = max(one.top - other.bottom, other.top - one.bottom, 0.0)
    return across / 4 + down
