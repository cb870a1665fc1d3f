"""Ceremonies and their files: in which order, how long, and what the log proves."""

from datetime import timedelta

import pytest

from chalicelib.core.errors import Conflict
from chalicelib.core.replacing import replace
from chalicelib.signing.domain.ceremony import (
    TO_SIGN,
    Ceremony,
    CeremonySigner,
    Chosen,
    Progress,
    Step,
)
from chalicelib.signing.domain.chain import head, is_whole, noted
from chalicelib.signing.domain.ink import Ink
from chalicelib.signing.domain.signing import (
    File,
    FileLayout,
    FileState,
    Given,
    SignerPlace,
    Signing,
)
from chalicelib.tasks.domain.about import TypeNames
from chalicelib.tasks.domain.recipient import Recipient
from chalicelib.work.domain.office_task import PersonState
from tests.unit.test_tasks_domain import NOON
from tests.unit.test_tasks_signing import signing as signing_task

NAMES = TypeNames(nl="Jaarrekening", en="Annual accounts")
INK = Ink(typed="Anna")


def chosen(task_id: str = "T1") -> Chosen:
    return Chosen(
        task_id=task_id,
        document_id="D1",
        title="Jaarrekening",
        type_names=NAMES,
        period=None,
        version=1,
        sha256="abc",
        shown_sha256="abd",
    )


def ceremony(*documents: Chosen) -> Ceremony:
    signer = CeremonySigner(
        user_id="ANNA",
        name="Anna",
        email="a@b.test",
        phone="••12",
        language="nl",
        by_office=False,
        session="session",
        ip="192.0.2.1",
        user_agent="x",
    )
    return Ceremony(
        office_id="van-dijk",
        client_id="BAKKERIJ",
        client_name="Bakkerij",
        ceremony_id="C1",
        signer=signer,
        documents=documents or (chosen(),),
        started_at=NOON,
    )


def proved() -> Ceremony:
    second = ceremony().asked("c1", "email", "a•••", NOON).proved("email", NOON)
    return second.asked("c2", "sms", "••12", NOON).proved("sms", NOON)


def test_both_codes_come_before_the_signature_and_ten_minutes_are_enough() -> None:
    begun = ceremony()
    with pytest.raises(Conflict, match="codes_first"):
        begun.signed(INK, NOON, "", "")
    ready = proved()
    assert (ready.step, ready.proved_at) == (Step.INK, NOON)
    assert ready.as_of(NOON + TO_SIGN).step is Step.VOID
    with pytest.raises(Conflict, match="begin_anew"):
        ready.signed(INK, NOON + TO_SIGN, "", "")
    given = ready.signed(INK, NOON, "192.0.2.1", "x")
    assert (given.step, given.documents[0].progress) == (Step.SIGNING, Progress.SIGNING)
    assert (
        given.given_head
        == given.log[-1].sha256
        == given.made("T1", Progress.READY, NOON).given_head
    )
    assert ready.given_head == head(ready.log)


def test_it_is_ready_after_the_last_document_and_failed_when_there_is_none() -> None:
    two = replace(proved(), documents=(chosen(), chosen("T2"))).signed(INK, NOON, "", "")
    half = two.made("T1", Progress.READY, NOON)
    assert half.step is Step.SIGNING
    assert half.made("T2", Progress.FAILED, NOON, problem="withdrawn").step is Step.READY
    none = two.made("T1", Progress.FAILED, NOON).made("T2", Progress.FAILED, NOON, problem="x")
    assert (none.step, none.documents[1].problem) == (Step.FAILED, "x")
    with pytest.raises(Conflict, match="begin_anew"):
        none.completed(NOON)
    with pytest.raises(Conflict, match="not_ready_yet"):
        half.completed(NOON)
    done = half.made("T2", Progress.READY, NOON).completed(NOON)
    assert done.completed(NOON) is done
    assert done.is_over


def test_leaving_ends_it_only_as_long_as_nothing_was_signed() -> None:
    left = ceremony().left(NOON)
    assert (left.step, left.left(NOON) is left) == (Step.LEFT, True)
    signed = proved().signed(INK, NOON, "", "")
    assert signed.left(NOON) is signed
    assert ceremony().void("document_changed", NOON).step is Step.VOID


