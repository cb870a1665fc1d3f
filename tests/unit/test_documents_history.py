"""The history of a document as it is read: each thing that happened once."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from chalicelib.audit.domain import Event
from chalicelib.clients.domain import letting_in
from chalicelib.core.actor import LetIn, Vouched
from chalicelib.documents.domain.history import REPLACED, THAT_AND_WHEN, lines
from chalicelib.identity.domain import replacement
from chalicelib.identity.domain.replacement import Proof, Replacement
from chalicelib.identity.events.shared import Factor, Ground, Via
from tests.support import happenings  # noqa: F401 - every event
from tests.unit.test_tasks_domain import NOON

WEB = Path(__file__).parents[2] / "web/src"
TEXTS, NOTES = WEB / "i18n", (WEB / "client/document/notes.ts").read_text()
HOUR = timedelta(hours=1)


def event(action: str, at: datetime = NOON, who: str = "ANNA", **details: str) -> Event:
    return Event(
        office_id="van-dijk",
        client_id="BAKKERIJ",
        subject_id="D1",
        action=action,
        actor_id=who,
        actor_name=who.title(),
        at=at,
        details=details,
    )


def opened(at: datetime, who: str = "ANNA", version: str = "1") -> Event:
    return event("document_opened", at, who, version=version, sha256="abc")


def told(*events: Event, for_office: bool = True) -> list[tuple[str, str, int]]:
    found = lines(events, for_office=for_office)
    return [(each.event.action, each.event.actor_id, each.count) for each in found]


def test_opening_is_one_line_per_person_and_day_whatever_came_between() -> None:
    moments = [NOON + timedelta(seconds=each) for each in range(900)]
    day = [opened(at, who) for at in moments for who in ("ANNA", "B")]
    tomorrow = opened(NOON + timedelta(days=1))
    said = [event("task_read", NOON + timedelta(seconds=450))]
    happened = sorted([*day, *said, tomorrow], key=lambda each: each.at)
    assert told(*happened) == [
        ("task_read", "ANNA", 1),
        ("document_opened", "ANNA", 900),
        ("document_opened", "B", 900),
        ("document_opened", "ANNA", 1),
    ]
    (first, *_) = [each for each in lines(happened, for_office=False) if each.count == 900]
    assert (first.since, first.at) == (NOON, moments[-1])


def test_a_day_is_one_in_the_netherlands() -> None:
    late = datetime.fromisoformat("2026-06-30T21:59:00+00:00")
    after = opened(late + timedelta(minutes=2))
    assert [count for *_, count in told(opened(late), after)] == [1, 1]
    assert [count for *_, count in told(opened(late - HOUR), opened(late))] == [2]


def test_versions_that_were_opened_are_all_named() -> None:
    (line,) = lines(
        [opened(NOON), opened(NOON + HOUR, version="2"), opened(NOON + HOUR)], for_office=True
    )
    assert (line.details, line.count) == ({"versions": "1\n2"}, 3)
    (one,) = lines([opened(NOON)], for_office=True)
    assert one.details == {"version": "1", "sha256": "abc"}


def test_a_signature_is_one_line_from_when_it_was_given() -> None:
    facts = {"task_id": "T1", "ceremony_id": "C1"}
    given = event("signature_given", NOON, **facts)
    in_file = event("task_signed", NOON + HOUR, **facts)
    other = event("signature_given", NOON, task_id="T1", ceremony_id="C2")
    assert told(given) == [("signature_given", "ANNA", 1)]
    assert told(given, in_file) == [("task_signed", "ANNA", 1)]
    assert lines([given, in_file], for_office=True)[0].at == NOON
    assert told(other, in_file) == [("signature_given", "ANNA", 1), ("task_signed", "ANNA", 1)]


def test_what_says_the_same_twice_is_told_once() -> None:
    withdrawn = event("document_withdrawn"), event("task_voided")
    assert told(*withdrawn) == [("document_withdrawn", "ANNA", 1)]
    assert told(event("task_voided")) == [("task_voided", "ANNA", 1)]
    late = event("signing_late"), event("signing_late", NOON + HOUR, again="yes")
    assert told(*late) == [("signing_late", "ANNA", 1)]


def test_a_signing_that_was_prepared_is_told_once_it_is_asked_and_until_then_as_begun() -> None:
    begun, late = event("signing_begun", task_id="T1"), NOON + HOUR
    asked, other = (event("task_published", late, task_id=each) for each in ("T1", "T2"))
    assert told(begun, asked) == [("task_published", "ANNA", 1)]
    assert told(begun, other) == [("signing_begun", "ANNA", 1), ("task_published", "ANNA", 1)]
    anew = event("signing_begun", late + HOUR, task_id="T1")
    assert told(begun, asked, anew)[-1] == ("signing_begun", "ANNA", 1)


def test_what_the_office_asks_for_itself_is_not_told_to_the_client() -> None:
    asked, *fetched = (event(f"evidence_{each}") for each in ("asked", "opened", "opened"))
    assert told(asked, *fetched) == [("evidence_asked", "ANNA", 1), ("evidence_opened", "ANNA", 2)]
    assert told(asked, *fetched, for_office=False) == []


def words(language: str, block: str, indent: int) -> set[str]:
    """The names of the words in this block of the client's texts."""
    edge = " " * indent
    inside = (TEXTS / language / "client.ts").read_text().partition(f"{edge}{block}: {{\n")[2]
    body = inside.partition(f"\n{edge}}},")[0]
    return set(re.findall(rf"^{edge}  (\w+):", body, re.MULTILINE))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_everything_that_an_act_tells_of_who_did_it_has_words(language: str) -> None:
    told = {each.removeprefix(REPLACED) for each in THAT_AND_WHEN}
    assert told == words(language, "replaced", 4)


def test_everything_that_the_office_is_told_of_who_let_somebody_in_is_said() -> None:
    vouched = Vouched(by_name="Fatima", at=NOON, ground="Paspoort gezien")
    let_in = LetIn(event_id="E1", at=NOON, by_name="Bram", vouched=vouched)
    marks = letting_in.marks(let_in, NOON + HOUR, has_waited=True)
    assert unsaid(marks, "let_in") == set()


def test_everything_that_the_office_is_told_of_what_was_replaced_is_said() -> None:
    proof = Proof(ground=Ground.COLLEAGUE, at=NOON, by_name="Fatima", how="Gebeld", via=Via.TEXT)
    known = Replacement(
        office_id="van-dijk",
        user_id="ANNA",
        factor=Factor.MOBILE,
        value="",
        asked="E1",
        asked_by_id="BRAM",
        asked_by_name="Bram",
        asked_at=NOON,
        proof=proof,
        made_at=NOON,
    )
    marks = replacement.marks(known.facts)
    assert unsaid(marks, Factor.MOBILE) == set()


def unsaid(marks: Mapping[str, str], beginning: str) -> set[str]:
    """What comes with an act and is not read by the page that tells of it."""
    assert all(name.startswith(beginning) for name in marks)
    rest = {name.removeprefix(beginning) for name in marks}
    return {each for each in rest if f"('{each}')" not in NOTES}
