"""No employee becomes a client, takes their word or widens a right without a code and a trace."""

import pytest

from chalicelib.gateways import sms
from tests.fakes.sms import FakeSms
from tests.support import insiders
from tests.support.access import contracts
from tests.support.insider_acts import ACTS
from tests.support.insider_left_out import LEFT_OUT
from tests.support.insiders import CODE, FREE, REFUSED, ROWS, TABLE, WAITS, WHO, Stage

KNOWN = insiders.table() if TABLE.exists() else {}
OF_CLIENTS, AT_THE_OFFICE = WHO[:4], WHO[4:]


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
    found = stage.line(*ROWS[name])
    assert found == KNOWN.get(name), insiders.written(name, found)


def test_the_table_has_every_act_and_no_other() -> None:
    assert list(KNOWN) == list(ROWS)


def test_how_somebody_is_reached_never_changes_by_one_person_alone() -> None:
    """Who was never here has nothing to lose: there a code is enough (ADR 44)."""
    for name, line in KNOWN.items():
        done = CODE if name.endswith(": invited") else WAITS
        if name.startswith(("gives another", "forgets")):
            assert set(line.values()) <= {REFUSED, done}, name


def test_no_right_is_given_without_a_code() -> None:
    giving = ("gives every right", "opens a stopped", "makes a", "makes relation", "shows every")
    for line in lines(*giving, "agrees", "invites", "grants", "lets in", "hands"):
        assert FREE not in line.values()


def test_nobody_is_put_out_without_a_code() -> None:
    for line in lines("stops the account", "takes the access"):
        assert FREE not in line.values()


def test_nobody_gives_the_answer_of_somebody_else_as_if_it_were_theirs() -> None:
    said = (
        "approves",
        "rejects",
        "reads it for",
        "begins to sign",
        "declines to",
        "signs on paper",
    )
    for line in lines(*said):
        assert set(line.values()) == {REFUSED}
    for line in lines("records that they"):
        assert {line[who] for who in AT_THE_OFFICE} <= {REFUSED, CODE}
        assert {line[who] for who in OF_CLIENTS} == {REFUSED}


def test_who_does_not_work_for_a_client_gets_nothing_done_there() -> None:
    for name, line in KNOWN.items():
        assert line["elsewhere"] == REFUSED, name


def test_who_acts_for_somebody_gets_nothing_elsewhere_and_lets_nobody_in() -> None:
    free = {name: each for name, line in KNOWN.items() if (each := line["representative"]) != "-"}
    assert free == {
        "agrees with a partner for them: holder": CODE,
        "ends it for both: holder": FREE,
        "opens what is asked: holder": FREE,
    }


def test_a_holder_does_nothing_to_who_acts_for_them_nor_to_a_partner_but_ending_it() -> None:
    free = {name: each for name, line in KNOWN.items() if (each := line["holder"]) != "-"}
    assert free == {"ends it at the partner: holder": FREE}


def test_nobody_is_shown_or_asked_what_is_not_for_them() -> None:
    for line in lines("asks who may not", "shows a private", "asks both without"):
        assert set(line.values()) == {REFUSED}


def test_who_invites_a_person_of_others_at_a_client_of_his_own_does_not_get_their_account() -> None:
    shared = [line for name, line in KNOWN.items() if name.endswith(": shared")]
    assert shared
    for line in shared:
        assert {line[who] for who in (*WHO[:3], "elsewhere")} == {REFUSED}


def test_an_owner_is_for_owners_alone() -> None:
    for name, line in KNOWN.items():
        if name.endswith(": owner") and not name.startswith("reads"):
            assert {line[who] for who in WHO if who != "owner"} == {REFUSED}, name


def test_every_route_is_an_act_or_left_out_with_a_reason() -> None:
    tried = {act.route.replace("{partner_id}", "{client_id}") for act in ACTS}
    assert tried | set(LEFT_OUT) == set(contracts())
    assert not tried & set(LEFT_OUT)
