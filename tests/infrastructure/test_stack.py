"""The whole stack, made from the package in the stand-in for AWS, answers over HTTP."""

import json

import pytest

from scripts.packaging.stack import find
from tests.infrastructure.deployed import PAGE, Deployed
from tests.infrastructure.test_template import JOBS

pytestmark = pytest.mark.slow
SCHEDULED = (
    "AnchorChains",
    "RecountLines",
    "CloseUnreadTasks",
    "EndRights",
    "CountReplacements",
    "SendDigests",
    "WatchCertificates",
    "WatchSignings",
)


def test_the_whole_stack_is_made(deployed: Deployed) -> None:
    stack = find(deployed.client("cloudformation"), "akkoord-stack")
    assert stack
    assert stack.status in ("CREATE_COMPLETE", "UPDATE_COMPLETE")  # secrets are turned in it too


def test_the_api_answers_straight_away(deployed: Deployed) -> None:
    reply = deployed.straight_at_the_api("/api/health")
    assert (reply.status, reply.json["status"]) == (200, "ok")


def test_the_api_answers_through_cloudfront(deployed: Deployed) -> None:
    reply = deployed.through_cloudfront("/api/health")
    assert (reply.status, reply.json["status"]) == (200, "ok")
    assert "frame-ancestors 'none'" in reply.headers["content-security-policy"]
    assert reply.headers["strict-transport-security"].startswith("max-age=")


def test_a_missing_route_stays_missing(deployed: Deployed) -> None:
    reply = deployed.through_cloudfront("/api/no-such-thing")
    assert reply.status in (403, 404)
    assert b"<html" not in reply.body


@pytest.mark.parametrize("path", ["/", "/taken", "/klanten/01J0000000"])
def test_every_screen_is_the_one_page(deployed: Deployed, path: str) -> None:
    reply = deployed.through_cloudfront(path)
    assert (reply.status, reply.body.decode()) == (200, PAGE)
    assert reply.headers["content-type"] == "text/html"
    assert reply.headers["cache-control"] == "no-cache"


def test_a_hashed_file_is_kept_forever(deployed: Deployed) -> None:
    reply = deployed.through_cloudfront("/assets/main-4f2a.js")
    assert reply.status == 200
    assert "immutable" in reply.headers["cache-control"]
    assert "javascript" in reply.headers["content-type"]


def test_a_missing_file_is_not_the_page(deployed: Deployed) -> None:
    assert deployed.through_cloudfront("/assets/gone.js").status in (403, 404)


def test_nothing_of_the_laptop_is_deployed(deployed: Deployed) -> None:
    for path in ("/dev/outbox.json", "/api/dev/outbox.json", "/api/dev/clock"):
        assert deployed.through_cloudfront(path).status in (403, 404)


def test_the_office_is_known_from_the_host_that_the_browser_asked_for(
    deployed: Deployed, office: dict[str, str]
) -> None:
    reply = deployed.through_cloudfront("/api/office", **{"x-office-host": "another.example"})
    assert reply.status == 200, deployed.log()
    assert reply.json["name"] == office["name"]


def test_who_goes_round_cloudfront_is_not_believed(
    deployed: Deployed, office: dict[str, str]
) -> None:
    for key in ("", "guessed-origin-key"):
        headers = {"x-office-host": deployed.host, "x-origin-key": key}
        assert deployed.straight_at_the_api("/api/office", **headers).status == 404


@pytest.mark.parametrize("job", sorted(JOBS))
def test_every_job_starts_and_may_do_its_work(deployed: Deployed, job: str) -> None:
    """With nothing to do; the scheduled ones ask the tables whether there is. What the recount
    sets right it tells by failing: then there is nothing left, and it is asked once more."""
    function = next(name for name in functions(deployed) if f"-{job}-" in name)
    event = scheduled() if job in SCHEDULED else {"Records": []}
    lambdas, told = deployed.client("lambda"), json.dumps(event)
    reply = lambdas.invoke(FunctionName=function, Payload=told)
    if job == "RecountLines" and "FunctionError" in reply:
        assert b" counts" in reply["Payload"].read()
        reply = lambdas.invoke(FunctionName=function, Payload=told)
    assert "FunctionError" not in reply, reply["Payload"].read()


def functions(deployed: Deployed) -> list[str]:
    found = deployed.client("lambda").list_functions()["Functions"]
    return [function["FunctionName"] for function in found]


def scheduled() -> dict[str, object]:
    """As EventBridge starts a function."""
    facts = {"id": "1", "account": "0", "region": "eu-west-1", "version": "0"}
    facts |= {"source": "aws.events", "detail-type": "Scheduled Event"}
    return {**facts, "time": "2026-01-01T00:00:00Z", "resources": [], "detail": {}}
