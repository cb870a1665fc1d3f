"""Which signer signs where on the last pages: by name, by role, or where somebody is to sign."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from chalicelib.gateways.signing import calls, naming, spots
from chalicelib.gateways.signing.calls import Call
from chalicelib.gateways.signing.free_room import Room
from chalicelib.gateways.signing.naming import AskedParty
from chalicelib.gateways.signing.shapes import Slot
from chalicelib.gateways.signing.sheets import Area

# Between two boxes, in points.
AWAY = 3.0
Where = Callable[[Call, Slot], Iterator[Area]]
Found = dict[str, tuple[int, Area]]


def find(slots: Sequence[Slot], rooms: Mapping[int, Room]) -> Found:
    """The page and the place for whoever is named; what is found is taken from the room."""
    last_first = [rooms[number] for number in sorted(rooms, reverse=True)]
    search = _Search(slots, [call for room in last_first for call in calls.on(room)])
    search.by_name(search.signed_at)
    search.by_role((AskedParty.OFFICE, AskedParty.CLIENT))
    search.by_name(spots.alone)
    search.by_role((AskedParty.ANYBODY,))
    return search.found


class _Search:
    def __init__(self, slots: Sequence[Slot], every: Sequence[Call]) -> None:
        self.slots, self.calls = slots, every
        self.found: Found = {}
        self.answered: set[int] = set()

    def by_name(self, where: Where) -> None:
        for call in self.calls:
            slot = naming.named(call.said, self.slots)
            if slot and slot.key not in self.found:
                self._put(slot, call, where(call, slot))

    def by_role(self, roles: Sequence[AskedParty]) -> None:
        for call in self.calls:
            if call.asked in roles and id(call) not in self.answered and not self._anothers(call):
                slot = next((slot for slot in self.slots if self._may(slot, call)), None)
                if slot:
                    self._put(slot, call, spots.at(call))

    def _may(self, slot: Slot, call: Call) -> bool:
        return slot.key not in self.found and call.asked in (
            AskedParty.ANYBODY,
            naming.belongs_to(slot),
        )

    def _put(self, slot: Slot, call: Call, areas: Iterator[Area]) -> None:
        area = next(areas, None)
        if area:
            call.room.take(area.grown(AWAY))
            self.found[slot.key] = (call.room.view.number, area)
            self.answered |= {id(call), *(id(near) for near in self._near(call, slot)[:1])}

    def signed_at(self, call: Call, slot: Slot) -> Iterator[Area]:
        """The line of a name, or the room at the word nearby that asks for a signature."""
        yield from spots.on_lines(call)
        for near in self._near(call, slot):
            yield from spots.at(near)
        for head in self._asking(call, slot):
            yield from spots.crossing(call, head)

    def _near(self, call: Call, slot: Slot) -> list[Call]:
        """Words that ask whoever is named here, the nearest first."""
        near = [
            other
            for other in self._asking(call, slot)
            if id(other) not in self.answered and calls.is_near(other.place, call.place)
        ]
        return sorted(near, key=lambda other: calls.distance(other.place, call.place))

    def _asking(self, call: Call, slot: Slot) -> Iterator[Call]:
        """Words on the same page that ask for a signature, and may mean this signer."""
        whom = (AskedParty.ANYBODY, naming.belongs_to(slot))
        for other in self.calls:
            if other.room is call.room and naming.asks(other.said) and other.asked in whom:
                yield other

    def _anothers(self, call: Call) -> bool:
        """Whether a name stands with these words that is of nobody who signs."""
        return any(
            other.room is call.room
            and not naming.NAMES.isdisjoint(other.said[:1])
            and calls.is_near(call.place, other.place)
            and naming.strange(self._row(other))
            and not naming.named(self._row(other), self.slots)
            for other in self.calls
        )

    def _row(self, call: Call) -> tuple[str, ...]:
        """These words and those after them on the same line."""
        row = [
            other
            for other in self.calls
            if other.room is call.room and calls.on_one_row(other.place, call.place)
            if call.place.left <= other.place.left <= call.place.right + calls.BESIDE
        ]
        ordered = sorted(row, key=lambda other: other.place.left)
        return tuple(word for other in ordered for word in other.said)
