"""Who gets past which door: every route, asked as everybody in access_table.txt."""

from collections.abc import Iterator

import pytest

from chalicelib.core.http import Needs
from chalicelib.core.rights import Right
from tests.support import access
from tests.support.access import COLUMNS, Stage

WITHOUT_SESSION = ("nobody", "stolen", "expired", "stopped")
AT_ANOTHER_CLIENT = ("elsewhere", "neighbour", "unassigned")
KNOWN = access.contracts()
TABLE = access.table()


@pytest.fixture(scope="module")
def stage(aws: object) -> Stage:
    return Stage()


def lines(*needs: str | Right) -> Iterator[tuple[str, access.Line]]:
    yield from ((name, TABLE[name]) for name, each in KNOWN.items() if each.needs in needs)


def test_every_route_is_in_the_table(stage: Stage) -> None:
    missing = [access.written(name, stage.line(KNOWN[name])) for name in KNOWN.keys() - TABLE]
    told = "\n".join(["in tests/http/access_table.txt; if what was seen is right:", *missing])
    assert not missing, told


def test_the_table_has_no_route_that_is_gone() -> None:
    assert TABLE.keys() <= KNOWN.keys()


@pytest.mark.parametrize("who", COLUMNS)
def test_every_door_is_as_the_table_says(stage: Stage, who: str) -> None:
    told = {name: TABLE[name][who] for name in TABLE.keys() & KNOWN}
    seen = {name: stage.see(KNOWN[name], who) for name in told}
    assert seen == told


def test_without_a_session_only_what_is_public_opens() -> None:
    for name, line in TABLE.items():
        at_the_door = {line[who] for who in WITHOUT_SESSION}
        closed = KNOWN[name].needs != Needs.PUBLIC
        assert at_the_door == {"401"} if closed else "401" not in at_the_door, name


def test_what_is_at_another_client_does_not_exist() -> None:
    for name, line in lines(*Right):
        assert {line[who] for who in AT_ANOTHER_CLIENT} == {"404"}, name


def test_an_owner_of_another_office_gets_nothing_of_this_one() -> None:
    """`in`: removing what is not there, at his own office, is no failure."""
    for name, line in lines(*Right):
        harmless = {"in"} if name.startswith("DELETE") else set()
        assert line["rival"] in {"403", "403*", "404*"} | harmless, name


def test_what_is_for_the_office_does_not_exist_for_clients() -> None:
    for name, line in lines(Needs.EMPLOYEE, Needs.LEADER, Needs.OWNER):
        assert {line["elsewhere"], line["neighbour"], line["reader"]} == {"404"}, name


def test_each_role_at_the_office_stops_where_the_next_begins() -> None:
    for name, line in lines(Needs.LEADER):
        assert line["assistant"] == line["unassigned"] == "403", name
        assert line["manager"] == "in" or line["manager"].endswith("*"), name
    for name, line in lines(Needs.OWNER):
        assert (line["assistant"], line["manager"]) == ("403", "403"), name


def test_who_may_only_read_does_nothing_else() -> None:
    for name, line in lines(*set(Right) - {Right.READ}):
        assert line["reader"] == "403", name


def test_who_it_is_for_is_never_stopped_at_the_door() -> None:
    for name, line in TABLE.items():
        assert line["right"] == "in" or line["right"].endswith("*"), name
