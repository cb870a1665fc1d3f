"""Who may do what: rights at a client, their limits, and the roles of employees."""

from datetime import timedelta

import pytest

from chalicelib.core import clock
from chalicelib.core.actor import Actor, EmployeeRole, UserKind, Viewer, authorise, clients_of, may
from chalicelib.core.errors import NotAllowed, NotFound
from chalicelib.core.replacing import replace
from chalicelib.core.rights import Place, Right, Rights, Role

VPB = Place(folder_id="fiscaal/aangiften-vpb", type_id="aangifte-vpb")
ACCOUNTS = Place(folder_id="jaarrekening", type_id="jaarrekening")
ALL = Rights(role=Role.BEHEERDER, approve=True, sign=True)


def anna(rights: Rights) -> Actor:
    return Actor(
        office_id="van-dijk",
        user_id="anna",
        name="Anna",
        kind=UserKind.CLIENT,
        rights={"bakkerij": rights},
    )


def bram(role: EmployeeRole | None, *clients: str) -> Actor:
    assigned = frozenset(clients) if clients else None
    return Actor(
        office_id="van-dijk",
        user_id="bram",
        name="Bram",
        kind=UserKind.EMPLOYEE,
        role=role,
        assigned=assigned,
    )


def test_who_looks_along_is_neither_themselves_nor_the_other() -> None:
    """Of a client's page, of an employee's, and of one who looks as that client."""
    client, employee = anna(ALL), bram(EmployeeRole.OWNER)
    looking = replace(client, viewer=Viewer(user_id=employee.user_id, name=employee.name))
    beside = replace(client, viewer=Viewer(user_id="willem", name="Willem"))
    assert len({each.person for each in (client, employee, looking, beside)}) == 4
    assert looking.person == replace(looking, session_key="another").person


def test_each_right_is_given_by_itself() -> None:
    looks = anna(Rights(handle=False))
    assert may(looks, Right.READ, "bakkerij")
    assert not any(may(looks, right, "bakkerij") for right in set(Right) - {Right.READ})
    everything = {right for right in Right if may(anna(ALL), right, "bakkerij")}
    assert everything == set(Right) - {Right.MANAGE}


def test_who_may_not_read_may_do_nothing() -> None:
    blind = anna(Rights(role=Role.BEHEERDER, read=False, approve=True, sign=True))
    assert not any(may(blind, right, "bakkerij") for right in Right)
    assert clients_of(blind) == ()


def test_rights_at_one_client_say_nothing_of_another() -> None:
    with pytest.raises(NotFound):
        authorise(anna(ALL), Right.READ, "holding")


def test_limits_hold_for_folders_and_what_lies_below_them() -> None:
    fiscal = anna(Rights(approve=True, folders=("fiscaal",)))
    assert may(fiscal, Right.APPROVE, "bakkerij", VPB)
    assert not may(fiscal, Right.READ, "bakkerij", ACCOUNTS)
    assert not may(
        fiscal, Right.READ, "bakkerij", Place(folder_id="fiscaal-oud", type_id="aangifte-vpb")
    )
    assert may(fiscal, Right.READ, "bakkerij")


def test_limits_hold_for_types_and_both_must_fit() -> None:
    returns = anna(Rights(types=("aangifte-vpb",)))
    assert may(returns, Right.READ, "bakkerij", VPB)
    assert not may(returns, Right.READ, "bakkerij", ACCOUNTS)
    nowhere = anna(Rights(folders=("jaarrekening",), types=("aangifte-vpb",)))
    assert not may(nowhere, Right.READ, "bakkerij", VPB)


def test_rights_count_up_to_and_including_their_last_day() -> None:
    today = clock.today()
    assert may(anna(Rights(ends_on=str(today))), Right.READ, "bakkerij")
    past = Rights(ends_on=str(today - timedelta(days=1)))
    assert past.have_ended
    assert clients_of(anna(past)) == ()


def test_what_may_be_seen_but_not_done_is_said_so() -> None:
    with pytest.raises(NotAllowed):
        authorise(anna(Rights()), Right.APPROVE, "bakkerij")
    authorise(anna(ALL), Right.SIGN, "bakkerij", VPB)


def test_an_assistant_publishes_and_leaves_people_to_others() -> None:
    does = {right for right in Right if may(bram(EmployeeRole.ASSISTANT), right, "bakkerij")}
    assert does == {Right.READ, Right.MANAGE}
    for role in set(EmployeeRole) - {EmployeeRole.ASSISTANT}:
        assert may(bram(role), Right.PEOPLE, "bakkerij")
        assert not may(bram(role), Right.APPROVE, "bakkerij")
    assert not may(bram(None), Right.READ, "bakkerij")


def test_who_works_for_some_clients_finds_no_other() -> None:
    limited = bram(EmployeeRole.ACCOUNTANT, "bakkerij")
    assert may(limited, Right.MANAGE, "bakkerij")
    with pytest.raises(NotFound):
        authorise(limited, Right.READ, "holding")


def test_owners_and_managers_lead() -> None:
    assert [role.value for role in EmployeeRole if bram(role).leads] == ["owner", "manager"]
    assert [role.value for role in EmployeeRole if bram(role).owns] == ["owner"]
