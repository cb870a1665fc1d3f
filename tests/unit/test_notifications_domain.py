"""Who hears about what: nobody of their own act, and nobody who may no longer look."""

from datetime import UTC, datetime, timedelta

import pytest

from app import reacting
from chalicelib.audit.domain import Event
from chalicelib.core.actor import UserKind
from chalicelib.core.language import Language
from chalicelib.core.replacing import replace
from chalicelib.identity.domain.user import User
from chalicelib.identity.events.factors import EmailChangeAsked
from chalicelib.notifications.domain.hearing import OFFICE, Known, nearest
from chalicelib.notifications.domain.letters import addressee_of, letters
from tests.support.happenings import ACTIONS, DECLARED, details_of

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
KNOWN = Known(
    office="bram",
    readers=frozenset({"anna", "pieter"}),
    asked=("anna", "pieter", "gone"),
    approved=("anna",),
)


def event(action: str, actor: str = "bram", **details: str) -> Event:
    told = details_of(action, **details)
    return Event(
        office_id="van-dijk",
        client_id="de-vries",
        subject_id="subject",
        action=action,
        actor_id=actor,
        actor_name="Naam",
        at=AT,
        details=told,
        event_id="event-1",
    )


def heard(action: str, actor: str = "bram", known: Known = KNOWN, **details: str) -> list[str]:
    return [letter.to for letter in letters(event(action, actor, **details), known)]


@pytest.mark.parametrize(
    "action", ["person_invited", "password_requested", "account_reactivated", "device_new"]
)
def test_a_person_hears_about_their_own_account(action: str) -> None:
    assert heard(action, actor="subject", known=Known()) == ["subject"]


def test_whose_password_was_stopped_and_the_office_hear_of_it() -> None:
    told = letters(event("account_stopped", actor="system"), Known())
    assert [(each.to, each.message) for each in told] == [
        ("subject", "number_wrong"),
        (OFFICE, "account_stopped"),
    ]


@pytest.mark.parametrize("action", ["code_not_sent", "passkey_refused"])
def test_the_office_hears_once_a_day_of_somebody_who_keeps_trying(action: str) -> None:
    tries = [event(action, actor="system", mobile="•• 78") for _ in range(2)]
    tomorrow = replace(tries[0], at=AT + timedelta(days=1), event_id="event-2")
    told = [letters(each, Known()) for each in (*tries, tomorrow)]
    assert [letter.to for (letter,) in told] == [OFFICE] * 3
    assert len({letter.key for (letter,) in told}) == 2
    assert {letter.event.details["mobile"] for (letter,) in told} == {"•• 78"}


def test_a_mail_about_a_new_device_names_it() -> None:
    seen = {"device": "Edge, Windows", "place": "Utrecht, Netherlands"}
    (letter,) = letters(event("device_new", actor="subject", **seen), Known())
    assert letter.event.details["device"] == "Edge, Windows"


def test_an_address_that_was_passed_on_is_told_at_both() -> None:
    told = letters(event("email_change_asked", ground="waited"), Known())
    assert {each.event.kind for each in told} == {EmailChangeAsked}
    assert [(each.message, EmailChangeAsked.factor, each.key) for each in told] == [
        ("new_email", "email", "van-dijk#mail#event-1#subject"),
        ("replacement_counts", "email", "van-dijk#beside#event-1#subject"),
    ]


@pytest.mark.parametrize(
    ("ground", "by"),
    [
        ("waited", [("replacement_counts", False), ("replacement_counts", True)]),
        ("invited", [("replacement_counts", True), ("mobile_changed", False)]),
    ],
)
def test_a_number_that_was_passed_on_is_told_at_the_old_one_too(ground: str, by: object) -> None:
    told = letters(event("mobile_changed", ground=ground), Known())
    assert [(each.message, each.by_text) for each in told] == by


def test_the_fiscal_partner_who_did_not_agree_is_told_to_who_had_approved() -> None:
    (told,) = letters(event("task_partner_answered", state="rejected", partner="Jan"), KNOWN)
    assert (told.to, told.message, told.event.details["partner"]) == (
        "anna",
        "partner_rejected",
        "Jan",
    )
    assert heard("task_partner_answered", state="ready_to_send") == []


def test_a_message_does_not_tell_of_what_it_was_not_made_for() -> None:
    (letter,) = letters(event("device_new", actor="subject"), Known())
    with pytest.raises(TypeError, match="device_new"):
        letter.told(EmailChangeAsked)


def test_somebody_with_an_account_gets_no_link_to_choose_a_password() -> None:
    (letter,) = letters(event("person_invited", account="existing"), Known())
    assert letter.message == "access"


@pytest.mark.parametrize("action", ["task_published", "task_reopened"])
def test_whoever_is_asked_and_may_still_look_hears_of_a_task(action: str) -> None:
    assert heard(action, asked="anna,pieter,gone") == ["anna", "pieter"]


def test_the_relation_manager_hears_of_an_approval() -> None:
    assert heard("task_approved", actor="anna") == ["bram"]


def test_without_a_relation_manager_the_office_hears_of_it() -> None:
    assert heard("task_approved", actor="anna", known=Known()) == [OFFICE]


def test_who_was_asked_by_a_later_event_does_not_hear_of_an_earlier_one() -> None:
    assert heard("task_published", asked="anna") == ["anna"]


