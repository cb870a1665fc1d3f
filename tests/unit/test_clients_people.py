"""What one beheerder may give to another person, and what becomes of a request."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chalicelib.clients.domain import membership
from chalicelib.clients.domain.request import PeopleRequest, RequestState, Standing, Wanted
from chalicelib.core.actor import Actor, EmployeeRole, UserKind, answers_for
from chalicelib.core.errors import Conflict, Invalid, NotAllowed
from chalicelib.core.language import Language
from chalicelib.core.replacing import replace
from chalicelib.core.rights import Rights, Role

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
ALL = Rights(role=Role.BEHEERDER, approve=True, sign=True)
LIMITED = Rights(
    role=Role.BEHEERDER, folders=("fiscaal",), types=("btw-aangifte", "lor"), ends_on="2026-12-31"
)
REQUEST = PeopleRequest(
    office_id="van-dijk",
    client_id="bakkerij",
    request_id="request",
    client_name="Bakkerij",
    asked_by="anna",
    asked_by_name="Anna",
    asked_at=AT,
    wanted=Wanted(
        email="zoe@example.nl",
        name="Zoë",
        mobile="0612345603",
        language=Language.NL,
        rights=Rights(),
    ),
)


def actor(kind: UserKind = UserKind.CLIENT, **rights: Rights) -> Actor:
    return Actor(office_id="van-dijk", user_id="anna", name="Anna", kind=kind, rights=rights)


@pytest.mark.parametrize(
    ("given", "wider"),
    [
        ({}, []),
        ({"folders": ("fiscaal/aangiften-ib",), "types": ("lor",), "ends_on": "2026-12-01"}, []),
        ({"approve": True, "sign": True}, ["approve", "sign"]),
        ({"folders": ()}, ["folders"]),
        ({"folders": ("fiscaal", "administratie")}, ["folders"]),
        ({"folders": ("fiscaal-oud",)}, ["folders"]),
        ({"types": ()}, ["types"]),
        ({"types": ("factuur",)}, ["types"]),
        ({"ends_on": None}, ["ends_on"]),
        ({"ends_on": "2027-01-01"}, ["ends_on"]),
    ],
)
def test_rights_go_beyond_others_by_field(given: dict[str, Any], wider: list[str]) -> None:
    assert membership.beyond(replace(LIMITED, **given), LIMITED) == wider


def test_who_has_no_limit_gives_what_they_like() -> None:
    assert membership.beyond(LIMITED, ALL) == []
    assert membership.beyond(ALL, Rights(read=False, handle=False)) == [
        "role",
        "read",
        "handle",
        "approve",
        "sign",
    ]


def test_somebody_keeps_what_they_had_or_gets_what_the_giver_has() -> None:
    anna = actor(bakkerij=LIMITED)
    membership.check_given(anna, "bakkerij", LIMITED)
    membership.check_given(anna, "bakkerij", replace(ALL, approve=False), held=ALL)
    with pytest.raises(Invalid) as refused:
        membership.check_given(
            anna, "bakkerij", replace(ALL, types=("lor",)), held=LIMITED, at="rights."
        )
    assert [each.field for each in refused.value.fields] == [
        "rights.approve",
        "rights.sign",
        "rights.folders",
        "rights.ends_on",
    ]
    membership.check_given(actor(UserKind.EMPLOYEE), "bakkerij", ALL)


def test_a_number_is_changed_by_who_answers_for_all_that_it_opens() -> None:
    anna = actor(bakkerij=ALL, holding=Rights())
    membership.check_changes_mobile(anna, "pieter", frozenset({"bakkerij"}))
    with pytest.raises(NotAllowed):
        membership.check_changes_mobile(anna, "pieter", frozenset({"bakkerij", "holding"}))
    with pytest.raises(Conflict):
        membership.check_touches(anna, "anna")
    bram = replace(
        actor(UserKind.EMPLOYEE), role=EmployeeRole.ACCOUNTANT, assigned=frozenset({"a"})
    )
    membership.check_changes_mobile(bram, "pieter", {"a"})
    with pytest.raises(NotAllowed):
        membership.check_changes_mobile(bram, "pieter", {"a", "b"})
    leads = replace(actor(UserKind.EMPLOYEE), role=EmployeeRole.MANAGER)
    assert answers_for(leads, [])
    assert not answers_for(replace(bram, assigned=None), [])


def test_a_request_is_decided_once() -> None:
    granted = REQUEST.granted(AT)
    assert (granted.state, granted.decided_at) == (RequestState.GRANTED, AT)
    assert granted.granted(AT + timedelta(days=1)) is granted
    declined = REQUEST.declined(" Bel ons. ", AT)
    assert (declined.reason, declined.declined("Bel ons.", AT)) == ("Bel ons.", declined)
    for decide in (declined.granted, declined.withdrawn):
        with pytest.raises(Conflict):
            decide(AT)
    with pytest.raises(Conflict):
        declined.declined("Toch anders.", AT)
    with pytest.raises(Invalid):
        REQUEST.declined(" ", AT)


def test_a_request_stands_in_one_list_and_once_withdrawn_in_none() -> None:
    assert (REQUEST.standing, REQUEST.since) == (Standing.OPEN, REQUEST.asked_at)
    later = AT + timedelta(days=2)
    for decided in (REQUEST.declined("Nee", later), REQUEST.granted(later)):
        assert (decided.standing, decided.since) == (Standing.DECIDED, later)
    assert REQUEST.withdrawn(later).standing is None


def test_the_same_request_comes_from_the_same_person() -> None:
    assert REQUEST.is_the_same_as(replace(REQUEST, asked_at=AT + timedelta(hours=1)))
    assert not REQUEST.is_the_same_as(replace(REQUEST, asked_by="pieter"))
    assert not REQUEST.is_the_same_as(replace(REQUEST, wanted=replace(REQUEST.wanted, name="Z")))
