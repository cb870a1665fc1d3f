"""Takes folders of PDFs the whole way and prints what became of each:
`python -m scripts.walk_pdfs FOLDER...`

Upload check, laying out with its rehearsal, two signers, seal and our own check, all of it as the
portal does it, but with the keys and the time of a rehearsal: nothing has to run. Each file is done
in a process of its own, so that its time can be told. Ends with 1 when a file that was laid out
could not be sealed, or took too long until it was laid out.
"""

import base64
import multiprocessing
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

import msgspec

from tests import settings

settings.use()

from chalicelib.core import clock, log  # noqa: E402 (after the settings)
from chalicelib.core.errors import Refused  # noqa: E402
from chalicelib.gateways import apart, pdf  # noqa: E402
from chalicelib.gateways.signing import chain, engine, hands, jobs, rehearsal  # noqa: E402
from chalicelib.gateways.signing.shapes import (  # noqa: E402
    TOO_COMPLEX,
    Inspection,
    Paper,
    SignatureToAdd,
    Slot,
)

SLOTS = (Slot(key="s1", name="Anna de Vries"), Slot(key="s2", name="Pieter de Vries"))
MOST_SECONDS = 5.0  # of the processor
PATIENCE = 120
Close = Callable[[], bytes]


@dataclass(frozen=True)
class Way:
    """What became of a file; seconds of the processor until it was laid out, and of the rest."""

    name: str
    became: str
    laying_out: float = 0
    signing: float = 0
    reason: str = ""

    @property
    def is_bad(self) -> bool:
        return self.became in ("FAILED", "DIED") or self.laying_out > MOST_SECONDS

    def __str__(self) -> str:
        seconds = f"{self.laying_out:5.2f} {self.signing:5.2f}"
        return f"{self.name[:40]:40} {self.became:12} {seconds}  {self.reason}".rstrip()


def main() -> None:
    from tests.support.signing import at_hand

    files = [file for place in sys.argv[1:] for file in sorted(Path(place).glob("*.pdf"))]
    log.line = silence  # type: ignore[assignment]
    apart._ask = at_hand
    stand_in()
    jobs.warm()
    ways = [told(file) for file in files]
    sys.exit(any(way.is_bad for way in ways))


def silence(*_: object, **__: object) -> None:
    """What goes wrong in a rehearsal is in the table."""


def stand_in() -> None:
    """Keys, certificates and time of a rehearsal, in the place of ours."""
    acting = rehearsal.hands(clock.now())
    known = acting.chain
    named = {name: der(getattr(known, name)) for name in ("root", "issuing", "seal", "office")}
    lists = [der(one) for one in known.crls]
    published = chain.Published(crls=lists, others=[der(one) for one in known.others], **named)
    hands.ours = lambda: acting
    chain.published = lambda: msgspec.json.encode(published)


def der(one: object) -> str:
    return base64.b64encode(one.dump()).decode()  # type: ignore[attr-defined]


def told(file: Path) -> Way:
    way = apart_from_us(file)
    print(way, flush=True)
    return way


def apart_from_us(file: Path) -> Way:
    ours, theirs = multiprocessing.Pipe(duplex=False)
    child = multiprocessing.get_context("fork").Process(target=walk_to, args=(file, theirs))
    child.start()
    theirs.close()
    try:
        way: Way = ours.recv()
    except EOFError:
        way = Way(file.name, "DIED")
    child.join()
    return way


def walk_to(file: Path, line: Connection) -> None:
    signal.alarm(PATIENCE)
    line.send(walk(file))


def walk(file: Path) -> Way:
    content, start = file.read_bytes(), time.process_time()
    paper = Paper(document_id=file.stem, title=file.stem, slots=SLOTS, remove_owner_password=True)
    try:
        pdf.inspect(content)
        became, close = ready(content, paper)
    except Refused as refused:
        return Way(file.name, "refused", time.process_time() - start, 0, str(refused))
    between = time.process_time()
    report = engine.validate(close())
    done = time.process_time() - between
    problems = {f"{one.kind} {one.problem}" for one in report.findings if not one.good}
    bad = "" if report.sealed else ", ".join(sorted(problems)) or report.refused or "not closed"
    return Way(file.name, "FAILED" if bad else became, between - start, done, bad)


def ready(content: bytes, paper: Paper) -> tuple[str, Close]:
    """As the portal decides it (signing/actions/preparing.py): how, and how it goes on."""
    found = engine.inspect(content)
    if found.refused:
        raise Refused(found.refused)
    if found.already_signed or found.certified:
        return wrapped(content, paper)
    try:
        made = engine.prepare(content, paper)
    except Refused as refused:
        if str(refused) == TOO_COMPLEX and not found.strips:
            return wrapped(content, paper)
        return behind_or_around(content, paper, found)
    return "mended" if made.repaired else "signed", lambda: signed(made.content)


def behind_or_around(content: bytes, paper: Paper, found: Inspection) -> tuple[str, Close]:
    try:
        engine.check_collecting(content, paper)
    except Refused:
        if found.strips:
            raise
        return wrapped(content, paper)
    return "collected", lambda: engine.collect(content, paper, signatures())


def wrapped(content: bytes, paper: Paper) -> tuple[str, Close]:
    engine.check_wrapping(content, paper)
    return "wrapped", lambda: engine.wrap(content, paper, signatures())


def signatures() -> list[SignatureToAdd]:
    return rehearsal.signatures(SLOTS, clock.now())


def signed(content: bytes) -> bytes:
    content = engine.certify(content, office="Van Dijk")
    for signature in signatures():
        content = engine.sign(content, signature)
    return engine.seal(content)


if __name__ == "__main__":
    main()
