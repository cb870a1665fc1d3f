"""Each mail goes out once, whatever happens to the worker between any two steps."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import boto3
import pytest
from moto import mock_aws

from chalicelib.core.errors import NoAnswer, NotFound, Refused, TryAgain
from chalicelib.core.replacing import replace
from chalicelib.core.table import _SharedConnection
from chalicelib.delivery import actions, store
from chalicelib.delivery.domain import LEASE, PATIENCE, Addressee, Claim, DeliveryOutcome, Mail
from chalicelib.gateways.mail import Trace
from tests.fakes.mail import FakeMail, Killed
from tests.offices import VAN_DIJK
from tests.support.dying import killed_at

KEY = "van-dijk#mail#01J#01K"
AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
FACTS = {
    "link": "https://portaal.vandijk.test/welkom#token=x",
    "request_url": "https://portaal.vandijk.test/wachtwoord-opvragen",
    "first_step": "sms",
    "may": {},
}


@pytest.fixture(autouse=True)
def once_table(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """moto answers for botocore's client, in whose place our own stands."""
    with mock_aws():
        monkeypatch.setattr(_SharedConnection, "client", boto3.client("dynamodb"))
        store.OnceRow.create_table(billing_mode="PAY_PER_REQUEST", wait=True)
        yield


@pytest.fixture
def ses(monkeypatch: pytest.MonkeyPatch) -> FakeMail:
    fake = FakeMail()
    monkeypatch.setattr(actions, "gateway", fake)
    return fake


def compose() -> Mail:
    to = Addressee(name="Anna", email="anna@bakkerij.test")
    return actions.rendered(KEY, "password", to, FACTS, VAN_DIJK)


def send(after: timedelta = timedelta()) -> DeliveryOutcome:
    return actions.send_once(KEY, VAN_DIJK, compose, AT + after)


STEPS = [
    (store, "claim", "before"),
    (store, "claim", "after"),
    (actions, "rendered", "before"),
    (actions, "rendered", "after"),
    (store, "mark_sent", "before"),
    (store, "mark_sent", "after"),
]


def test_a_mail_is_sent_and_a_second_worker_does_nothing(ses: FakeMail) -> None:
    assert send() is DeliveryOutcome.SENT
    assert send() is DeliveryOutcome.ALREADY_SENT
    assert send(timedelta(days=40)) is DeliveryOutcome.ALREADY_SENT
    assert len(ses.posted) == 1


@pytest.mark.parametrize(("holder", "name", "when"), STEPS)
def test_a_worker_killed_at_any_step_leaves_one_mail(
    ses: FakeMail, monkeypatch: pytest.MonkeyPatch, holder: Any, name: str, when: str
) -> None:
    killed_at(monkeypatch, holder, name, when)
    with pytest.raises(Killed):
        send()
    send(LEASE)
    assert send(2 * LEASE) is DeliveryOutcome.ALREADY_SENT
    assert len(ses.posted) == 1


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_worker_killed_around_sending_leaves_one_mail(ses: FakeMail, moment: str) -> None:
    setattr(ses, moment, Killed())
    with pytest.raises(Killed):
        send()
    send(LEASE)
    assert send(2 * LEASE) is DeliveryOutcome.ALREADY_SENT
    assert len(ses.posted) == 1


def test_a_worker_killed_twice_leaves_one_mail(
    ses: FakeMail, monkeypatch: pytest.MonkeyPatch
) -> None:
    ses.before = Killed()
    with pytest.raises(Killed):
        send()
    killed_at(monkeypatch, store, "take_over", "after")
    with pytest.raises(Killed):
        send(LEASE)
    ses.after = Killed()
    with pytest.raises(Killed):
        send(2 * LEASE)
    assert send(3 * LEASE) is DeliveryOutcome.ALREADY_SENT
    assert len(ses.posted) == 1


def test_while_another_worker_is_at_it_the_second_waits(ses: FakeMail) -> None:
    store.claim(KEY, AT)
    with pytest.raises(TryAgain):
        send(LEASE - timedelta(seconds=1))
    assert ses.posted == []


def test_of_two_heirs_of_a_killed_worker_one_sends() -> None:
    old = store.claim(KEY, AT)
    assert old
    store.take_over(old, AT + LEASE)
    with pytest.raises(TryAgain):
        send(LEASE)


def test_two_heirs_at_the_same_moment_cannot_both_have_it(
    ses: FakeMail, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = store.claim(KEY, AT)
    assert old
    store.take_over(old, AT + LEASE)
    monkeypatch.setattr(store, "claim_of", lambda key: old)
    with pytest.raises(TryAgain):
        send(LEASE)
    assert ses.posted == []


def test_where_nobody_can_be_asked_we_wait_for_what_ses_tells(ses: FakeMail) -> None:
    ses.can_trace, ses.after = False, Killed()
    with pytest.raises(Killed):
        send()
    with pytest.raises(TryAgain):
        send(PATIENCE - timedelta(seconds=1))
    actions.note_sent(actions.reference(KEY), "m-1")
    assert send(PATIENCE) is DeliveryOutcome.ALREADY_SENT
    assert len(ses.posted) == 1


def test_what_ses_never_told_of_is_sent_after_all(ses: FakeMail) -> None:
    ses.can_trace, ses.before = False, Killed()
    with pytest.raises(Killed):
        send()
    assert send(PATIENCE) is DeliveryOutcome.SENT
    assert len(ses.posted) == 1


def test_news_from_ses_about_a_mail_we_know_changes_nothing(ses: FakeMail) -> None:
    send()
    actions.note_sent(actions.reference(KEY), "m-2")
    actions.note_sent("van-dijk__mail__unknown__x", "m-3")
    assert store.OnceRow.get(KEY).message_id == "message-1"


@pytest.mark.parametrize("failure", [TryAgain("ses"), Refused("ses")])
def test_what_certainly_did_not_go_may_be_tried_again_at_once(
    ses: FakeMail, failure: Exception
) -> None:
    ses.before = failure
    with pytest.raises(type(failure)):
        send()
    assert send() is DeliveryOutcome.SENT


def test_an_answer_that_never_came_is_looked_into_first(ses: FakeMail) -> None:
    ses.after = NoAnswer("ses")
    with pytest.raises(NoAnswer):
        send()
    with pytest.raises(TryAgain):
        send()
    assert send(LEASE) is DeliveryOutcome.ALREADY_SENT
    assert len(ses.posted) == 1


def test_a_recipient_who_is_gone_leaves_no_claim_behind(ses: FakeMail) -> None:
    def nobody() -> Mail:
        raise NotFound

    with pytest.raises(NotFound):
        actions.send_once(KEY, VAN_DIJK, nobody, AT)
    assert store.claim_of(KEY) is None
    assert ses.posted == []


def test_a_claim_that_changed_hands_cannot_be_given_back() -> None:
    mine = store.claim(KEY, AT)
    assert mine
    store.release(replace(mine, attempt="another"))
    assert store.claim_of(KEY) == mine


def test_a_row_that_has_expired_meanwhile_is_not_made_again() -> None:
    store.mark_sent(Claim(key=KEY, attempt="gone", claimed_at=AT), "m-1")
    assert store.claim_of(KEY) is None


def test_the_fake_tells_the_same_as_the_stand_in() -> None:
    assert {each.value for each in Trace} == {"sent", "not_sent", "unknown"}
