"""What a signature costs, beside the SHA-256 that it cannot do without."""

import hashlib
import io
import logging
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from msgspec import Struct
from pikepdf import Dictionary, Name, Pdf

from chalicelib.gateways import apart, sms
from chalicelib.gateways.signing import asking, engine, keys, timestamps
from scripts.local.stand_in import ROOT
from scripts.plain import Stop
from tests.aws import running_signatures
from tests.bench.lines import Line, line
from tests.bench.stage import Stage
from tests.fakes.sms import FakeSms
from tests.pipeline import Pipeline
from tests.support.ceremony import DRAWN, Desk
from tests.support.signing import ANNA, BRAM, WAVE, at_hand, document, paper, signature, signed
from tests.world import World

MEGA = 1024 * 1024
ROUNDS = 11


def figures(stage: Stage) -> Iterator[Line]:
    logging.disable(logging.WARNING)
    with running_signatures(stage.aws, Path(stage.event).parent):
        yield from beside_hash(1, None)
        yield from beside_hash(20, 10)
        yield from memory(20)
        yield from rehearsals(1, 20)
        yield from growth()
        yield from ceremony(stage)


def scan(size: int) -> bytes:
    """As a scanner makes them: a picture of half a megabyte on each page."""
    made = Pdf.new()
    for _ in range(size * 2):
        page = made.add_blank_page(page_size=(595, 842))
        picture = made.make_stream(os.urandom(MEGA // 2))
        picture.Type, picture.Subtype, picture.Filter = Name.XObject, Name.Image, Name.DCTDecode
        picture.Width, picture.Height = 1240, 1754
        picture.ColorSpace, picture.BitsPerComponent = Name.DeviceRGB, 8
        page.obj.Resources = Dictionary(XObject=Dictionary(Im0=picture))
        page.obj.Contents = made.make_stream(b"q 595 0 0 842 0 0 cm /Im0 Do Q")
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def annex_and_signature(content: bytes) -> bytes:
    laid_out = engine.lay_out(content, paper(ANNA))
    return engine.certify(laid_out.content, signature(ANNA, WAVE))


class Watch(Struct, kw_only=True):
    """Adds up how long we wait for KMS and for the timestamp service; that is not ours to win."""

    waited: float = 0.0

    @contextmanager
    def watching(self) -> Iterator[None]:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(keys, "kms_sign", self.timed(keys.kms_sign))
            patch.setattr(timestamps, "ask", self.timed(timestamps.ask))
            yield

    def timed(self, act: Callable[..., bytes]) -> Callable[..., bytes]:
        def timed(*given: object) -> bytes:
            start = time.perf_counter()
            try:
                return act(*given)
            finally:
                self.waited += time.perf_counter() - start

        return timed


def seconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def beside_hash(size: int, limit: float | None) -> Iterator[Line]:
    """Side by side, the fastest of each: what else the machine does slows both."""
    content, watch = scan(size), Watch()
    annex_and_signature(content)
    whole, ours, bare = [], [], []
    with watch.watching():
        for _ in range(ROUNDS):
            before = watch.waited
            whole.append(seconds(lambda: annex_and_signature(content)))
            ours.append(whole[-1] - (watch.waited - before))
            bare.append(seconds(lambda: hashlib.sha256(content).digest()))
    name = f"sign.{size}_mb"
    yield line(f"{name}.annex_and_signature", min(whole), "seconds")
    yield line(f"{name}.without_services", min(ours), "seconds")
    yield line(f"{name}.sha256", min(bare), "seconds")
    yield line(f"{name}.of_sha256", min(ours) / min(bare), "ratio", limit)


def rehearsals(*sizes: int) -> Iterator[Line]:
    """What comes on top before anybody is asked: done here, as it is done apart."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(apart, "_ask", at_hand)
        for size in sizes:
            content = engine.lay_out(scan(size), paper()).content
            spent = []
            for _ in range(5):
                start = time.process_time()
                if asking.rehearse(content, paper().slots):
                    raise Stop("The rehearsal did not come to its end.")
                spent.append(time.process_time() - start)
            yield line(f"sign.{size}_mb.rehearsal", min(spent), "seconds of the processor", 1.5)


def memory(size: int) -> Iterator[Line]:
    """What one signature adds to a process that has done a small one, in sizes of the file."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.sign", str(size)],
        capture_output=True,
        check=True,
        cwd=ROOT,
    )
    grown = float(done.stdout)
    yield line(f"sign.{size}_mb.memory", grown / (size * MEGA), "of the file", 2.5)


def peak() -> int:
    """Bytes that this process held at most."""
    told = Path("/proc/self/status").read_text()
    return int(told.split("VmHWM:")[1].split()[0]) * 1024


def measure(size: int) -> None:
    annex_and_signature(document())
    place = Path(os.environ.get("TMPDIR", "/tmp")) / f"scan-{os.getpid()}.pdf"  # noqa: S108
    subprocess.run([sys.executable, "-m", "tests.bench.sign", str(size), str(place)], check=True)
    before = peak()
    content = engine.lay_out(place.read_bytes(), paper(ANNA)).content
    place.unlink()
    engine.certify(content, signature(ANNA, WAVE))
    sys.stdout.write(str(peak() - before))


def growth() -> Iterator[Line]:
    laid_out = engine.lay_out(document(), paper()).content
    first = engine.certify(laid_out, signature(BRAM))
    second = engine.sign(first, signature(ANNA, WAVE))
    yield line("sign.growth", (len(second) - len(first)) / 1000, "kB per signer", 60)
    closed = engine.seal(signed(laid_out))
    engine.validate(closed)
    spent = min(seconds(lambda: engine.validate(closed)) for _ in range(ROUNDS))
    yield line("sign.validate_five", spent, "seconds", 1)


def ceremony(stage: Stage) -> Iterator[Line]:
    """Two signers: from publishing to asking them, and from the last click of the second to the
    released file, mails included."""
    with pytest.MonkeyPatch.context() as patch:
        texts = FakeSms()
        patch.setattr(sms, "send", texts.send)
        world = World().open()
        desk = Desk(
            world=world, pipeline=Pipeline(aws=stage.aws, office_id=world.office_id), texts=texts
        )
        task = desk.prepare(("ANNA", 1), ("PIETER", 1))
        yield line("sign.ceremony.published_to_asked", seconds(desk.work), "seconds")
        task = desk.task(task.task_id)
        desk.sign("ANNA", task)
        desk.work()
        proved = desk.prove("PIETER", task)
        click = seconds(lambda: desk.put("PIETER", proved, "signature", DRAWN))
        spent = click + seconds(desk.work)
        if desk.signing("BRAM", task)["status"] != "ready_to_send":
            raise Stop("The ceremony did not come to its end.")
    yield line("sign.ceremony.last_click_to_release", spent, "seconds", 5)


if __name__ == "__main__":
    if len(sys.argv) > 2:
        Path(sys.argv[2]).write_bytes(scan(int(sys.argv[1])))
    else:
        measure(int(sys.argv[1]))
