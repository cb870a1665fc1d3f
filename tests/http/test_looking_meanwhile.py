"""Who begins to look along while the rights of the person, or of the employee, change: they see no
more than both may, whichever of the two was written first."""

import pytest

from chalicelib.identity.store import users
from tests.fakes.sms import FakeSms
from tests.http.test_looking_along import look
from tests.http.test_signing_in_meanwhile import employee, membership
from tests.portal import Portal
from tests.support.meanwhile import crossed, session_in
from tests.world import World


@pytest.mark.parametrize("first", ["viewing", "change"])
def test_who_looks_along_sees_no_more_than_the_person_may(
    world: World, texts: FakeSms, monkeypatch: pytest.MonkeyPatch, first: str
) -> None:
    door, changes = Portal(world.host).sign_in(world.users["BRAM"]), membership(world, texts)
    one, other = lambda: look(door, world), changes
    crossed(monkeypatch, one, other, begins=first == "viewing")
    found = session_in(world, door)
    assert found is not None
    seen = users.user(world.office_id, world.users["ANNA"].user_id).access
    assert found.viewing is None or found.viewing.access == seen
    assert (found.viewing is None) == (first == "viewing")


@pytest.mark.parametrize("first", ["viewing", "change"])
def test_nor_more_than_the_employee_may(
    world: World, texts: FakeSms, monkeypatch: pytest.MonkeyPatch, first: str
) -> None:
    mira = employee(world, texts)
    fatima = Portal(world.host).sign_in(world.users["FATIMA"])
    path = f"/employees/{world.users['FATIMA'].user_id}/clients"
    one, other = (
        lambda: look(fatima, world, client_id=world.holding),
        lambda: mira.put(path, {"client_ids": [world.bakkerij]}),
    )
    crossed(monkeypatch, one, other, begins=first == "viewing")
    found = session_in(world, fatima)
    assert found is not None
    assert found.viewing is None
    assert found.assigned == frozenset({world.bakkerij})
