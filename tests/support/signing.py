"""Documents to sign, people who sign them, and the whole way through the engine."""

import gc
import io
import math
import os
import zlib
from collections.abc import Callable
from typing import BinaryIO

import pikepdf
from pikepdf import Dictionary, Name, Pdf, Stream

from chalicelib.core import clock
from chalicelib.core.replacing import replace
from chalicelib.gateways import apart, apart_server
from chalicelib.gateways.signing import engine
from chalicelib.gateways.signing.shapes import PageInk, Paper, Prepared, SignatureToAdd, Slot

OFFICE = "Van Dijk Accountants B.V."
BRAM = Slot(key="bram", name="Bram de Wit", organisation=OFFICE)
ANNA = Slot(key="anna", name="Anna Žižek-Öztürk")
PIETER = Slot(key="pieter", name="Łukasz 't Hooft")
WAVE = PageInk(
    strokes=tuple(
        tuple((20 + 90 * k + t * 2.2, 40 + 18 * math.sin(t / 3 + k)) for t in range(40))
        for k in range(3)
    ),
    width=300,
    height=100,
)


def document(
    change: Callable[[Pdf], None] | None = None, pages: int = 1, **saving: object
) -> bytes:
    """A PDF with a line on each page, after `change`; the same bytes each time, unless locked."""
    made = Pdf.new()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    for number in range(pages):
        page = made.add_blank_page(page_size=(595, 842))
        page.obj.Resources = Dictionary(Font=Dictionary(F1=font))
        page.Contents = Stream(made, f"BT /F1 12 Tf 60 780 Td (Blad {number}) Tj ET".encode())
    if change:
        change(made)
    target = io.BytesIO()
    usual = {
        "object_stream_mode": pikepdf.ObjectStreamMode.disable,
        "deterministic_id": "encryption" not in saving,
    }
    made.save(target, **(usual | saving))
    return target.getvalue()


def gigabyte() -> bytes:
    """A megabyte of nothing, packed, a thousand times over: as zlib would have packed it all."""
    packing = zlib.compressobj(9, zlib.DEFLATED, -15)
    once = packing.compress(bytes(1 << 20)) + packing.flush(zlib.Z_FULL_FLUSH)
    return b"\x78\x9c" + once * 1024 + b"\x03\x00"


def paper(*slots: Slot, **facts: object) -> Paper:
    made = Paper(
        document_id="01J8ZDOCUMENT",
        title="Jaarrekening 2024",
        slots=slots or (BRAM, ANNA, PIETER),
        office=OFFICE,
    )
    return replace(made, **facts)  # type: ignore[arg-type]


def signature(slot: Slot, ink: PageInk | None = None) -> SignatureToAdd:
    email = f"{slot.key}@devries.example"
    lines = (
        f"Ondertekenaar: {slot.name} <{email}>, mobiel eindigend op 35",
        "Code per e-mail verzonden 14:01:07, bevestigd 14:01:44",
        f"SHA-256 van wat is getoond: {'ab' * 32}",
    )
    ink = ink or PageInk(typed=slot.name)
    return SignatureToAdd(
        key=slot.key,
        name=slot.name,
        email=email,
        ink=ink,
        at=clock.now(),
        log=lines,
        organisation=slot.organisation,
    )


def prepared(content: bytes | None = None, *slots: Slot) -> Prepared:
    return engine.lay_out(content or document(), paper(*slots))


def signed(content: bytes) -> bytes:
    """By the accountant first and both clients, and not sealed yet."""
    certified = engine.certify(content, signature(BRAM))
    once = engine.sign(certified, signature(ANNA, WAVE))
    return engine.sign(once, signature(PIETER))


def at_hand(job: str, size: int, given: BinaryIO, made: BinaryIO) -> bytes:
    """What `apart` asks of its server, done here: where it is not the fork that counts."""
    jobs = {name: apart_server.find(place) for name, place in apart_server.JOBS.items()}
    files = [os.dup(given.fileno()), os.dup(made.fileno())]
    gc.disable()
    try:
        return apart_server.do(jobs, apart.HEAD.pack(size, job.encode()), files)
    finally:
        gc.enable()
