"""Each function of the portal signs with the keys of its own role; what it asks of AWS is noted.

Outside `running` a test is root: it makes and looks at whatever it wants.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

import pytest
from botocore.client import ClientCreator
from botocore.credentials import Credentials
from msgspec import Struct, field

from chalicelib.core import dynamo, service
from chalicelib.core.config import Config
from chalicelib.core.replacing import replace
from chalicelib.gateways.functions import HERE
from chalicelib.gateways.signing import answering
from scripts import resources
from scripts.packaging.template import full_template
from scripts.rights import Right, asked, granted

T = TypeVar("T")
API = "Api"
JUDGE = "JudgeSignatures"
ASKED: set[Right] = set()
_function: ContextVar[str] = ContextVar("function", default="")


@contextmanager
def running(function: str) -> Iterator[None]:
    """What happens inside has the rights of this function alone."""
    before = _function.set(function)
    try:
        yield
    finally:
        _function.reset(before)


def is_running() -> bool:
    """Whether the portal is at work, and not the test itself."""
    return bool(_function.get())


def run(job: Callable[[Any], T], event: Any = None) -> T:
    """The job as Lambda runs it: `close_unread_tasks` is the function CloseUnreadTasks."""
    with running(job.__name__.title().replace("_", "")):
        return job(event)


def judge_here(question: Any) -> Any:
    """What the portal asks of its function that judges, with the rights of that."""
    if asking := _function.get():
        resource = f"function:AWS-StackName-{JUDGE}-*"
        ASKED.add(Right(asking, "lambda:InvokeFunction", resource))
    with running(JUDGE):
        return answering.judge_signatures(question, None)


def use() -> None:
    """Nothing else runs a function that is asked."""
    HERE["judge_signatures"] = judge_here


class Roles(Struct, kw_only=True):
    """Of the stack that the tests made; `names` are those of infra/, by what AWS calls it."""

    endpoint: str
    ids: Mapping[str, str]
    names: Mapping[str, str]
    keys: dict[str, Credentials] = field(default_factory=dict)

    @classmethod
    def of(cls, endpoint: str, stack: str) -> "Roles":
        cloudformation = resources.client("cloudformation", endpoint)
        pages = cloudformation.get_paginator("list_stack_resources").paginate(StackName=stack)
        made = [each for page in pages for each in page["StackResourceSummaries"]]
        ids = {each["LogicalResourceId"]: each["PhysicalResourceId"] for each in made}
        return cls(endpoint=endpoint, ids=ids, names={known: name for name, known in ids.items()})

    def watch(self, client: Any) -> None:
        """From now on this client signs for whichever function runs."""
        client.meta.events.register("before-parameter-build", self.note)
        client.meta.events.register("before-sign", self.sign)

    def note(self, params: Mapping[str, Any], model: Any, **_: Any) -> None:
        self.note_asked(model.service_model.service_name, model.name, params)

    def note_asked(self, service: str, operation: str, params: Mapping[str, Any]) -> None:
        if function := _function.get():
            for action, what, of_it in asked(service, operation, params):
                ASKED.add(Right(function, action, self.names.get(what, what) + of_it))

    def sign(self, request: Any, **_: Any) -> None:
        if function := _function.get():
            signing = request.context.setdefault("signing", {})
            signing["request_credentials"] = self.keys_of(function)

    def keys_of(self, function: str) -> Credentials:
        if function not in self.keys:
            role = f"arn:aws:iam::000000000000:role/{self.ids[f'{function}Role']}"
            sts = resources.client("sts", self.endpoint)
            found = sts.assume_role(RoleArn=role, RoleSessionName=function)["Credentials"]
            self.keys[function] = Credentials(
                found["AccessKeyId"], found["SecretAccessKey"], found["SessionToken"]
            )
        return self.keys[function]


@contextmanager
def _tables_of(roles: Roles) -> Iterator[None]:
    """The client of the tables is our own, and signs for the function that runs as well."""
    ask, keys = dynamo.TableClient._make_api_call, service.keys

    def noted(client: dynamo.TableClient, operation: str, arguments: dict[str, Any]) -> Any:
        roles.note_asked(dynamo.SERVICE, operation, arguments)
        return ask(client, operation, arguments)

    def own() -> service.Keys:
        if not (function := _function.get()):
            return keys()
        found = roles.keys_of(function)
        return service.Keys(access=found.access_key, secret=found.secret_key, token=found.token)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dynamo.TableClient, "_make_api_call", noted)
        patch.setattr(service, "keys", own)
        yield


def _own_key(real: Callable[..., str]) -> Callable[..., str]:
    """A function has the secrets that infra/ gives it and no other."""
    made = full_template()["Resources"]

    def key(settings: Config, name: Any) -> str:
        if function := _function.get():
            own = made["APIHandler" if function == API else function]["Properties"]
            if name.upper() not in own.get("Environment", {}).get("Variables", {}):
                settings = replace(settings, **{name: ""})
        return real(settings, name)

    return key


@contextmanager
def with_own_rights(endpoint: str, stack: str) -> Iterator[None]:
    """Every client of the portal that is made from here on signs for the function that runs; to
    those of the tests their keys are told."""
    roles, real = Roles.of(endpoint, stack), ClientCreator.create_client

    def create(*given: Any, credentials: Any, **named: Any) -> Any:
        client = real(*given, credentials=credentials, **named)
        if credentials.method != "explicit":
            roles.watch(client)
        return client

    with _tables_of(roles), pytest.MonkeyPatch.context() as patch:
        patch.setattr(ClientCreator, "create_client", create)
        patch.setattr(Config, "key", _own_key(Config.key))
        yield
    assert granted() >= ASKED, f"no role allows: {sorted(ASKED - granted())}"