def test_only_who_is_newly_asked_hears_that_it_was_passed_on() -> None:
    assert heard("task_passed_on", actor="system", asked="pieter,gone") == ["pieter"]
    assert heard("task_passed_on", actor="system", lost="Anna") == []


def test_the_office_hears_what_nobody_can_handle_unless_it_did_so_itself() -> None:
    assert heard("task_stuck", actor="system") == ["bram"]
    assert heard("task_stuck", actor="bram") == []
    assert heard("task_stuck", actor="fatima") == ["bram"]


@pytest.mark.parametrize("said", ["approved", "rejected", "read"])
def test_a_person_hears_what_was_recorded_for_them(said: str) -> None:
    told = {"on_behalf_of": "Pieter", "on_behalf_of_id": "pieter"}
    known = replace(KNOWN, approved=())
    (letter,) = letters(event(f"task_{said}", **told), known)
    assert (letter.to, letter.message, letter.event.action) == (
        "pieter",
        "recorded_for_you",
        f"task_{said}",
    )
    assert "notify" in reactions_to(event(f"task_{said}", **told))


def test_the_relation_manager_hears_what_a_colleague_recorded() -> None:
    told = {"on_behalf_of": "Anna", "on_behalf_of_id": "anna"}
    found = letters(event("task_approved", actor="fatima", **told), KNOWN)
    assert [(each.to, each.message, each.event.details["on_behalf_of"]) for each in found] == [
        ("bram", "task_approved", "Anna"),
        ("anna", "recorded_for_you", "Anna"),
    ]


def test_whoever_had_approved_hears_of_a_rejection_too() -> None:
    told = letters(event("task_rejected", actor="pieter", task_id="t"), KNOWN)
    assert [(each.to, each.had_approved) for each in told] == [("bram", False), ("anna", True)]
    assert {each.event.details["task_id"] for each in told} == {"t"}


def test_the_office_is_told_once_of_a_person_who_cannot_be_reached() -> None:
    told = [letters(replace(event("mail_bounced"), event_id=each), Known()) for each in ("1", "2")]
    assert {letter.key for (letter,) in told} == {"van-dijk#mail#unreachable-subject#office"}
    assert addressee_of("van-dijk#mail#event-1#anna") == ("van-dijk", "anna")


def test_nobody_is_told_of_their_own_act() -> None:
    assert heard("task_rejected", actor="anna") == ["bram"]
    assert heard("task_published", actor="anna", asked="anna,pieter") == ["pieter"]


def test_readers_hear_of_a_document_without_a_task() -> None:
    assert heard("document_published", silent="no") == ["anna", "pieter"]


def employee(user_id: str, *clients: str) -> User:
    return User(
        office_id="van-dijk",
        user_id=user_id,
        kind=UserKind.EMPLOYEE,
        email="a@b.nl",
        name=user_id,
        mobile="",
        language=Language.NL,
        invited_at=AT,
        assigned=frozenset(clients) if clients else None,
    )


def test_a_few_colleagues_are_asked_for_a_yes_and_those_first_who_know_the_client() -> None:
    able = [employee("aisha"), employee("bram"), employee("fatima", "de-vries"), employee("joost")]
    assert nearest(able, ["joost"], {"de-vries"}) == ("joost", "fatima", "aisha")
    assert nearest(able[:1], [], {"de-vries"}) == ("aisha",)
    assert nearest([employee("sven", "elders"), *able], [], {"de-vries"})[0] == "fatima"


def test_who_can_say_yes_hears_what_waits_beside_whom_it_is_about() -> None:
    known = Known(colleagues=("fatima",))
    told = letters(event("replacement_asked", factor="mobile"), known)
    assert [(each.to, each.message) for each in told if not each.by_text] == [
        ("subject", "replacement_asked"),
        ("fatima", "confirm_asked"),
    ]


def test_a_back_dated_document_is_published_in_silence() -> None:
    assert heard("document_published", silent="yes") == []


@pytest.mark.parametrize("action", [each for each in sorted(ACTIONS) if not DECLARED[each].tells])
def test_a_silent_event_is_told_to_nobody(action: str) -> None:
    assert heard(action) == []
    assert "notify" not in reactions_to(event(action))


def test_a_letter_is_known_by_event_and_recipient() -> None:
    keys = [letter.key for letter in letters(event("task_published", asked="anna,pieter"), KNOWN)]
    assert keys == ["van-dijk#mail#event-1#anna", "van-dijk#mail#event-1#pieter"]


def reactions_to(happened: Event) -> tuple[str, ...]:
    return tuple(each.name for each in reacting.to(happened))


def test_an_event_asks_for_its_reactions() -> None:
    assert reactions_to(event("task_approved")) == ("notify",)
    assert reactions_to(event("task_closed")) == ("digest",)
    assert reactions_to(event("document_opened")) == ("mark_opened",)
    assert reactions_to(event("upload_completed")) == ("check_upload",)
    ended = {"note_people", "reassign", "work_of_newcomer"}
    assert set(reactions_to(event("rights_ended"))) == ended
    assert reactions_to(event("account_stopped")) == ("notify", "work_of_person")
    assert reactions_to(event("signed_in")) == ()
