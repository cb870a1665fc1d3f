"""Who hears of a signing: whose turn it is, the office where it must act, and at the end all."""

import pytest

from app import reacting
from chalicelib.audit.domain import Event
from chalicelib.notifications.domain.hearing import OFFICE, Known
from chalicelib.notifications.domain.letters import letters
from tests.support.happenings import details_of
from tests.unit.test_tasks_domain import NOON

KNOWN = Known(
    office="MANAGER",
    readers=frozenset({"ANNA", "PIETER"}),
    asked=("ANNA", "PIETER"),
    approved=("ANNA",),
    requester="MIRA",
    heard=("ANNA",),
)


def told(action: str, actor: str = "PIETER", **details: str) -> dict[str, str]:
    facts = details_of(action, task_id="T1", asks="sign", **details)
    event = Event(
        office_id="van-dijk",
        client_id="BAKKERIJ",
        subject_id="D1",
        action=action,
        actor_id=actor,
        actor_name="",
        at=NOON,
        details=facts,
    )
    return {each.to: each.message for each in letters(event, KNOWN)}


@pytest.mark.parametrize(
    ("action", "details", "expected"),
    [
        ("task_published", {"asked": "ANNA"}, {"ANNA": "task_new"}),
        ("task_signed", {"asked": "ANNA"}, {"ANNA": "signing_turn"}),
        ("task_signed", {}, {}),
        (
            "task_passed_on",
            {"asked": "ANNA", "without": "yes"},
            {"MANAGER": "signing_without", "MIRA": "signing_without", "ANNA": "signing_turn"},
        ),
        ("signing_reminded", {"asked": "ANNA"}, {"ANNA": "signing_reminder"}),
        ("signing_extended", {}, {}),
        ("paper_refused", {"asked": "ANNA"}, {"ANNA": "signing_paper_refused"}),
        (
            "task_signed_on_paper",
            {"asked": "ANNA"},
            {"MANAGER": "signing_paper", "ANNA": "signing_turn"},
        ),
        ("task_signed_elsewhere", {}, {"MANAGER": "signing_paper"}),
        ("signing_withdrawn", {}, {"ANNA": "signing_withdrawn"}),
        ("task_passed_on", {"replaced": "ANNA"}, {"ANNA": "signing_replaced"}),
        ("task_passed_on", {"replaced": "PIETER"}, {}),
        ("signing_refused", {}, {"MANAGER": "signing_problem"}),
        ("signing_late", {"again": "yes"}, {}),
    ],
)
def test_who_hears_what(action: str, details: dict[str, str], expected: dict[str, str]) -> None:
    assert told(action, **details) == expected


def test_a_refusal_is_told_to_who_asked_the_relation_manager_and_who_had_signed() -> None:
    heard = told("task_declined")
    assert heard == dict.fromkeys(("MANAGER", "MIRA", "ANNA"), "signing_declined")
    assert "MIRA" not in told("task_declined", actor="MIRA")


def test_the_end_is_told_to_the_office_and_all_signers() -> None:
    done = told("signing_completed", actor="system")
    assert set(done) == {"MANAGER", "MIRA", "ANNA", "PIETER"}
    assert set(told("signing_expired", actor="system")) == {"MANAGER", "MIRA"}
    assert set(told("signing_late", actor="system")) == {"MANAGER", "MIRA"}


def test_what_the_worker_must_do_reaches_it() -> None:
    follows = {
        action: [each.name for each in reacting.to(event(action))]
        for action in ("task_published", "signing_begun", "signature_given")
    }
    assert follows == {
        "task_published": ["notify"],
        "signing_begun": ["sign"],
        "signature_given": ["sign"],
    }


def event(action: str) -> Event:
    return Event(
        office_id="o",
        client_id="c",
        subject_id="D1",
        action=action,
        actor_id="x",
        actor_name="",
        at=NOON,
        details=details_of(action, asks="sign"),
    )


def test_ending_certificates_are_told_once_a_week() -> None:
    names = {"names": "Zegel (59)"}
    event = Event(
        office_id="o",
        client_id="-",
        subject_id="certificates-2026-10",
        action="certificate_ending",
        actor_id="system",
        actor_name="",
        at=NOON,
        details=names,
    )
    [letter] = letters(event, Known())
    assert (letter.to, letter.message) == (OFFICE, "certificate_ending")
    assert letter.key == "o#mail#certificate_ending-certificates-2026-10#office"
