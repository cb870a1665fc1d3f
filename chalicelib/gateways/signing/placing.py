"""A box for every signer that hides nothing: where it was asked, or else where there is room."""

from collections.abc import Sequence
from typing import BinaryIO

import msgspec

from chalicelib.core.replacing import replace
from chalicelib.gateways.signing import bounded, free_room, log_page, matching, naming, seeing
from chalicelib.gateways.signing.free_room import GAP, HIGH, LEAST_HIGH, LEAST_WIDE, WIDE, Room
from chalicelib.gateways.signing.seeing import View
from chalicelib.gateways.signing.shapes import PageBox, Places, Slot
from chalicelib.gateways.signing.sheets import Area, Sheet

# To look takes some hundredths of a second; a page that takes this long is not looked at.
SECONDS = 2
# The page that is added where there is no room: its paper, and how low its first row begins.
ADDED = Sheet(crop=(0.0, 0.0, log_page.A4_WIDE, log_page.A4_HIGH))
FIRST_ROW, ADDED_BESIDE = 100.0, 2


def find(slots: Sequence[Slot], sheets: Sequence[Sheet], file: BinaryIO) -> Places:
    """Looks at the pages of `file`; what is too much to look at is left alone."""
    numbers, waiting = _worth_a_look(slots, sheets), [slot for slot in slots if slot.box is None]

    def look() -> bytes:
        also = naming.wanted(waiting) if waiting else None
        views = seeing.look(file, sheets, numbers, also)
        return msgspec.json.encode(place(slots, sheets, views))

    found = bounded.answer(look, SECONDS)
    return msgspec.json.decode(found, type=Places) if found else place(slots, sheets, [])


def _worth_a_look(slots: Sequence[Slot], sheets: Sequence[Sheet]) -> list[int]:
    asked = {_inside(slot.box, sheets).page for slot in slots if slot.box}
    return sorted(asked | {len(sheets)})


def place(slots: Sequence[Slot], sheets: Sequence[Sheet], views: Sequence[View]) -> Places:
    """A box for everybody; on pages that are not among `views` only where it was asked. One that
    was asked where it would hide something goes elsewhere."""
    rooms = {view.number: Room(view) for view in views}
    asked = {slot.key: _inside(slot.box, sheets) for slot in slots if slot.box}
    hiding = [key for key, box in asked.items() if not _takes(rooms, sheets, box)]
    kept = {key: box for key, box in asked.items() if key not in hiding}
    waiting = [slot for slot in slots if slot.key not in kept]
    found = kept | _named(waiting, sheets, rooms)
    found |= _in_rows([slot for slot in waiting if slot.key not in found], sheets, rooms)
    boxes = {slot.key: found[slot.key] for slot in slots}
    return Places(
        boxes=boxes,
        hiding=tuple(hiding),
        adds=any(box.page > len(sheets) for box in boxes.values()),
    )


def _takes(rooms: dict[int, Room], sheets: Sequence[Sheet], box: PageBox) -> bool:
    """Keeps other boxes away from where one was asked, when it hides nothing there."""
    if box.page not in rooms:
        return True
    room, area = rooms[box.page], sheets[box.page - 1].area(box)
    if not room.is_free(area, room.lines):
        return False
    room.take(area.grown(matching.AWAY))
    return True


def _named(
    waiting: Sequence[Slot], sheets: Sequence[Sheet], rooms: dict[int, Room]
) -> dict[str, PageBox]:
    found = matching.find(waiting, rooms)
    return {key: sheets[page - 1].box(page, area) for key, (page, area) in found.items()}


def _in_rows(
    waiting: Sequence[Slot], sheets: Sequence[Sheet], rooms: dict[int, Room]
) -> dict[str, PageBox]:
    """Near the foot of the last page, or else on a page of their own."""
    many, page, sheet = len(waiting), len(sheets), sheets[-1]
    last = rooms.get(page)
    rows = last.rows(many) if last and many else []
    if not rows:
        page, sheet, rows = page + 1, ADDED, _added_rows(many)
    areas = zip(waiting, rows, strict=True)
    return {slot.key: sheet.box(page, area) for slot, area in areas}


def _added_rows(many: int) -> list[Area]:
    bottom = FIRST_ROW + -(-many // ADDED_BESIDE) * (HIGH + GAP)
    return free_room.block(
        many, ADDED_BESIDE, left=log_page.MARGIN, bottom=bottom, wide=WIDE, high=HIGH
    )


def _inside(box: PageBox, sheets: Sequence[Sheet]) -> PageBox:
    """Moved, and where that is not enough made smaller, until it is on a page as a whole."""
    page = min(max(box.page, 1), len(sheets))
    size = sheets[page - 1].size
    width = min(1.0, max(box.width, LEAST_WIDE / size.width))
    height = min(1.0, max(box.height, LEAST_HIGH / size.height))
    return replace(
        box,
        page=page,
        left=min(max(box.left, 0.0), 1 - width),
        top=min(max(box.top, 0.0), 1 - height),
        width=width,
        height=height,
    )
