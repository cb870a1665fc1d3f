"""Each change of somebody's rights goes by mail to them and the others: nobody floods them."""

import pytest

from chalicelib.audit import store as audit
from chalicelib.core.replacing import replace
from chalicelib.identity.actions import limiting
from chalicelib.identity.domain.limit import PEOPLE_CHANGES, RIGHTS_CHANGES
from tests.fakes.sms import FakeSms
from tests.http.knocking import Later
from tests.http.proving import proved
from tests.http.test_giving_back import ALL, give
from tests.http.test_letting_in import bram, invited
from tests.http.test_people import READS, person
from tests.portal import Portal
from tests.support.replacing import second
from tests.world import World

__all__ = ["bram"]


def test_ten_changes_of_one_persons_rights_in_an_hour_and_no_more(
    world: World, bram: Portal, later: Later
) -> None:
    for number in range(RIGHTS_CHANGES.times):
        for _ in range(3):  # said again it is no change
            assert give(bram, world, "PIETER", ALL if number % 2 else READS).status == 200
    refused = give(bram, world, "PIETER", READS)
    assert (refused.status, refused.problem) == (429, "too_many_changes")
    assert "de toegang van deze persoon hier in korte tijd vaak gewijzigd" in refused.body["title"]
    assert 0 < int(refused.headers["retry-after"]) <= 3600
    assert give(bram, world, "PIETER", ALL).status == 200
    told = [each.action for each in audit.history(world.office_id, world.users["PIETER"].user_id)]
    assert told.count("rights_changed") == RIGHTS_CHANGES.times


def test_it_takes_nothing_from_another_person_another_client_or_a_colleague(
    world: World, bram: Portal, texts: FakeSms, later: Later
) -> None:
    elsewhere = world.another_client("Elders B.V.")
    pieter = world.join("PIETER", "Pieter Jansen", elsewhere)
    for number in range(RIGHTS_CHANGES.times):
        give(bram, world, "PIETER", ALL if number % 2 else READS)
    assert give(bram, world, "PIETER", READS).status == 429
    assert give(bram, world, "ANNA", READS).status == 200
    there = f"/clients/{elsewhere}/people/{pieter.user_id}/rights"
    assert bram.put(there, READS).status == 200
    assert give(proved(second(world), texts), world, "PIETER", READS).status == 200


def test_an_hour_later_it_goes_again(
    world: World, bram: Portal, texts: FakeSms, later: Later
) -> None:
    for number in range(RIGHTS_CHANGES.times):
        give(bram, world, "PIETER", ALL if number % 2 else READS)
    later(hours=1)
    again = proved(Portal(world.host).sign_in(world.users["BRAM"]), texts)
    assert give(again, world, "PIETER", READS).status == 200


def test_letting_in_counts_also_again_and_again(world: World, bram: Portal, later: Later) -> None:
    user_id = invited(world, bram)
    people = f"/clients/{world.bakkerij}/people"
    back = person(email=world.users["ZOE"].email)
    for _ in range(RIGHTS_CHANGES.times - 1):
        assert bram.delete(f"{people}/{user_id}").status == 204
        last = bram.post(people, back)
    assert (last.status, last.problem) == (201, "")
    assert bram.delete(f"{people}/{user_id}").status == 204
    assert bram.post(people, back).problem == "too_many_changes"


def test_an_account_is_opened_ten_times_in_an_hour_and_always_stopped(
    world: World, bram: Portal, later: Later
) -> None:
    account = f"/people/{world.users['PIETER'].user_id}/deactivation"
    for _ in range(RIGHTS_CHANGES.times):
        assert [bram.put(account).status, bram.delete(account).status] == [200, 200]
        assert bram.delete(account).status == 200  # said again it is no change
    assert bram.put(account).status == 200
    refused = bram.delete(account)
    assert (refused.status, refused.problem) == (429, "too_many_changes")
    assert 0 < int(refused.headers["retry-after"]) <= 3600
    assert give(bram, world, "ANNA", READS).status == 200


def test_an_invitation_is_moved_ten_times_in_an_hour(
    world: World, bram: Portal, texts: FakeSms, later: Later
) -> None:
    people = f"/clients/{world.bakkerij}/people"
    user_id = bram.post(people, person(email="verhuist@bakkerij.example")).body["user_id"]
    proved(bram, texts, "change_email")
    path = f"/people/{user_id}/email"
    for number in range(RIGHTS_CHANGES.times):
        moved = bram.put(path, {"email": f"verhuisd-{number}@bakkerij.example"})
        assert moved.status == 200, moved.body
    refused = bram.put(path, {"email": "verhuisd-te-veel@bakkerij.example"})
    assert (refused.status, refused.problem) == (429, "too_many_changes")


def test_thirty_people_of_one_client_change_in_an_hour(
    world: World, bram: Portal, later: Later, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each goes by mail to everybody there."""
    assert PEOPLE_CHANGES.times == 30
    monkeypatch.setattr(limiting, "PEOPLE_CHANGES", replace(PEOPLE_CHANGES, times=3))
    people, elsewhere = f"/clients/{world.bakkerij}/people", world.another_client("Elders B.V.")
    for number in range(3):
        assert bram.post(people, person(email=f"nieuw-{number}@bakkerij.example")).status == 201
    for refused in (
        bram.post(people, person(email="nieuw-te-veel@bakkerij.example")),
        give(bram, world, "PIETER", READS),
    ):
        assert (refused.status, refused.problem) == (429, "too_many_here")
        assert "krijgt daar steeds een mail van" in refused.body["title"]
    there = bram.post(f"/clients/{elsewhere}/people", person(email="nieuw@elders.example"))
    assert there.status == 201
