"""People whom no mail reaches, and whose password was stopped, wait for the office until they are
helped, in whatever order word of it comes."""

from datetime import timedelta

import pytest

from chalicelib.audit import store as audit
from chalicelib.audit.domain import NO_CLIENT, Happened, by_itself
from chalicelib.core import clock
from chalicelib.core.actor import EmployeeRole
from chalicelib.core.replacing import replace
from chalicelib.delivery.events import MailBounced
from chalicelib.identity.domain.user import Status
from chalicelib.identity.events.accounts import (
    AccountDeactivated,
    AccountStopped,
    PasswordChosen,
)
from chalicelib.identity.events.factors import EmailChanged
from chalicelib.identity.store import signing_in, users
from chalicelib.work import actions
from tests.pipeline import Pipeline
from tests.portal import Portal
from tests.support.office_work import counts, hear
from tests.world import World

BOUNCED = MailBounced(message="task_new", what="bounce", reason="NoEmail")
STOPPED = AccountStopped()


def happens(world: World, who: str, *told: Happened) -> None:
    """One after another, and word of them the other way round."""
    for number, each in enumerate(told):
        at = clock.now() + timedelta(seconds=number)
        about = world.users[who].user_id
        audit.put(by_itself(world.office_id, each, at, client_id=NO_CLIENT, subject_id=about))
    for _ in range(2):
        hear(world.office_id)


def people(portal: Portal) -> list[tuple[str, str]]:
    found = portal.get("/work").body["items"]
    return [(each["person"]["name"], each["why"]) for each in found]


def test_the_office_finds_who_cannot_be_reached_once(
    world: World, pipeline: Pipeline, bram: Portal
) -> None:
    happens(world, "ANNA", BOUNCED, BOUNCED)
    pipeline.run()
    assert people(bram) == [("Anna de Vries", "bounced")]
    assert bram.get("/work").body["counts"] == counts(people=1)
    (item,) = bram.get("/work").body["items"]
    names = [each["name"] for each in item["person"]["clients"]]
    assert (names, item["person"]["is_employee"]) == (["Bakkerij De Vries B.V.", "Holding"], False)


@pytest.mark.parametrize(
    ("begins", "why", "ends"),
    [
        (BOUNCED, "bounced", EmailChanged()),
        (BOUNCED, "bounced", AccountDeactivated()),
        (STOPPED, "stopped", PasswordChosen()),
        (STOPPED, "stopped", AccountDeactivated()),
    ],
)
def test_who_was_helped_waits_no_more_until_it_happens_again(
    world: World, bram: Portal, begins: Happened, why: str, ends: Happened
) -> None:
    happens(world, "ANNA", begins)
    assert people(bram) == [("Anna de Vries", why)]
    happens(world, "ANNA", begins, ends)
    assert people(bram) == []
    happens(world, "ANNA", begins, ends, begins)
    assert people(bram) == [("Anna de Vries", why)]


def test_what_did_not_arrive_at_an_address_that_was_left_is_no_news(
    world: World, bram: Portal
) -> None:
    happens(world, "ANNA", BOUNCED, EmailChanged(), replace(BOUNCED, message="email_changed"))
    assert people(bram) == []


def test_a_mail_that_arrives_says_that_they_are_within_reach(world: World, bram: Portal) -> None:
    who, at = world.users["ANNA"].user_id, clock.now()
    actions.hear_of_delivery(world.office_id, who, at)
    happens(world, "ANNA", BOUNCED)
    assert len(people(bram)) == 1
    actions.hear_of_delivery(world.office_id, who, at - timedelta(days=1))
    assert len(people(bram)) == 1
    actions.hear_of_delivery(world.office_id, who, at + timedelta(minutes=1))
    assert people(bram) == []


def test_each_sees_whom_they_look_after_and_of_colleagues_who_leads(
    world: World, bram: Portal
) -> None:
    def colleague(who: str, role: EmployeeRole, *clients: str) -> Portal:
        return Portal(world.host).sign_in(world.employ(who, who.title(), role, *clients))

    assistant = colleague("FATIMA", EmployeeRole.ASSISTANT)
    elsewhere = colleague("SVEN", EmployeeRole.ACCOUNTANT, world.holding)
    owner = colleague("WILLEM", EmployeeRole.OWNER)
    happens(world, "PIETER", BOUNCED)
    happens(world, "BRAM", STOPPED)
    his = [(world.users["PIETER"].name, "bounced")]
    assert people(bram) == his
    assert (people(assistant), people(elsewhere)) == ([], [])
    assert sorted(people(owner)) == sorted([(world.users["BRAM"].name, "stopped"), *his])


def test_who_was_deactivated_is_not_shown_before_word_of_it_has_come(
    world: World, bram: Portal
) -> None:
    happens(world, "ANNA", BOUNCED)
    anna = users.user(world.office_id, world.users["ANNA"].user_id)
    signing_in.keep_change(replace(anna, status=Status.DEACTIVATED))
    assert people(bram) == []
    assert bram.get("/work").body["counts"] == counts()
