"""Clients of two kinds, their numbers, and who belongs to them."""

from datetime import UTC, datetime

import pytest

from chalicelib.clients.domain.client import Client, Facts, checked, differences
from chalicelib.clients.domain.membership import Membership, check_rights
from chalicelib.core.errors import Invalid, PortalError
from chalicelib.core.rights import Right, Rights
from chalicelib.offices.domain.types import ClientKind

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
PERSON = Facts(kind=ClientKind.PERSON, name="A. de Vries", bsn="999990019")
ORGANISATION = Facts(
    kind=ClientKind.ORGANISATION, name="Bakkerij", client_number="10021", relation_manager_id="bram"
)


def client(facts: Facts = ORGANISATION) -> Client:
    return Client(office_id="van-dijk", client_id="1", facts=facts, created_at=AT)


def faults(error: PortalError) -> dict[str, str]:
    return {each.field: each.code for each in error.fields}


def test_a_client_says_what_its_facts_say() -> None:
    known = client()
    assert (known.name, known.client_number) == ("Bakkerij", "10021")
    assert (known.kind, known.relation_manager_id) == (ClientKind.ORGANISATION, "bram")


def test_facts_are_tidied() -> None:
    tidy = checked(
        Facts(kind=ClientKind.ORGANISATION, name=" Bakkerij ", rsin="9998.22.305", city=" Utrecht")
    )
    assert (tidy.name, tidy.rsin, tidy.city) == ("Bakkerij", "999822305", "Utrecht")
    assert tidy.kvk == ""


def test_everything_that_is_wrong_is_named_at_once() -> None:
    with pytest.raises(Invalid) as refused:
        checked(
            Facts(
                kind=ClientKind.ORGANISATION,
                name=" ",
                kvk="1",
                rsin="1",
                btw_id="1",
                bsn="999990019",
            )
        )
    assert faults(refused.value) == {
        "name": "required",
        "kvk": "not_a_kvk",
        "rsin": "not_a_rsin",
        "btw_id": "not_a_btw_id",
        "bsn": "bsn_not_here",
    }


def test_a_person_has_no_rsin() -> None:
    with pytest.raises(Invalid) as refused:
        checked(Facts(kind=ClientKind.PERSON, name="A. de Vries", rsin="999822305"))
    assert faults(refused.value) == {"rsin": "rsin_not_here"}


def test_a_masked_bsn_means_the_one_we_know() -> None:
    masked = Facts(kind=ClientKind.PERSON, name="A. de Vries", bsn="•••••• 019")
    assert checked(masked, PERSON) == PERSON
    with pytest.raises(Invalid):
        checked(masked)
    with pytest.raises(Invalid):
        checked(masked, Facts(kind=ClientKind.PERSON, name="A. de Vries"))


def test_a_person_stays_a_person() -> None:
    with pytest.raises(Invalid):
        client(PERSON).changed(ORGANISATION)
    renamed = Facts(kind=ClientKind.PERSON, name="Anna")
    assert client(PERSON).changed(renamed).name == "Anna"


def test_a_personal_dossier_has_one_person_at_a_time() -> None:
    hers = client(PERSON).joined_by("anna")
    assert hers.holder_id == "anna"
    assert hers.joined_by("anna") == hers
    with pytest.raises(Invalid) as refused:
        hers.joined_by("pieter")
    assert faults(refused.value) == {"email": "personal_dossier"}
    assert hers.joined_by("pieter", is_free=True).holder_id == "pieter"


def test_an_organisation_has_any_number_of_people() -> None:
    assert client().joined_by("anna").joined_by("pieter") == client()


def test_who_may_act_may_look() -> None:
    check_rights(Rights(read=False))
    check_rights(Rights(approve=True, sign=True))
    with pytest.raises(Invalid) as refused:
        check_rights(Rights(read=False, sign=True), "rights.")
    assert faults(refused.value) == {"rights.read": "needs_read"}


def test_a_membership_allows_what_its_rights_say() -> None:
    member = Membership(
        office_id="van-dijk",
        client_id="1",
        user_id="anna",
        rights=Rights(approve=True),
        invited_at=AT,
    )
    assert member.may(Right.APPROVE)
    assert not member.may(Right.SIGN)
    assert not Membership(
        office_id="van-dijk",
        client_id="1",
        user_id="anna",
        rights=Rights(read=False),
        invited_at=AT,
    ).may(Right.READ)


def test_the_history_names_changed_fields_and_never_their_values() -> None:
    changed = Facts(kind=ClientKind.PERSON, name="Anna", bsn="123456782")
    assert differences(PERSON, changed) == ("bsn", "name")
