"""Two employees are two only where nobody let both of them in (ADR 52)."""

import pytest

from chalicelib.identity.domain.user import User
from chalicelib.identity.events.shared import Factor
from chalicelib.identity.store import users
from tests.fakes.sms import FakeSms
from tests.http.knocking import Later
from tests.http.proving import proved
from tests.http.test_letting_in import approve, invited, of, row
from tests.http.test_replacements_seconds import choose
from tests.portal import Portal
from tests.support.employing import again, employed, invite, owner
from tests.support.namens import active
from tests.support.newcomers import vouch
from tests.support.replacing import agree, ask, second
from tests.world import World


def refused(world: World, texts: FakeSms, giver: Portal, voucher: Portal) -> None:
    """One of these lets somebody in, and the other vouches for nothing."""
    user_id = invited(world, proved(giver, texts))
    told = vouch(proved(voucher, texts), world.bakkerij, user_id)
    assert (told.status, told.problem) == (409, "vouch_needs_another_colleague")
    assert "vouch" not in row(voucher, world.bakkerij, user_id)["may"]
    assert approve(of(world), world.publish("ZOE")).problem == "let_in_lately"


def test_an_owner_does_not_vouch_for_whom_a_colleague_of_his_own_let_in(
    world: World, texts: FakeSms
) -> None:
    """As it was done within a minute: Eva is at a mailbox of his."""
    eva = employed(world, "EVA", owner(world), texts)
    refused(world, texts, eva, owner(world))


def test_nor_does_who_was_let_in_by_somebody_whom_he_let_in(
    world: World, texts: FakeSms, later: Later
) -> None:
    employed(world, "ERIKA", employed(world, "EVA", owner(world), texts), texts, "accountant")
    later(days=4)
    refused(world, texts, owner(world), again(world, "ERIKA"))
    refused(world, texts, again(world, "ERIKA"), again(world, "EVA"))


def test_nor_do_two_whom_he_let_in_both(world: World, texts: FakeSms, later: Later) -> None:
    for who in ("EVA", "ERIKA"):
        employed(world, who, owner(world), texts)
    later(days=4)
    refused(world, texts, again(world, "EVA"), again(world, "ERIKA"))


def test_an_invitation_that_another_sends_again_stays_of_who_sent_it_first(
    world: World, texts: FakeSms, later: Later
) -> None:
    owner(world, "ESTHER")
    user_id = invite(world, owner(world), texts)
    assert owner(world, "ESTHER").put(f"/employees/{user_id}/invitation").status == 200
    active(world, "EVA", user_id)
    later(days=4)
    for who in ("WILLEM", "ESTHER"):
        refused(world, texts, owner(world, who), again(world, "EVA"))


@pytest.mark.parametrize(
    ("factor", "value"), [(Factor.EMAIL, "eva@elders.example"), (Factor.MOBILE, "0612345699")]
)
def test_whoever_moves_an_open_invitation_lets_in_too(
    world: World, texts: FakeSms, later: Later, factor: Factor, value: str
) -> None:
    esther = owner(world, "ESTHER")
    user_id = invite(world, owner(world), texts)
    moved = proved(esther, texts, f"change_{factor}").put(
        f"/people/{user_id}/{factor}", {str(factor): value}
    )
    assert moved.status == 200, moved.body
    active(world, "EVA", user_id)
    later(days=4)
    for who in ("WILLEM", "ESTHER"):
        refused(world, texts, owner(world, who), again(world, "EVA"))


def test_whoever_opens_an_account_again_lets_in_too(
    world: World, texts: FakeSms, later: Later
) -> None:
    """Somebody who left long ago, and whose mailbox is the office's by now."""
    gone = world.employ("EVA", "Eva").user_id
    willem = proved(owner(world), texts)
    assert willem.put(f"/people/{gone}/deactivation").status == 200
    assert willem.delete(f"/people/{gone}/deactivation").status == 200
    active(world, "EVA", gone)
    later(days=4)
    refused(world, texts, owner(world), again(world, "EVA"))


def test_a_chain_of_his_own_agrees_with_no_replacement_either(
    world: World, anna: User, texts: FakeSms, later: Later
) -> None:
    employed(world, "ERIKA", employed(world, "EVA", owner(world), texts), texts)
    later(days=4)
    ask(owner(world), texts, anna, Factor.MOBILE)
    answer = agree(again(world, "ERIKA"), texts, anna, Factor.MOBILE)
    assert (answer.status, answer.problem) == (409, "needs_another_colleague")
    assert not agree(second(world), texts, anna, Factor.MOBILE).problem


def test_after_thirty_days_a_colleague_stands_for_themself(
    world: World, texts: FakeSms, later: Later
) -> None:
    employed(world, "EVA", owner(world), texts)
    later(days=30, minutes=1)
    user_id = invited(world, proved(owner(world), texts))
    assert vouch(proved(again(world, "EVA"), texts), world.bakkerij, user_id).status == 200


def test_the_thirty_days_begin_with_their_first_password(
    world: World, texts: FakeSms, later: Later
) -> None:
    """And not with an invitation that lay ready."""
    user_id = invite(world, owner(world), texts)
    later(days=29)
    choose(world, users.user(world.office_id, user_id), "invitation")
    world.users["EVA"] = users.user(world.office_id, user_id)
    later(days=33)
    refused(world, texts, owner(world), again(world, "EVA"))


def test_two_who_were_let_in_by_two_are_two(world: World, texts: FakeSms, later: Later) -> None:
    employed(world, "EVA", owner(world), texts)
    employed(world, "ERIKA", owner(world, "ESTHER"), texts)
    later(days=4)
    user_id = invited(world, proved(again(world, "EVA"), texts))
    assert vouch(proved(again(world, "ERIKA"), texts), world.bakkerij, user_id).status == 200
