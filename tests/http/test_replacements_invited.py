"""Who was only invited: a wrong address or number is corrected at once, as long as nothing was
asked of them; and it shows."""

import pytest

from chalicelib.clients.jobs import count_replacements
from chalicelib.core import clock
from chalicelib.core.replacing import replace
from chalicelib.identity.actions import passwords
from chalicelib.identity.domain.user import Status, User
from chalicelib.identity.events.shared import Factor, Ground
from chalicelib.identity.store import new_emails, signing_in, users
from chalicelib.identity.store import replacements as rows
from chalicelib.tasks.domain.signer import Signer
from tests.fakes.sms import FakeSms
from tests.functions import run
from tests.http.knocking import Later
from tests.http.proving import proved
from tests.people import PASSWORD
from tests.portal import Portal
from tests.support.newcomers import vouched
from tests.support.replacing import (
    NEW_EMAIL,
    NEW_MOBILE,
    agree,
    approve,
    ask,
    happened,
    link,
    now,
    second,
    was_told,
)
from tests.world import World

REACHED = [Factor.EMAIL, Factor.MOBILE]


@pytest.fixture
def karel(world: World) -> User:
    """A director who was never here."""
    known = world.join("KAREL", "Karel", world.bakkerij)
    signing_in.keep_change(replace(known, status=Status.INVITED))
    world.users["KAREL"] = now(known)
    return world.users["KAREL"]


def reached(user: User) -> tuple[str, str]:
    return now(user).email, now(user).mobile


def choose_password(world: World, user: User) -> Portal:
    token = passwords.new_password_link(user.office_id, user.user_id, "invitation", clock.now())
    assert not Portal(world.host).put("/password", {"token": token, "password": PASSWORD}).problem
    return Portal(world.host).sign_in(now(user))


def test_nothing_was_asked_so_it_is_corrected_at_once(
    karel: User, bram: Portal, texts: FakeSms
) -> None:
    for factor in REACHED:
        assert ask(bram, texts, karel, factor).body["replacements"] == []
    assert reached(karel) == (NEW_EMAIL, NEW_MOBILE)
    assert not now(karel).replacing


def test_the_address_that_was_corrected_hears_of_it(
    world: World, karel: User, bram: Portal, texts: FakeSms
) -> None:
    ask(bram, texts, karel, Factor.EMAIL)
    (told,) = [each for each in happened(karel) if each.action == "email_changed"]
    assert told.actor_name == world.users["BRAM"].name
    former = new_emails.former_email(karel.office_id, karel.user_id, told.event_id)
    assert former == karel.email


def test_what_they_approve_afterwards_says_that_it_was_corrected(
    world: World, karel: User, bram: Portal, texts: FakeSms
) -> None:
    for factor in REACHED:
        ask(bram, texts, karel, factor)
    assert vouched(world, texts, world.bakkerij, karel.user_id).status == 200
    inside, task = choose_password(world, karel), world.publish("KAREL")
    assert not approve(inside, task).problem
    place = f"/clients/{world.bakkerij}/documents/{task.about.document_id}/history"
    told = bram.get(place).body["items"][-1]["details"]
    assert {f"replaced_{factor}" for factor in REACHED} <= set(told)
    kept = rows.counting(karel.office_id, karel.user_id)
    assert {each.factor for each in kept} == set(REACHED)
    for each in kept:
        assert each.facts["asked_by"] == world.users["BRAM"].name
        assert each.facts["ground"] == Ground.INVITED


@pytest.mark.parametrize("factor", REACHED)
def test_once_something_was_asked_it_waits_as_of_everybody(
    world: World, karel: User, bram: Portal, texts: FakeSms, factor: Factor
) -> None:
    """As it was done in the attack: invited, asked, and then reached elsewhere."""
    task = world.publish("KAREL")
    assert ask(bram, texts, karel, factor).body["replacements"]
    assert reached(karel) == (karel.email, karel.mobile)
    assert agree(bram, texts, karel, factor).problem == "needs_a_colleague"
    inside = choose_password(world, karel)
    assert approve(inside, task).problem == "prove_first"
    assert not inside.delete(f"/me/replacements/{factor}").problem
    assert not approve(inside, task).problem


def test_a_turn_that_is_still_to_come_is_asked_too(
    world: World, karel: User, bram: Portal, texts: FakeSms
) -> None:
    signers = (Signer(user_id=world.users["ANNA"].user_id), Signer(user_id=karel.user_id, stage=2))
    world.publish(type_id="jaarrekening", signers=signers)
    assert ask(bram, texts, karel, Factor.EMAIL).body["replacements"]


def test_a_beheerder_does_not_correct_the_number_of_who_was_asked_either(
    world: World, anna: User, karel: User, texts: FakeSms
) -> None:
    world.publish("KAREL")
    inside = proved(Portal(world.host).sign_in(anna), texts, "change_mobile")
    path = f"/clients/{world.bakkerij}/people/{karel.user_id}/mobile"
    assert not inside.put(path, {"mobile": NEW_MOBILE}).problem
    assert now(karel).mobile == karel.mobile
    assert now(karel).replacing


def test_with_the_yes_of_a_second_colleague_the_invitation_goes_to_the_new_address(
    world: World, karel: User, bram: Portal, texts: FakeSms
) -> None:
    world.publish("KAREL")
    ask(bram, texts, karel, Factor.EMAIL)
    old = passwords.new_password_link(karel.office_id, karel.user_id, "invitation", clock.now())
    assert not agree(second(world), texts, karel, Factor.EMAIL).problem
    found = users.user_with_email(karel.office_id, NEW_EMAIL)
    assert found
    assert (found.user_id, found.replacing) == (karel.user_id, False)
    assert [each.action for each in happened(karel)][-2:] == ["email_changed", "person_invited"]
    stranger = Portal(world.host)
    assert stranger.post("/password-links", {"token": old}).problem == "link_expired"


def test_an_office_with_one_employee_waits_for_72_hours(
    world: World, karel: User, bram: Portal, texts: FakeSms, later: Later
) -> None:
    world.publish("KAREL")
    ask(bram, texts, karel, Factor.EMAIL)
    was_told(karel)
    later(hours=72)
    run(count_replacements)
    assert reached(karel) == (NEW_EMAIL, karel.mobile)


def test_the_old_address_stops_it(world: World, karel: User, bram: Portal, texts: FakeSms) -> None:
    world.publish("KAREL")
    ask(bram, texts, karel, Factor.EMAIL)
    token = link(karel, Factor.EMAIL)
    assert not Portal(world.host).put("/replacement-stops", {"token": token}).problem
    assert reached(karel) == (karel.email, karel.mobile)


def test_what_waits_is_not_corrected_beside_it_once_nothing_is_asked_any_more(
    world: World, karel: User, bram: Portal, texts: FakeSms
) -> None:
    task = world.publish("KAREL")
    ask(bram, texts, karel, Factor.EMAIL)
    place = f"/clients/{task.client_id}/documents/{task.about.document_id}/withdrawal"
    assert not bram.put(place, {"reason": "Vergissing"}).problem
    assert ask(bram, texts, karel, Factor.EMAIL, "karel@elders.example").body["replacements"]
    assert reached(karel) == (karel.email, karel.mobile)
