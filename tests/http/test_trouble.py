"""A service of AWS fails: whoever asks hears at once to try again, and then it works as ever."""

import re
from collections.abc import Iterator

import pytest

from chalicelib.audit import store as audit
from chalicelib.audit.domain import NO_CLIENT, by
from chalicelib.core import clock, outside
from chalicelib.core.http import Contract
from chalicelib.gateways.signing import chain
from chalicelib.identity.domain.challenge import new_challenge
from chalicelib.identity.events.sessions import SignedOut
from chalicelib.identity.events.shared import Purpose
from chalicelib.identity.store import challenges
from scripts.install import ROOT
from tests.portal import Answer
from tests.support import access
from tests.support.access import Stage
from tests.support.trouble import OTHERS, TABLES, WAYS, Trouble, down
from tests.world import World

KNOWN = access.contracts()
WRITES = [name for name, each in KNOWN.items() if each.method != "GET"]
BUDGET = 3  # seconds
CLIENT = (ROOT / "web" / "src" / "api" / "client.ts").read_text()
(ONCE,) = (re.compile(found) for found in re.findall(r"^const ONCE = /(.*)/;$", CLIENT, re.M))
# A POST without an id of its own: what was done is told as having just been done.
TOO_MANY = "too_many_tries"  # codes are counted before they are made
DONE = {"POST /clients/{client_id}/signings/{task_id}/reminders": "reminded_just_now"}


@pytest.fixture(scope="module")
def stage(aws: object) -> Stage:
    return Stage()


@pytest.fixture(scope="module")
def outgoing(signatures: object) -> list[tuple[str, Contract]]:
    """The routes that ask something besides rows, with each service that they ask."""
    found, stage = [], Stage()
    for contract in KNOWN.values():
        _, trouble = ask(stage, contract, OTHERS, "refused", spared=99)
        found += [(each, contract) for each in {asked.split()[0] for asked in trouble.asked}]
    return found


def ask(
    stage: Stage, contract: Contract, services: tuple[str, ...], way: str, spared: int = 0
) -> tuple[Answer, Trouble]:
    stage.door("right", contract)
    body = stage.body(contract)
    chain._published.cache_clear()
    with down(services, way, spared) as trouble:
        answer = stage.ask(contract, "right", body)
    if services != TABLES or answer.status < 500:  # without a table nothing was done
        stage.leave_as_it_was(contract, "right", answer)
    return answer, trouble


def wrong(answer: Answer, trouble: Trouble) -> bool:
    """Not told to come back, or kept waiting, by the settings of the API."""
    told = answer.status == 503 and answer.problem == "try_again_later"
    soon = told and int(answer.headers["retry-after"]) > 0
    waited = len(trouble.lost) * outside.ANSWERING.seconds
    return waited > BUDGET or (answer.status >= 500 and not soon)


@pytest.mark.parametrize("way", WAYS)
def test_no_route_breaks_while_no_table_answers(stage: Stage, way: str) -> None:
    for name, contract in KNOWN.items():
        answer, trouble = ask(stage, contract, TABLES, way)
        assert not wrong(answer, trouble), (name, answer, trouble)
        assert answer.status == 503 or not trouble.lost, (name, answer)


@pytest.mark.parametrize("way", WAYS)
def test_no_route_breaks_while_another_service_is_down(
    outgoing: list[tuple[str, Contract]], way: str
) -> None:
    stage = Stage()  # of its own: who asked for a code often gets none
    assert {service for service, _ in outgoing} == {"s3", "email"}
    for service, contract in outgoing:
        answer, trouble = ask(stage, contract, (service,), way)
        assert trouble.lost
        assert not wrong(answer, trouble), (contract, answer, trouble)


def broken_off(stage: Stage, contract: Contract) -> Iterator[tuple[Answer, Answer, Trouble]]:
    """The same request twice: broken off after one, two, three … questions, and then in peace."""
    spared, trouble = 0, None
    while trouble is None or trouble.lost:
        stage.door("right", contract)
        body = stage.body(contract)
        with down(TABLES, "refused", spared) as trouble:
            answer = stage.ask(contract, "right", body)
        again = stage.ask(contract, "right", body) if trouble.lost else answer
        stage.leave_as_it_was(contract, "right", answer)
        yield answer, again, trouble
        spared += 1


@pytest.mark.parametrize("name", WRITES)
def test_what_was_broken_off_anywhere_can_be_done_afterwards(stage: Stage, name: str) -> None:
    seen = list(broken_off(stage, KNOWN[name]))
    assert not [each for each in seen if wrong(each[0], each[2])], seen
    afterwards = [again for cut, again, _ in seen if cut.status == 503]
    told = {each.status for each in afterwards if each.problem not in (DONE.get(name), TOO_MANY)}
    assert len(told) <= 1, afterwards


@pytest.mark.parametrize("name", WRITES)
def test_what_the_web_asks_again_by_itself_gives_the_same_answer_twice(
    stage: Stage, name: str
) -> None:
    """The answer may be what was lost."""
    contract = KNOWN[name]
    stage.door("right", contract)
    body = stage.body(contract)
    answer = stage.ask(contract, "right", body)
    if not ONCE.search(contract.method + contract.path):
        again = stage.ask(contract, "right", body)
        assert (again.status, again.problem) == (answer.status, answer.problem), again
    stage.leave_as_it_was(contract, "right", answer)


def test_a_write_that_botocore_did_twice_since_its_answer_was_lost_is_one(world: World) -> None:
    anna, at = world.users["ANNA"], clock.now()
    told = by(world.actor("ANNA"), SignedOut(), at, client_id=NO_CLIENT, subject_id=anna.user_id)
    asked = new_challenge(world.office_id, anna.user_id, Purpose.STEP_UP, at)
    for _ in range(2):
        audit.put(told)
        challenges.add_challenge(asked)
    assert challenges.challenge(world.office_id, asked.challenge_id, at).user_id == anna.user_id
    assert [each.event_id for each in audit.history(world.office_id, anna.user_id)].count(
        told.event_id
    ) == 1
