"""Two employees with the same page: the second is told what a colleague did, never that their own
words or wishes took effect."""

import pytest

from chalicelib.core.actor import EmployeeRole
from tests.fakes.sms import FakeSms
from tests.http.proving import proved
from tests.http.test_people import READS, RIGHTS
from tests.http.test_tasks import approve, path
from tests.portal import Portal
from tests.support.access_bodies import CLIENT
from tests.world import World


@pytest.fixture
def willem(world: World) -> Portal:
    return Portal(world.host).sign_in(world.employ("WILLEM", "Willem", EmployeeRole.OWNER))


def test_of_two_who_withdraw_the_second_hears_whose_reason_counts(
    world: World, bram: Portal, willem: Portal
) -> None:
    task = world.publish("ANNA")
    at = f"/clients/{task.client_id}/documents/{task.about.document_id}/withdrawal"
    for _ in range(2):
        assert bram.put(at, {"reason": "Verkeerde versie"}).status == 200
    assert willem.put(at, {"reason": "Bedrag klopt niet"}).problem == "withdrawn_by_other"


@pytest.mark.parametrize("outcome", ["filed", "completed"])
def test_of_two_who_complete_the_second_hears_that_a_colleague_did(
    world: World, bram: Portal, willem: Portal, outcome: str
) -> None:
    task = world.publish("ANNA")
    approve(Portal(world.host).sign_in(world.users["ANNA"]), task)
    for _ in range(2):
        assert bram.put(path(task, "/completion"), {"outcome": outcome}).status == 200
    for wanted in ("filed", "completed"):
        late = willem.put(path(task, "/completion"), {"outcome": wanted, "remark": "Ook ik"})
        assert (late.status, late.problem) == (409, "completed_by_other")


def test_what_was_confirmed_meanwhile_is_not_said_to_be_cancelled(
    world: World, bram: Portal, willem: Portal
) -> None:
    anna = world.users["ANNA"]
    for factor in ("email", "mobile"):
        late = bram.delete(f"/people/{anna.user_id}/replacements/{factor}")
        assert (late.status, late.problem) == (404, "nothing_waits")
    assert bram.delete(f"/people/{anna.user_id}/new-email").problem == "nothing_waits"
    inside = Portal(world.host).sign_in(anna)
    assert inside.delete("/me/replacements/mobile").problem == "nothing_waits"


def test_rights_of_who_was_removed_meanwhile_are_said_to_be_gone(
    world: World, bram: Portal, willem: Portal, texts: FakeSms
) -> None:
    at = f"/clients/{world.bakkerij}/people/{world.users['PIETER'].user_id}"
    assert proved(willem, texts).delete(at).status == 204
    for late in (
        proved(bram, texts).put(f"{at}/rights", READS),
        bram.put(f"{at}/invitation"),
        bram.put(f"{at}/mobile", {"mobile": "0612345699"}),
    ):
        assert (late.status, late.problem) == (404, "access_ended")


def test_rights_that_a_colleague_changed_meanwhile_are_not_overwritten(
    world: World, bram: Portal, willem: Portal, texts: FakeSms
) -> None:
    at = f"/clients/{world.bakkerij}/people/{world.users['PIETER'].user_id}/rights"
    assert proved(bram, texts).put(at, RIGHTS).status == 200
    assert proved(willem, texts).put(at, READS | {"seen": RIGHTS}).status == 200
    wider = RIGHTS | {"sign": True}
    assert bram.put(at, wider | {"seen": RIGHTS}).problem == "changed_meanwhile"
    assert bram.put(at, wider | {"seen": READS}).status == 200


def test_facts_of_a_client_that_a_colleague_changed_meanwhile_are_not_overwritten(
    world: World, bram: Portal, willem: Portal
) -> None:
    at = f"/clients/{world.bakkerij}"
    shown = bram.get(at).body
    seen = {name: shown[name] for name in CLIENT}
    assert willem.put(at, seen | {"city": "Delft", "seen": seen}).status == 200
    late = bram.put(at, seen | {"street": "Markt 1", "seen": seen})
    assert (late.status, late.problem) == (409, "changed_meanwhile")
    assert bram.get(at).body["city"] == "Delft"
