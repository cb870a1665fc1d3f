"""Colleagues who can say that something is right hear that it waits: a few, and only while a yes is
of use."""

import pytest

from chalicelib.core.actor import EmployeeRole
from chalicelib.core.replacing import replace
from chalicelib.identity.events.shared import Factor
from chalicelib.identity.store import signing_in, users
from tests.fakes.sms import FakeSms
from tests.http.proving import proved
from tests.http.test_people import RIGHTS
from tests.integration.test_mail_letting_in import FAKE, invite, mails
from tests.pipeline import Pipeline, send_notifications
from tests.portal import Portal
from tests.support.newcomers import vouched
from tests.support.replacing import NEW_EMAIL, NEW_MOBILE, agree, ask, second
from tests.world import World

CONFIRM, VOUCH = "Klopt dit voor Anna", f"Kent u {FAKE}?"
OTHERS = ("FATIMA", "JOOST", "AISHA", "SVEN")


@pytest.fixture
def colleagues(world: World) -> None:
    """Four who look after everybody, and one who works elsewhere."""
    for who in OTHERS:
        world.employ(who, who.title())
    world.employ("WILLEM", "Willem", EmployeeRole.ACCOUNTANT, world.holding)


def heard(world: World, pipeline: Pipeline, subject: str) -> dict[str, str]:
    """What the colleagues who heard of it read, by who they are."""
    pipeline.run()
    pipeline.run()
    found = {who: mails(pipeline, world, who, subject) for who in world.users}
    assert all(len(several) <= 1 for several in found.values())
    return {who: several[0].text for who, several in found.items() if several}


@pytest.mark.parametrize("factor", list(Factor))
def test_a_few_colleagues_hear_that_a_change_waits_and_nothing_of_what_it_is(
    world: World,
    pipeline: Pipeline,
    bram: Portal,
    texts: FakeSms,
    colleagues: None,
    factor: Factor,
) -> None:
    anna = world.users["ANNA"]
    ask(bram, texts, anna, factor)
    told = heard(world, pipeline, CONFIRM)
    assert set(told) == {"AISHA", "FATIMA", "JOOST"}
    text = told["FATIMA"]
    assert f"Doorgegeven door: {world.users['BRAM'].name}" in text
    assert f"deel=mensen&wie={anna.user_id}" in text
    assert "Gaat vanzelf in op: " in text
    assert NEW_EMAIL not in text
    assert NEW_MOBILE[-4:] not in text


def test_the_relation_manager_is_asked_first(
    world: World, pipeline: Pipeline, texts: FakeSms, colleagues: None
) -> None:
    asker = second(world)
    ask(asker, texts, world.users["ANNA"], Factor.MOBILE)
    told = heard(world, pipeline, CONFIRM)
    assert set(told) == {"AISHA", "BRAM", "JOOST"}


def test_who_works_for_the_client_by_name_comes_before_who_works_for_all(
    world: World, pipeline: Pipeline, bram: Portal, texts: FakeSms, colleagues: None
) -> None:
    here = (world.bakkerij, world.holding)
    sven = replace(
        users.user(world.office_id, world.users["SVEN"].user_id), assigned=frozenset(here)
    )
    signing_in.keep_change(sven)
    ask(bram, texts, world.users["ANNA"], Factor.MOBILE)
    assert "SVEN" in heard(world, pipeline, CONFIRM)


def test_nobody_hears_what_waits_no_more_or_what_nobody_can_confirm(
    world: World, pipeline: Pipeline, bram: Portal, texts: FakeSms
) -> None:
    anna = world.users["ANNA"]
    ask(bram, texts, anna, Factor.MOBILE)
    assert heard(world, pipeline, CONFIRM) == {}
    fatima = second(world)
    ask(bram, texts, anna, Factor.DEVICES)
    assert pipeline.route()
    agree(fatima, texts, anna, Factor.DEVICES)
    assert heard(world, pipeline, CONFIRM) == {}


def test_who_can_no_longer_confirm_it_when_the_mail_is_written_does_not_get_it(
    world: World, pipeline: Pipeline, bram: Portal, texts: FakeSms
) -> None:
    second(world)
    ask(bram, texts, world.users["ANNA"], Factor.MOBILE)
    assert pipeline.route()
    pipeline.work("NOTIFICATIONS_QUEUE_URL", send_notifications)
    fatima = users.user(world.office_id, world.users["FATIMA"].user_id)
    signing_in.keep_change(replace(fatima, role=EmployeeRole.ASSISTANT))
    assert heard(world, pipeline, CONFIRM) == {}


def test_of_a_colleague_who_leads_the_office_hears_it(
    world: World, pipeline: Pipeline, texts: FakeSms
) -> None:
    world.employ("WILLEM", "Willem", EmployeeRole.OWNER)
    world.employ("FATIMA", "Fatima", EmployeeRole.MANAGER)
    owner = Portal(world.host).sign_in(world.users["WILLEM"])
    ask(owner, texts, world.users["BRAM"], Factor.MOBILE, "0611111111")
    pipeline.run()
    (mail,) = mails(pipeline, world, "FATIMA", f"Klopt dit voor {world.users['BRAM'].name}")
    assert f"/kantoor/medewerkers/{world.users['BRAM'].user_id}" in mail.text


def test_a_few_colleagues_hear_who_waits_to_be_known_once_a_day(
    world: World, pipeline: Pipeline, bram: Portal, texts: FakeSms, colleagues: None
) -> None:
    fake = invite(world, proved(bram, texts))
    more = f"/clients/{world.bakkerij}/people/{fake['user_id']}/rights"
    assert bram.put(more, RIGHTS | {"sign": True}).status == 200
    told = heard(world, pipeline, VOUCH)
    assert set(told) == {"AISHA", "FATIMA", "JOOST"}
    assert f"deel=mensen&wie={fake['user_id']}" in told["FATIMA"]
    assert f"Rechten gegeven door: {world.users['BRAM'].name}" in told["FATIMA"]
    assert fake["email"] not in told["FATIMA"]


def test_nobody_hears_of_whom_a_colleague_vouched_for_meanwhile(
    world: World, pipeline: Pipeline, bram: Portal, texts: FakeSms
) -> None:
    fake = invite(world, proved(bram, texts))
    assert vouched(world, texts, world.bakkerij, fake["user_id"]).status == 200
    assert heard(world, pipeline, VOUCH) == {}


def test_whom_nothing_is_shut_for_is_no_news(
    world: World, pipeline: Pipeline, bram: Portal, texts: FakeSms, colleagues: None
) -> None:
    new = world.another_client("Nieuw B.V.")
    invite(world, proved(bram, texts), new)
    assert heard(world, pipeline, VOUCH) == {}
