"""The clock of a laptop goes from one moment to the other, and is never in between."""

from datetime import timedelta
from pathlib import Path
from threading import Thread

from scripts.local.dev import Dev, set_clock


def test_who_looks_while_the_clock_is_moved_sees_one_time_or_the_other(tmp_path: Path) -> None:
    clock = tmp_path / "clock"
    dev = Dev(None, "", clock)
    times = [timedelta(minutes=-12), timedelta(minutes=-11)]
    set_clock(clock, times[0])
    moving = Thread(target=lambda: [set_clock(clock, each) for each in times * 500])
    moving.start()
    seen = {dev.offset()}
    while moving.is_alive():
        seen.add(dev.offset())
    moving.join()
    assert seen <= set(times)
