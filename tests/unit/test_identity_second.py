"""Who could say that a replacement is right, besides who asked it."""

from datetime import UTC, datetime

import pytest

from chalicelib.core import clock
from chalicelib.core.actor import EmployeeRole, LetIn, UserKind
from chalicelib.core.language import Language
from chalicelib.core.replacing import replace
from chalicelib.core.rights import Rights
from chalicelib.identity.domain.second import (
    NEW_FOR,
    is_of_employees,
    origins,
    seconds_among,
)
from chalicelib.identity.domain.user import Access, Status, User

AT = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
HERE = {"bakkerij": Access(name="Bakkerij", kind="organisation", rights=Rights())}
ANNA = User(
    office_id="o",
    user_id="anna",
    kind=UserKind.CLIENT,
    email="a@b.nl",
    name="Anna",
    mobile="",
    language=Language.NL,
    invited_at=AT,
    access=HERE,
)


def employee(name: str, role: EmployeeRole = EmployeeRole.ACCOUNTANT) -> User:
    return replace(
        ANNA, user_id=name, kind=UserKind.EMPLOYEE, role=role, access={}, status=Status.ACTIVE
    )


BRAM, OWNER = employee("bram"), employee("willem", EmployeeRole.OWNER)


@pytest.mark.parametrize(
    ("colleague", "person", "can"),
    [
        (OWNER, ANNA, True),
        (employee("fatima"), ANNA, True),
        (replace(employee("fatima"), assigned=frozenset({"bakkerij"})), ANNA, True),
        (replace(employee("fatima"), assigned=frozenset({"holding"})), ANNA, False),
        (replace(OWNER, status=Status.INVITED), ANNA, False),
        (employee("fatima", EmployeeRole.ASSISTANT), ANNA, False),
        (employee("fatima", EmployeeRole.MANAGER), employee("aisha"), True),
        (employee("fatima", EmployeeRole.MANAGER), OWNER, False),
    ],
)
def test_a_second_is_somebody_who_may_touch_the_account(
    colleague: User, person: User, can: bool
) -> None:
    assert seconds_among([BRAM, colleague], [BRAM.user_id], person).there_is_one is can


def test_why_nobody_can_is_told_of_who_may_touch_the_account() -> None:
    at = clock.now()
    same = replace(employee("eva"), invited_at=at, settled_at=AT, let_in_by=("bram",))
    new = replace(employee("fatima"), settled_at=at)
    waits = replace(OWNER, replacing=True)
    gone = replace(employee("joost"), status=Status.DEACTIVATED)
    every = [BRAM, same, new, waits, gone, employee("aisha", EmployeeRole.ASSISTANT)]
    assert seconds_among(every, ["bram"], ANNA).in_the_way == ("same", "new", "waiting")
    assert seconds_among([BRAM, new], ["bram"], ANNA).in_the_way == ("new",)
    assert seconds_among([BRAM, new, OWNER], ["bram"], ANNA).in_the_way == ()
    assert seconds_among([BRAM, gone], ["bram"], ANNA).in_the_way == ()


def test_an_office_with_one_employee_has_no_second() -> None:
    assert not seconds_among([BRAM], [BRAM.user_id], ANNA).there_is_one


def test_who_comes_from_where_the_asker_comes_from_is_no_second() -> None:
    """A chain of one owner, and back again."""
    at = clock.now()
    eva = replace(employee("eva"), invited_at=at, settled_at=AT, let_in_by=("willem", "erika"))
    erika = replace(employee("erika"), invited_at=at, settled_at=AT, let_in_by=("eva",))
    assert not seconds_among([OWNER, eva, erika], ["willem"], ANNA).there_is_one
    assert not seconds_among([OWNER, eva, erika], ["erika"], ANNA).there_is_one
    assert seconds_among([OWNER, eva, erika, BRAM], ["erika"], ANNA).there_is_one
    assert origins("erika", {"eva": eva, "erika": erika}, at) == {"willem"}


def test_two_who_let_each_other_in_are_one() -> None:
    at = clock.now()
    eva = replace(employee("eva"), invited_at=at, let_in_by=("erika",))
    erika = replace(employee("erika"), invited_at=at, let_in_by=("eva",))
    known = {"eva": eva, "erika": erika}
    assert origins("eva", known, at) == origins("erika", known, at) != frozenset()


def test_a_person_who_has_been_here_and_was_given_rights_lately_is_of_both() -> None:
    at = clock.now()
    came = LetIn(event_id="e", at=at, by_name="Bram", giver_ids=("bram",), before_ids=("willem",))
    given = {"bakkerij": replace(HERE["bakkerij"], let_in=came)}
    anna, fake = replace(ANNA, access=given), replace(ANNA, invited_at=at, access=given)
    known = {"anna": anna, "fake": replace(fake, user_id="fake"), "bram": BRAM, "willem": OWNER}
    assert origins("anna", known, at) == {"anna", "bram", "willem"}
    assert origins("fake", known, at) == {"bram", "willem"}
    assert origins("anna", known, at + NEW_FOR) == {"anna"}
    assert is_of_employees("fake", known, at)
    assert not is_of_employees("anna", known, at)
    assert not is_of_employees("gone", known, at)
