"""Room for a box right at the words that call for a signature, the best first."""

from collections.abc import Iterator
from itertools import product

from chalicelib.gateways.signing import calls, naming
from chalicelib.gateways.signing.calls import Call
from chalicelib.gateways.signing.free_room import AIR, HIGH, LEAST_HIGH, LEAST_WIDE, WIDE, Room
from chalicelib.gateways.signing.shapes import Slot
from chalicelib.gateways.signing.sheets import Area

# Boxes on a line or beside a word become lower and narrower where there is little room.
HIGHS = (HIGH, 52.0, 42.0, 34.0)
WIDES = (WIDE, 130.0, 104.0)
LONGEST_LINE, SHORTEST_LINE = 240.0, 100.0
# How far a box reaches below the line that it stands on, the best first.
SINKS = (2.0, 0.0, -1.5, 6.0, 12.0, 18.0, 26.0)
# Nearer to the edge of the page no box is put, in points.
EDGE = 12.0


def at(call: Call) -> Iterator[Area]:
    """At words that ask: on their line, or where there is white after or below them."""
    yield from on_lines(call)
    if not naming.asks(call.said):
        return
    yield from _after(call) if call.piece.text.endswith(":") else _under(call)
    if not naming.heads(call.said):
        yield from _under(call) if call.piece.text.endswith(":") else _after(call)


def alone(call: Call, slot: Slot) -> Iterator[Area]:
    """Above or below a name by itself that ends a page, as under a letter."""
    pieces = call.room.view.pieces
    above = [piece for piece in pieces if piece.area.bottom < call.place.top]
    if naming.named(call.said, [slot], 0) and 2 * len(above) >= len(pieces) - 1:
        for way in (_over, _under, _after):
            yield from way(call)


def crossing(call: Call, head: Call) -> Iterator[Area]:
    """In a table: the row of a name, under the head of the column to sign in."""
    if head.place.left < call.place.right or head.place.bottom > call.place.top:
        return
    middle = (call.place.top + call.place.bottom) / 2
    highs, wides, lowers = (*HIGHS, LEAST_HIGH), (*WIDES, LEAST_WIDE), (0, 6, -6, 12, -12)
    for high, wide, lower in product(highs, wides, lowers):
        area = _area(head.place.left, middle + high / 2 + lower, wide, high)
        if calls.on_one_row(area, call.place):
            yield from _free(call.room, area)


def on_lines(call: Call) -> Iterator[Area]:
    """As high as can be from where the line begins, or else on what is left of it after a name."""
    for line in sorted(calls.lines(call), key=lambda line: calls.distance(line, call.place)):
        lefts = sorted({line.left, max(line.left, call.place.right + 4)})
        for left, high, sink in product(lefts, HIGHS, SINKS):
            yield from _standing(call.room, line, left, high, sink)


def _standing(room: Room, line: Area, left: float, high: float, sink: float) -> Iterator[Area]:
    whole = line.right - left
    for wide in (min(max(whole, SHORTEST_LINE), LONGEST_LINE), whole):
        area = _area(left, line.bottom + sink, wide, high)
        fits = LEAST_WIDE <= wide <= LONGEST_LINE and _off_the_edge(room, area)
        if fits and room.is_free(area, [line]):
            yield area


def _after(call: Call) -> Iterator[Area]:
    place = call.place
    for high, wide in product(HIGHS, WIDES):
        bottoms = place.bottom + 3, (place.top + place.bottom + high) / 2, place.top + high
        for bottom, left in product(bottoms, range(6, 127, 6)):
            yield from _free(call.room, _area(place.right + left, bottom, wide, high))


def _under(call: Call) -> Iterator[Area]:
    place = call.place
    for high, wide, lower in product(HIGHS, WIDES, range(2, 43, 4)):
        area = _area(place.left, place.bottom + lower + high, wide, high)
        between = Area(area.left, place.bottom + AIR, area.right, area.top)
        if between.height < AIR or call.room.is_free(between):
            yield from _free(call.room, area)


def _over(call: Call) -> Iterator[Area]:
    for high, wide in product(HIGHS, WIDES):
        yield from _free(call.room, _area(call.place.left, call.place.top - 3, wide, high))


def _area(left: float, bottom: float, wide: float, high: float) -> Area:
    return Area(left, bottom - high, left + wide, bottom)


def _free(room: Room, area: Area) -> Iterator[Area]:
    if _off_the_edge(room, area) and room.seems_free(area) and room.is_free(area):
        yield area


def _off_the_edge(room: Room, area: Area) -> bool:
    return room.page.grown(-EDGE).holds(area)
