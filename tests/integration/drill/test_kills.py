"""The API and the pump with its workers are killed while people act and 7 % of what AWS is asked
fails: no answer was a lie, nothing is half done, and each mail went out once."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from chalicelib.delivery.domain import LEASE
from tests.aws import Signatures
from tests.integration.drill.deeds import Deeds
from tests.integration.drill.house import House
from tests.integration.drill.minute import Errand, is_done
from tests.settings import ROUNDS
from tests.support.ceremony import Desk
from tests.waiting import eventually

KILLS = 10 * ROUNDS


@pytest.fixture
def deeds(desk: Desk) -> Deeds:
    """What is to be done, and was asked before anything went wrong."""
    return Deeds(desk=desk, rounds=ROUNDS)


@pytest.fixture
def house(
    signatures: Signatures, deeds: Deeds, tmp_path: Path, randomly_seed: int
) -> Iterator[House]:
    house = House(signatures=signatures, data=tmp_path, seed=randomly_seed)
    house.start()
    deeds.move_to(house)
    yield house
    house.stop()


def test_nothing_is_lost_or_doubled_and_each_mail_goes_out_once(
    deeds: Deeds, house: House, later: Callable[[timedelta], None], randomly_seed: int
) -> None:
    luck = Random(randomly_seed)  # noqa: S311
    errands = deeds.errands(luck)
    assert len(errands) == KILLS
    for errand in errands:
        killing = house.kill(luck)
        press(errand)
        killing.join()
    told = f"seed {randomly_seed}: killed {house.kills}, {house.struck} calls failed"
    sys.stdout.write(f"{told}\n")
    deeds.check_given()
    settle(deeds, house, later)
    assert sum(house.kills.values()) == KILLS
    assert deeds.mails() == deeds.expected
    deeds.check_sealed()


def press(errand: Errand) -> None:
    """As a person does who sees that it did not work and presses again."""
    eventually(lambda: is_done(errand))


def settle(deeds: Deeds, house: House, later: Callable[[timedelta], None]) -> None:
    """The weather clears; what a killed worker had claimed is free after its lease."""
    for _ in range(3):
        later(LEASE)
        house.calm()
        try:
            eventually(lambda: not Counter(deeds.expected) - Counter(deeds.mails()))
        except AssertionError:
            continue
        return
