"""The clients of an employee, and what the history tells of looking along."""

from datetime import UTC, datetime, timedelta

import pytest

from chalicelib.audit.domain import Event, by
from chalicelib.core import clock
from chalicelib.core.actor import Actor, EmployeeRole, UserKind, Viewer
from chalicelib.core.details import texts
from chalicelib.core.errors import Conflict, Invalid
from chalicelib.core.language import Language
from chalicelib.core.replacing import replace
from chalicelib.core.rights import Rights
from chalicelib.employees.domain import check_clients, differences, looks
from chalicelib.identity.domain.device import Device
from chalicelib.identity.domain.session import Session, session_of
from chalicelib.identity.domain.user import Access, Status, User, new_user
from chalicelib.identity.domain.viewing import LASTS, Viewing, start_viewing
from chalicelib.identity.events.sessions import SignedOut

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
BRAM = Actor(
    office_id="van-dijk",
    user_id="bram",
    name="Bram",
    kind=UserKind.EMPLOYEE,
    role=EmployeeRole.ACCOUNTANT,
    assigned=frozenset({"bakkerij"}),
)


def user(kind: UserKind = UserKind.CLIENT, role: EmployeeRole | None = None) -> User:
    return new_user(
        "van-dijk",
        kind,
        NOON,
        email="anna@bakkerij.example",
        name="Anna",
        mobile="0612345601",
        language=Language.EN,
        role=role,
    )


def anna() -> User:
    with_rights = user().activated()
    for client_id in ("bakkerij", "holding"):
        access = Access(name=client_id, kind="organisation", rights=Rights())
        with_rights = with_rights.with_access(client_id, access)
    return with_rights


@pytest.mark.parametrize(
    ("wanted", "managed", "wrong"),
    [
        (None, ["b"], ""),
        (["a", "b"], ["b"], ""),
        ([], [], ""),
        (["a", "x"], [], "no_such_client"),
        (["a"], ["b"], "manages_client"),
    ],
)
def test_clients_exist_and_a_manager_keeps_theirs(
    wanted: list[str] | None, managed: list[str], wrong: str
) -> None:
    if not wrong:
        check_clients(wanted, ["a", "b"], managed)
        return
    with pytest.raises(Invalid) as refused:
        check_clients(wanted, ["a", "b"], managed)
    assert [each.code for each in refused.value.fields] == [wrong]


AB, BC = ["a", "b"], ["b", "c"]


def test_a_change_of_clients_is_told_by_id() -> None:
    told = [texts(differences(*each)) for each in ((AB, BC), (None, ["a"]), (["a"], None))]
    assert told == [
        {"added": "c", "removed": "a"},
        {"added": "a", "all": "before"},
        {"removed": "a", "all": "now"},
    ]


def test_who_comes_to_lead_sees_every_client() -> None:
    limited = user(UserKind.EMPLOYEE, EmployeeRole.ASSISTANT).working_for(["a"])
    assert limited.as_role(EmployeeRole.ACCOUNTANT).assigned == {"a"}
    leads = limited.as_role(EmployeeRole.MANAGER)
    assert leads.assigned is None
    assert leads.working_for(None) == leads
    with pytest.raises(Invalid):
        leads.working_for(["a"])


def test_one_more_client_is_for_who_does_not_see_every_client() -> None:
    everywhere = user(UserKind.EMPLOYEE, EmployeeRole.ASSISTANT)
    assert everywhere.gaining("a") is everywhere
    limited = everywhere.working_for([])
    assert limited.gaining("a").assigned == {"a"}
    assert limited.gaining("a").gaining("a").assigned == {"a"}


def test_of_a_person_only_is_seen_what_the_employee_may_see() -> None:
    seen = start_viewing(BRAM, anna().preferring("holding"), "bakkerij", "Zij belt.", NOON)
    assert seen.access.keys() == {"bakkerij"}
    assert seen.preferred_client_id is None
    assert seen.until == NOON + LASTS
    kept = start_viewing(BRAM, anna().preferring("bakkerij"), "bakkerij", "Zij belt.", NOON)
    assert kept.preferred_client_id == "bakkerij"


def test_nobody_looks_as_somebody_whose_account_was_stopped() -> None:
    with pytest.raises(Conflict):
        start_viewing(BRAM, anna().deactivated(clock.now()), "bakkerij", "Zij belt.", NOON)


def session(viewing: Viewing | None) -> Session:
    employee = user(UserKind.EMPLOYEE, EmployeeRole.OWNER)
    opened = session_of(employee, "token", NOON, {}, Device())
    return replace(opened, viewing=viewing)


def test_a_session_is_the_persons_while_it_lasts_and_never_longer() -> None:
    viewing = start_viewing(BRAM, anna(), "bakkerij", "Zij belt.", NOON)
    own = session(viewing)
    seen = own.as_seen(NOON + LASTS - timedelta(seconds=1))
    assert (seen.user_id, seen.kind, seen.role) == (viewing.user_id, UserKind.CLIENT, None)
    viewer = Viewer(user_id=own.user_id, name=own.name, role=own.role, assigned=own.assigned)
    assert seen.actor().viewer == viewer
    assert seen.token_sha256 == own.token_sha256
    assert own.as_seen(NOON + LASTS) is own
    assert session(None).as_seen(NOON).viewer is None


def test_an_act_of_who_looks_is_their_own() -> None:
    looking = session(start_viewing(BRAM, anna(), "bakkerij", "Zij belt.", NOON)).as_seen(NOON)
    event = by(looking.actor(), SignedOut(), NOON, client_id="-", subject_id="x")
    assert looking.viewer
    assert event.actor_id == looking.viewer.user_id
    assert event.details == {"as_user": looking.user_id}


def told(action: str, viewing_id: str, minutes: int) -> Event:
    details = {
        "viewing_id": viewing_id,
        "user_id": "anna",
        "user_name": "Anna",
        "reason": "Zij belt.",
        "until": "2026-03-02T12:30:00+00:00",
    }
    at = NOON + timedelta(minutes=minutes)
    return Event(
        office_id="van-dijk",
        client_id="bakkerij",
        subject_id="bakkerij",
        action=action,
        actor_id="bram",
        actor_name="Bram",
        at=at,
        details=details,
    )


def test_looks_are_told_with_when_they_ended() -> None:
    history = [
        told("client_created", "", 0),
        told("viewing_ended", "before-this-page", 0),
        told("viewing_started", "one", 0),
        told("viewing_started", "two", 5),
        told("viewing_ended", "two", 9),
    ]
    one, two = looks(history)
    assert one.ended_at == NOON + timedelta(minutes=30)
    assert two.ended_at == NOON + timedelta(minutes=9)
    assert (two.employee, two.name, two.reason) == ("Bram", "Anna", "Zij belt.")


def test_statuses_do_not_matter_for_looking_but_being_stopped() -> None:
    invited = start_viewing(BRAM, user(), "bakkerij", "Zij belt.", NOON)
    assert user().status is Status.INVITED
    assert invited.access == {}
