"""The demo is made once, whole and silently, with the logins that it prints."""

import json
import os
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest

from chalicelib.core.replacing import replace
from scripts import up
from scripts.local import stand_in
from scripts.local.stream import Checkpoint, Handler, Stream
from tests.aws import Aws, running_aws
from tests.laptop import run_python
from tests.people import CLIENTS, FATIMA, JOOST, OFFICES, PASSWORD, PEOPLE

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Aws]:
    folder = tmp_path_factory.mktemp("demo")
    with running_aws(folder, "akkoord-demo-") as aws, timestamps(aws, folder) as urls:
        ready = replace(aws, environment={**aws.environment, "TSA_URLS": urls})
        assert seed(ready, folder) == ""
        yield ready


@contextmanager
def timestamps(aws: Aws, folder: Path) -> Iterator[str]:
    """Certificates, and the service that goes with them, as `make up` has them."""
    port, home = stand_in.free_port(), {"PYTHONPATH": str(stand_in.ROOT)}
    environment = os.environ | dict(aws.environment) | home
    child = up.timestamps(Namespace(data=folder), environment, port)
    try:
        yield f"http://{stand_in.HOST}:{port}/one"
    finally:
        child.stop()


def seed(aws: Aws, folder: Path) -> str:
    """What it complains of."""
    logins = {"LOGINS_FILE": str(folder / "logins.json")}
    return run_python("-m", "scripts.seed", **aws.environment, **logins).stderr.strip()


def rows(aws: Aws, noun: str) -> list[dict[str, Any]]:
    pages = aws.client("dynamodb").get_paginator("scan").paginate(TableName=f"akkoord-demo-{noun}")
    return [item for page in pages for item in page["Items"]]


def facts(row: dict[str, Any]) -> dict[str, Any]:
    """What the struct of this row says; nothing of a row that only guards a name."""
    found: dict[str, Any] = json.loads(row["facts"]["S"]) if "facts" in row else {}
    return found


def test_the_demo_has_every_client_and_person(seeded: Aws) -> None:
    users = [row["user_id"]["S"] for row in rows(seeded, "users") if "email" in facts(row)]
    clients = [row["client_id"]["S"] for row in rows(seeded, "clients")]
    cast = {person.id for person in PEOPLE}
    assert (cast - set(users), len(users) - len(cast)) == (set(), 1)  # and who was let in lately
    assert sorted(clients) == sorted(client.id for client in CLIENTS)


def test_the_demo_has_documents_in_every_state(seeded: Aws) -> None:
    found = Counter(row["status"]["S"] for row in rows(seeded, "documents") if "status" in row)
    assert sum(found.values()) >= 60
    assert set(found) == {
        *("open", "ready_to_send", "filed", "completed", "rejected"),
        *("read", "closed_automatically", "published", "withdrawn", "expired"),
    }


def test_who_is_limited_sees_the_clients_that_they_manage(seeded: Aws) -> None:
    assigned = {
        row["user_id"]["S"]: sorted(facts(row)["assigned"])
        for row in rows(seeded, "users")
        if "assigned" in facts(row)
    }
    hers = sorted(client.id for client in CLIENTS if client.manager == FATIMA.key)
    assert assigned == {FATIMA.id: hers}


def test_every_upload_became_a_file_in_the_dossier(seeded: Aws) -> None:
    s3, settings = seeded.client("s3"), seeded.environment
    kept = s3.list_objects_v2(Bucket=settings["DOSSIER_BUCKET"])["Contents"]
    sent_in = [each for each in kept if "/signings/" not in each["Key"]]
    waiting = s3.list_objects_v2(Bucket=settings["QUARANTINE_BUCKET"])["KeyCount"]
    assert (len(sent_in), waiting) == (len(rows(seeded, "uploads")), 0)


def test_one_document_of_the_demo_was_signed_by_everybody(seeded: Aws) -> None:
    known = [facts(row) for row in rows(seeded, "signings")]
    sealed = [each for each in known if each.get("state") == "sealed"]
    assert [each.get("form", "signatures") for each in sealed] == ["signatures"]


def test_what_a_client_asked_and_what_a_colleague_must_confirm_waits_for_the_office(
    seeded: Aws,
) -> None:
    asked = [row["request_id"]["S"] for row in rows(seeded, "change_requests")]
    waits = [row["item_id"]["S"] for row in rows(seeded, "work_items") if "open_sort" in row]
    assert len(asked) == 1
    others = {each.partition("#")[0] for each in waits if not each.startswith("task#")}
    assert others == {"confirm", "request", "vouch"}
    assert f"request#{asked[0]}" in waits


def test_nobody_is_told_of_what_happened_in_the_demo(seeded: Aws) -> None:
    told = Mock(return_value={})
    checkpoint = Checkpoint(seeded.client("dynamodb"), "akkoord-demo-pump", "route_events")
    arn = seeded.environment["EVENTS_STREAM_ARN"]
    router = Handler("route_events", told)
    stream = Stream(seeded.client("dynamodbstreams"), arn, router, checkpoint, Mock())
    assert not stream.turn()
    assert not told.called
    assert seeded.outbox() == []


def test_a_second_time_changes_nothing(seeded: Aws, tmp_path: Path) -> None:
    before = len(rows(seeded, "events"))
    assert seed(seeded, tmp_path) == ""
    assert len(rows(seeded, "events")) == before


def test_everybody_who_chose_a_password_is_among_the_logins_with_which_browser_tests_sign_in(
    seeded: Aws, tmp_path: Path
) -> None:
    seed(seeded, tmp_path)
    logins = json.loads((tmp_path / "logins.json").read_text())
    assert all(
        set(login) == {"office", "host", "role", "name", "email", "password"} for login in logins
    )
    hosts = {office.id: office.host for office in OFFICES}
    assert {(login["host"], login["email"], login["password"]) for login in logins} == {
        (hosts[person.office], person.email, PASSWORD) for person in PEOPLE if person is not JOOST
    }


def test_a_demo_that_was_broken_off_says_what_to_do(tmp_path: Path) -> None:
    begin = "import os; from scripts.demo.mark import mark; mark(os.environ, 'begun')"
    with running_aws(tmp_path, "akkoord-half-") as aws:
        run_python("-c", begin, **aws.environment)
        said = seed(aws, tmp_path)
    assert said == "The demo was only half made: run `make reset`, then `make up` again."
