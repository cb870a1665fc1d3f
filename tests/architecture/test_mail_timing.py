"""A claim on a mail outlives its worker, and a message waits long enough to be taken over."""

from datetime import timedelta

from chalicelib.delivery.domain import LEASE, PATIENCE
from scripts.local.queues import HIDDEN_SECONDS, RETRY_SECONDS
from scripts.packaging.template import full_template

RESOURCES = full_template()["Resources"]
WORKER = timedelta(seconds=RESOURCES["SendMail"]["Properties"]["Timeout"])
QUEUE = RESOURCES["MailQueue"]["Properties"]
HIDDEN = timedelta(seconds=QUEUE["VisibilityTimeout"])
TRIES = QUEUE["RedrivePolicy"]["maxReceiveCount"]


def test_a_worker_is_stopped_before_its_claims_run_out() -> None:
    assert WORKER < LEASE


def test_a_message_comes_back_when_the_claim_of_a_killed_worker_has_run_out() -> None:
    assert LEASE < HIDDEN
    assert timedelta(seconds=HIDDEN_SECONDS) > LEASE


def test_a_message_is_tried_until_we_know_whether_the_mail_went() -> None:
    assert (TRIES - 1) * HIDDEN > PATIENCE
    waits = sum(RETRY_SECONDS * tried for tried in range(1, TRIES))
    assert timedelta(seconds=waits) > LEASE
