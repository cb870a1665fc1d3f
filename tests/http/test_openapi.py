"""Whatever fits, or does not fit, the OpenAPI document: an answer as documented, never a 500."""

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from werkzeug.wrappers import Request, Response

from app import app
from scripts import openapi
from scripts.local.gateway import Gateway
from tests.portal import Portal
from tests.world import World

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]


def unlocked(document: dict[str, Any]) -> dict[str, Any]:
    """Without the security schemes: the sessions are ours, not made up."""
    document["components"].pop("securitySchemes")
    for operations in document["paths"].values():
        for operation in operations.values():
            operation.pop("security", None)
    return document


SIGN_OUT = {"DELETE /session", "DELETE /me/sessions"}
SIGNING_OUT = ("DELETE /session", "DELETE /me/sessions")
gateway = Gateway(app, app.routes, app.api.binary_types)


@Request.application
def site(request: Request) -> Response:
    """The cookie comes as another header: the test client keeps cookies for localhost only. It says
    that it reads what is compressed, and does not."""
    request.environ["HTTP_ACCEPT_ENCODING"] = ""
    request.environ["HTTP_COOKIE"] = request.headers.get("x-cookie", "")
    return gateway.answer(request)


schema = schemathesis.openapi.from_dict(unlocked(openapi.document()))
schema.app = site
schema.config.phases.coverage.enabled = False
pytestmark = pytest.mark.slow
lightly = settings(
    max_examples=20,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def office(aws: object) -> World:
    return World().open()


@pytest.fixture(scope="module")
def ids(office: World) -> dict[str, str]:
    task = office.publish("ANNA", "PIETER")
    return {
        "client_id": office.bakkerij,
        "task_id": task.task_id,
        "document_id": task.about.document_id,
        "upload_id": office.upload(office.bakkerij).upload_id,
        "user_id": office.users["PIETER"].user_id,
        "table_id": "taken",
    }


@pytest.fixture(scope="module")
def signed_in(office: World) -> dict[str, dict[str, str]]:
    """Headers of a client and of an employee."""
    return {
        who: Portal(office.host).sign_in(office.users[who])._headers() for who in ("ANNA", "BRAM")
    }


def knock(case: Case, headers: dict[str, str]) -> Any:
    """As somebody who is signed in, but where the sweep would end its own session."""
    given = dict(headers)
    cookie = given.pop("cookie")
    given["x-cookie"] = "" if case.operation.label in SIGNING_OUT else cookie
    return case.call_and_validate(headers=given, checks=CHECKS)


@schema.parametrize()
@lightly
@pytest.mark.parametrize("people", [("ANNA", "BRAM")], ids=" and ".join)
def test_every_route_answers_as_documented(
    case: Case, people: tuple[str, ...], ids: dict[str, str], signed_in: dict[str, dict[str, str]]
) -> None:
    """Both with the same: making a request up costs more than asking."""
    given: dict[str, Any] = dict(case.path_parameters or {})
    case.path_parameters = {name: ids.get(name, value) for name, value in given.items()}
    for who in people:
        knock(case, signed_in[who])


@pytest.mark.parametrize("who", ["ANNA", "BRAM"])
def test_the_sweep_is_let_in(who: str, signed_in: dict[str, dict[str, str]]) -> None:
    """One that is turned away at the door would find nothing."""
    assert knock(schema["/me"]["GET"].Case(), signed_in[who]).status_code == 200