def test_a_code_is_bound_to_person_browser_step_and_documents() -> None:
    one = ceremony()
    others = (
        replace(one, ceremony_id="C2"),
        replace(one, step=Step.SECOND),
        replace(one, signer=replace(one.signer, session="other")),
        replace(one, documents=(replace(chosen(), sha256="def"),)),
    )
    assert len({one.binding, *(each.binding for each in others)}) == 5
    assert one.is_of("ANNA", "session")
    assert not one.is_of("ANNA", "other")
    assert one.document("T9") is None


def test_a_line_that_was_changed_or_left_out_breaks_the_chain() -> None:
    log = proved().log
    assert is_whole(log)
    assert not is_whole((replace(log[0], what="nothing"), *log[1:]))
    assert not is_whole((log[0], *log[2:]))
    assert head(()) == "0" * 64
    assert head(log) == log[-1].sha256
    assert noted(log, NOON, "x", empty="")[-1].facts == {}


def file(sha256: str = "1") -> File:
    return File(key=f"k/{sha256}", sha256=sha256, size=10)


def signing() -> Signing:
    places = (
        SignerPlace(user_id="BRAM", key="s1"),
        SignerPlace(user_id="ANNA", key="s2"),
        SignerPlace(user_id="PIETER", key="s3"),
    )
    log = noted((), NOON, "received")
    return Signing(
        office_id="van-dijk",
        client_id="BAKKERIJ",
        task_id="T1",
        document_id="D1",
        version=1,
        original=file(),
        file=file(),
        places=places,
        log=log,
    )


def given(user_id: str, key: str) -> Given:
    return Given(
        user_id=user_id,
        name=user_id,
        email="a@b.test",
        key=key,
        ceremony_id="C1",
        given_at=NOON,
        lines=("regel",),
    )


def test_the_file_goes_on_from_signature_to_seal() -> None:
    once = signing().with_signature(given("ANNA", "s2"), file("2"), NOON)
    assert (once.file.sha256, once.certified, once.has("ANNA"), once.has("BRAM")) == (
        "2",
        True,
        True,
        False,
    )
    waits = once.waiting_for_seal(NOON)
    assert waits.waiting_for_seal(NOON + TO_SIGN) is waits
    sealed = waits.sealed(file("3"), "kms", 2, NOON)
    assert (sealed.state, sealed.released_version, sealed.language) == (FileState.SEALED, 2, "nl")
    assert is_whole(sealed.log)
    assert sealed.log[-1].facts["file_sha256"] == "3"


def test_what_fails_our_own_check_three_times_in_a_row_is_given_up() -> None:
    twice = signing().unsound().unsound()
    assert not twice.is_given_up
    assert twice.unsound().is_given_up
    assert not twice.with_signature(given("ANNA", "s2"), file("2"), NOON).unsound().is_given_up


def test_who_comes_instead_takes_the_place_that_nobody_needs_any_more() -> None:
    people = (
        Recipient(user_id="BRAM", name="Bram", state=PersonState.SIGNED, by_office=True),
        Recipient(user_id="ANNA", name="Anna", state=PersonState.REMOVED),
        Recipient(user_id="OLGA", name="Olga"),
        Recipient(user_id="PIETER", name="Pieter"),
    )
    task = signing_task(recipients=people)
    known = signing().with_signature(given("BRAM", "s1"), file("2"), NOON)
    assert known.place_of(people[3], task) == "s3"
    assert known.place_of(people[2], task) == "s2"
    full = known.with_signature(given("JOOST", "s2"), file("4"), NOON + timedelta(minutes=1))
    assert full.place_of(people[2], task) == ""


def test_who_signed_on_paper_has_their_own_place_or_that_of_whom_they_came_instead_of() -> None:
    known = signing().with_signature(given("ANNA", "s2"), file("2"), NOON)
    bram, new = Recipient(user_id="BRAM", name="Bram"), Recipient(user_id="NEW", name="Nieuw")
    assert known.places_on_paper((bram,)) == {"BRAM": "s1"}
    assert known.places_on_paper((new,)) == {"NEW": "s1"}
    assert known.places_on_paper((new, bram)) == {"BRAM": "s1", "NEW": "s3"}


def test_a_file_that_is_laid_out_has_what_came_behind_the_document() -> None:
    made = replace(signing(), layout=FileLayout(added=2))
    laid_out = replace(made, file=replace(made.original, sha256="laid out"))
    assert [laid_out.pages(6), made.pages(6), laid_out.pages(None)] == [8, 6, None]
