"""One service of AWS after another, and who gives the time, fails for a minute: whoever can be
served is, nothing is lost or done twice, and a signing gets sealed."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from random import Random
from typing import Any

import pytest

from chalicelib.audit import store as audit
from chalicelib.documents.domain.upload import UploadStatus
from chalicelib.documents.store import uploads as upload_rows
from chalicelib.gateways import sms
from scripts.rights import granted
from tests.integration.drill.minute import Minutes
from tests.settings import ROUNDS
from tests.support.ceremony import Desk
from tests.support.sealed import check_sealed
from tests.support.trouble import SERVICES, TIME, WAYS, down

REALLY = sms.send


@pytest.fixture
def minutes(
    desk: Desk, later: Callable[[timedelta], None], monkeypatch: pytest.MonkeyPatch
) -> Minutes:
    """Where text messages really go through SNS."""

    def send(**text: str) -> str:
        told = REALLY(**text)
        desk.texts.send(**text)
        return told

    monkeypatch.setattr(sms, "send", send)
    return Minutes(desk=desk, later=later)


def test_everything_that_the_portal_asks_something_of_has_its_minute() -> None:
    asked = {right.action.partition(":")[0] for right in granted()}
    known = {"ses": "email"}
    # The function that judges runs in the process that asks here; its faults are in unit tests.
    silent = {"logs", "xray", "lambda"}
    assert {known.get(each, each) for each in asked - silent} | {TIME} == set(SERVICES)


@pytest.mark.parametrize("turn", range(ROUNDS))
def test_what_is_done_in_such_a_minute_is_done_once(
    minutes: Minutes, randomly_seed: int, turn: int
) -> None:
    luck = Random(randomly_seed + turn)  # noqa: S311
    for service in SERVICES:
        minutes.begin()
        with down((service,), luck.choice(WAYS)) as trouble:
            minutes.pass_without(service)
        assert trouble.lost, service
        minutes.end()
    minutes.be_over()
    check_whole(minutes)
    check_mails(minutes.desk)


def happened(minutes: Minutes, subject_id: str) -> list[str]:
    return [each.action for each in audit.history(minutes.world.office_id, subject_id)]


def check_whole(minutes: Minutes) -> None:
    for task in minutes.approved:
        assert happened(minutes, task.about.document_id) == ["task_published", "task_approved"]
    for upload_id in minutes.uploads:
        place = (minutes.world.office_id, minutes.world.bakkerij, upload_id)
        assert upload_rows.upload(*place).status is UploadStatus.CLEAN
        assert happened(minutes, upload_id) == ["upload_completed"]
    check_sealed(minutes.accounts, minutes.world.users["PIETER"].name)


def check_mails(desk: Desk) -> None:
    times = len(SERVICES)
    expected: dict[str, dict[str, Any]] = {
        "ANNA": {"Graag uw akkoord": times, "Nieuwe manier om in te loggen ingesteld": 1},
        "PIETER": {"Uw code": 1, "Graag ondertekenen": 1, "Ondertekening afgerond": 1},
        "BRAM": {"Akkoord": times, "Ondertekening afgerond": 1},
    }
    for who, subjects in expected.items():
        found = Counter(each.partition(" om te ")[0] for each in desk.subjects(who))
        assert found == subjects, who
