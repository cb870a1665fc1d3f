"""One return of two partners counts as one, for whoever works for both."""

from datetime import timedelta
from typing import Any

import pytest

from chalicelib.core import clock
from chalicelib.core.actor import EmployeeRole
from chalicelib.tasks.actions import overview
from tests.aws import Aws
from tests.fakes.sms import FakeSms
from tests.portal import Portal
from tests.support.lines import follow
from tests.support.partners import agreed, approve, publish, wish
from tests.world import World

LATE = clock.today() + timedelta(days=3)
ONE = {"client": 1, "office": 0, "late": 1}


@pytest.fixture
def return_of_both(
    world: World, bram: Portal, hers: str, his: str, texts: FakeSms, monkeypatch: pytest.MonkeyPatch
) -> dict[str, Any]:
    """Late by now, though nobody waited for that."""
    agreed(world, texts, hers, his)
    body = wish(world, hers)
    answer = publish(bram, hers, body | {"deadline_on": str(LATE)})
    assert answer.status == 201, answer.body
    monkeypatch.setattr(clock, "local_date", lambda at: LATE + timedelta(days=1))
    return body


@pytest.mark.parametrize("few", [0, 400])
@pytest.mark.usefixtures("return_of_both")
def test_a_return_of_two_is_one_for_who_works_for_both(
    world: World,
    bram: Portal,
    aws: Aws,
    his: str,
    few: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(overview, "FEW", few)
    follow(aws, world)
    found = bram.get("/office-tasks").body
    assert (len(found["items"]), found["numbers"]) == (2, ONE)
    fatima = world.employ("FATIMA", "Fatima", EmployeeRole.ASSISTANT, his)
    assert Portal(world.host).sign_in(fatima).get("/office-tasks").body["numbers"] == ONE


@pytest.mark.parametrize("few", [0, 400])
def test_it_counts_where_something_must_still_be_done(
    world: World,
    bram: Portal,
    aws: Aws,
    hers: str,
    his: str,
    texts: FakeSms,
    return_of_both: dict[str, Any],
    few: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(overview, "FEW", few)
    anna, pieter = (Portal(world.host).sign_in(world.users[who]) for who in ("ANNA", "PIETER"))
    assert approve(anna, world, hers, texts).status == 200
    follow(aws, world)
    assert bram.get("/office-tasks").body["numbers"] == ONE
    assert approve(pieter, world, his, texts).status == 200
    follow(aws, world)
    assert bram.get("/office-tasks").body["numbers"] == ONE | {"client": 0, "office": 1}
