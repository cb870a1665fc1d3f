"""Who finds what a colleague can confirm among what waits, and until when."""

from datetime import UTC, datetime, timedelta

import pytest

from chalicelib.core.actor import Actor, EmployeeRole, UserKind
from chalicelib.core.replacing import replace
from chalicelib.identity.domain.second import NoSecond, Seconds
from chalicelib.identity.events.shared import Factor
from chalicelib.work.domain.item import AboutNewcomer, AboutReplacement, Why, WorkItem
from chalicelib.work.domain.shown import Confirming, ShownWork, counted

AT = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
MOBILE = WorkItem(
    office_id="o", why=Why.CONFIRM, about=AboutReplacement(user_id="anna", factor=Factor.MOBILE)
)
DEVICES = replace(MOBILE, about=AboutReplacement(user_id="anna", factor=Factor.DEVICES))
NEWCOMER = WorkItem(
    office_id="o", why=Why.VOUCH, about=AboutNewcomer(user_id="zoe", client_id="bakkerij")
)
WAITS = Confirming(by_name="Bram", since=AT, until=None, seconds=Seconds(who=("fatima",)))
NOBODY = replace(WAITS, seconds=Seconds(in_the_way=(NoSecond.NEW,)))


def actor(user_id: str, role: EmployeeRole = EmployeeRole.ACCOUNTANT) -> Actor:
    return Actor(office_id="o", user_id=user_id, name=user_id, kind=UserKind.EMPLOYEE, role=role)


FATIMA, JOOST, OWNER = actor("fatima"), actor("joost"), actor("willem", EmployeeRole.OWNER)


def finds(who: Actor, known: Confirming | None) -> bool:
    return ShownWork(item=MOBILE, confirming=known).waits_for(who, AT)


def test_who_can_say_yes_finds_it_and_who_leads_where_nobody_can() -> None:
    assert [finds(each, WAITS) for each in (FATIMA, JOOST, OWNER)] == [True, False, False]
    assert [finds(each, NOBODY) for each in (FATIMA, JOOST, OWNER)] == [False, False, True]
    assert not finds(FATIMA, None)


@pytest.mark.parametrize(("until", "waits"), [(1, True), (0, False), (-1, False)])
def test_it_waits_until_it_goes_on_by_itself(until: int, waits: bool) -> None:
    assert finds(FATIMA, replace(WAITS, until=AT + timedelta(hours=until))) is waits


def test_each_thing_of_a_person_and_each_client_of_a_newcomer_is_one() -> None:
    ids = [each.item_id for each in (MOBILE, DEVICES, NEWCOMER)]
    assert ids == ["confirm#anna#mobile", "confirm#anna#devices", "vouch#bakkerij#zoe"]
    assert counted([MOBILE, DEVICES, NEWCOMER, MOBILE], FATIMA).confirming == 3
