"""AWS fails at random, at moments that the seed of the run decides."""

from collections.abc import Callable
from datetime import timedelta
from random import Random

import pytest

from tests.integration.drill import faults
from tests.pipeline import Pipeline
from tests.settings import ROUNDS
from tests.world import World


@pytest.mark.parametrize("turn", range(ROUNDS))
def test_an_approval_survives_bad_weather(
    world: World,
    pipeline: Pipeline,
    later: Callable[[timedelta], None],
    randomly_seed: int,
    turn: int,
) -> None:
    weather = faults.Weather(Random(randomly_seed + turn), share=0.2)  # noqa: S311
    faults.an_approval(world, pipeline, later, weather)
    assert weather.lost
