"""No employee becomes a client, takes their word or widens a right without a code and a trace."""

import pytest

from chalicelib.gateways import sms
from tests.fakes.sms import FakeSms
from tests.support import insiders
from tests.support.insiders import CODE, FREE, REFUSED, ROWS, TABLE, WAITS, WHO, Stage

KNOWN = insiders.table() if TABLE.exists() else {}
AT_THE_OFFICE = WHO[2:]


@pytest.fixture(scope="module")
def stage(aws: object) -> Stage:
    texts = FakeSms()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sms, "send", texts.send)
        yield Stage(texts)


@pytest.fixture(autouse=True)
def texting(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sms, "send", stage.texts.send)


def lines(*acts: str) -> list[insiders.Line]:
    return [line for name, line in KNOWN.items() if name.startswith(acts)]


@pytest.mark.slow
@pytest.mark.parametrize("name", ROWS)
def test_what_each_role_gets_done_is_as_the_table_says(stage: Stage, name: str) -> None:
    found = stage.line(name)
    assert found == KNOWN.get(name), insiders.written(name, found)


def test_the_table_has_every_act_and_no_other() -> None:
    assert list(KNOWN) == list(ROWS)


def test_how_somebody_is_reached_never_changes_by_one_person_alone() -> None:
    for line in lines("gives another", "forgets"):
        assert set(line.values()) <= {REFUSED, WAITS}


def test_no_right_is_given_without_a_code() -> None:
    for line in lines("gives every right", "opens", "makes", "shows", "agrees"):
        assert FREE not in line.values()


def test_nobody_gives_the_answer_of_somebody_else_as_if_it_were_theirs() -> None:
    for line in lines("approves", "rejects"):
        assert set(line.values()) == {REFUSED}
    (recorded,) = lines("records")
    assert {recorded[who] for who in AT_THE_OFFICE} <= {REFUSED, CODE}
    assert {recorded[who] for who in WHO[:2]} == {REFUSED}


def test_who_does_not_work_for_a_client_gets_nothing_done_there() -> None:
    for name, line in KNOWN.items():
        if name.endswith(": client"):
            assert line["elsewhere"] == REFUSED, name


def test_who_invites_a_person_of_others_at_a_client_of_his_own_does_not_get_their_account() -> None:
    shared = [line for name, line in KNOWN.items() if name.endswith(": shared")]
    assert len(shared) == 7
    for line in shared:
        assert {line[who] for who in (*WHO[:3], "elsewhere")} == {REFUSED}


def test_an_owner_is_for_owners_alone() -> None:
    for name, line in KNOWN.items():
        if name.endswith(": owner"):
            assert {line[who] for who in WHO if who != "owner"} == {REFUSED}, name
