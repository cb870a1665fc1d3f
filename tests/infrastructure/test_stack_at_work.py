"""In the deployed stack, with the rights of production: sign in, approve, and mail goes out."""

import base64
import hashlib
import re
from typing import Any

import pytest

from scripts.local import outbox
from tests.infrastructure.asking import SignedIn, sign_in
from tests.infrastructure.deployed import Deployed
from tests.laptop import run_python
from tests.support.ses_events import bounce, record
from tests.support.signing import document
from tests.waiting import eventually

pytestmark = pytest.mark.slow
# Of a PDF that nobody signed.
SHA256 = hashlib.sha256(document()).hexdigest()


@pytest.fixture(scope="module")
def anna(deployed: Deployed, office: dict[str, str]) -> SignedIn:
    return sign_in(deployed, office["anna"], office["mobile"])


def test_the_session_is_for_this_host_alone(anna: SignedIn) -> None:
    assert anna.cookie.startswith("__Host-session=")
    assert {"Secure", "HttpOnly", "SameSite=Strict", "Path=/"} <= set(anna.cookie.split("; "))


def test_a_new_task_is_mailed(deployed: Deployed, office: dict[str, str]) -> None:
    mail = first_mail(deployed, office["anna"])
    assert f"https://{deployed.host}/" in mail.text


def test_an_approval_is_kept_and_told(
    deployed: Deployed, office: dict[str, str], anna: SignedIn
) -> None:
    signed = anna.headers
    waiting = deployed.through_cloudfront("/api/tasks", **signed)
    assert [task["task_id"] for task in waiting.json["items"]] == [office["task_id"]]

    path = f"/api/clients/{office['client_id']}/tasks/{office['task_id']}/approval"
    approved = deployed.send("PUT", path, {"document_sha256": office["sha256"]}, **signed)
    assert approved.status == 200, deployed.log()
    assert deployed.through_cloudfront("/api/tasks", **signed).json["items"] == []
    assert first_mail(deployed, office["bram"]).subject


@pytest.fixture
def certificates(deployed: Deployed) -> None:
    """Made by the command, with the keys of the stack."""
    keys = {f"{name}_KEY_ID": f"{name.title()}KeyId" for name in ("ROOT", "ISSUING", "SEAL")}
    places = keys | {"OFFICE_KEY_ID": "OfficeKeyId", "PKI_BUCKET": "PkiBucketName"}
    settings = {name: deployed.outputs[output] for name, output in places.items()}
    address = "http://app.akkoord.example/pki"
    made = run_python(
        "-m", "scripts.pki", AWS_ENDPOINT_URL=deployed.endpoint, PKI_URL=address, **settings
    )
    assert (made.returncode, made.stderr) == (0, "")


def test_a_document_is_judged_by_the_function_that_can_read_it(
    deployed: Deployed, office: dict[str, str], certificates: None
) -> None:
    """One that begins on a busy machine may take longer than the API waits."""
    paper = {"pdf": base64.b64encode(document()).decode()}

    def checked() -> Any:
        found = deployed.send("POST", "/api/document-checks", paper)
        assert found.status in (200, 503), deployed.log()
        return found.json if found.status == 200 else None

    said = eventually(checked)
    assert (said["verdict"], said["reason"], said["sha256"]) == ("not_signed", None, SHA256)


def test_what_ses_tells_through_its_topic_reaches_the_office(
    deployed: Deployed, office: dict[str, str]
) -> None:
    mail = first_mail(deployed, office["anna"])
    reference = re.search(r'content="([\w-]+__mail__[\w-]+)"', mail.html)
    assert reference
    told = record(bounce(), reference=reference[1], message="task_new")
    topic = "arn:aws:sns:eu-west-1:000000000000:akkoord-stack-feedback"
    deployed.client("sns").publish(TopicArn=topic, Message=told)
    assert "niet bereikbaar" in first_mail(deployed, f"info@{deployed.host}").subject


def test_the_command_opens_an_office_in_the_tables_of_its_stage(deployed: Deployed) -> None:
    facts = {
        "host": "nieuw.akkoord.test",
        "name": "Noord Accountants",
        "colour": "#1f4b99",
        "email": "info@noord.test",
        "sms_sender": "Noord",
        "owner_name": "Nelleke Noord",
        "owner_email": "nelleke@noord.test",
        "owner_mobile": "0612345699",
    }
    options = [f"--{name.replace('_', '-')}={text}" for name, text in facts.items()]
    command = ("-m", "scripts.office", "open", "--stage", "stack", *options)
    made = run_python(*command, AWS_ENDPOINT_URL=deployed.endpoint)
    assert (made.returncode, made.stderr) == (0, "")
    mail = first_mail(deployed, "nelleke@noord.test")
    assert "https://nieuw.akkoord.test/welkom#token=" in mail.text


def first_mail(deployed: Deployed, to: str) -> Any:
    """Event → stream → router → queue → worker → queue → mail."""
    try:
        return eventually(lambda: next(iter(outbox.messages(deployed.endpoint, to)), None))
    except AssertionError:
        pytest.fail(deployed.log())
