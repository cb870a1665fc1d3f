"""In the deployed stack: secrets turn while people are at work, and not one request fails."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from botocore.exceptions import ClientError
from msgspec import Struct, field

from chalicelib.core.config import read
from scripts.packaging.stack import find
from scripts.rotate import SECRETS, Rotation, made_up
from tests.infrastructure.asking import AtWork, SignedIn, newest_code, proves, reads, sign_in
from tests.infrastructure.deployed import Deployed, Reply
from tests.people import PASSWORD
from tests.settings import SETTINGS

pytestmark = pytest.mark.slow


def settings(deployed: Deployed, function: str = "APIHandler") -> dict[str, str]:
    """As a run of the function gets them that begins now."""
    name = deployed.client("cloudformation").describe_stack_resource(
        StackName="akkoord-stack", LogicalResourceId=function
    )["StackResourceDetail"]["PhysicalResourceId"]
    found = deployed.client("lambda").get_function_configuration(FunctionName=name)
    variables: dict[str, str] = found["Environment"]["Variables"]
    return variables


def accepted(deployed: Deployed, secret: str) -> tuple[str, ...]:
    name = secret.upper().replace("-", "_")
    given = {name: settings(deployed)[name], f"{name}_ALSO": settings(deployed)[f"{name}_ALSO"]}
    return read(SETTINGS | given).keys(name.lower())  # type: ignore[arg-type]


def sent(deployed: Deployed) -> str:
    """By CloudFront, with every request."""
    cloudfront = deployed.client("cloudfront")
    known = cloudfront.get_distribution_config(Id=deployed.outputs["DistributionId"])
    origins = known["DistributionConfig"]["Origins"]["Items"]
    (api,) = (each for each in origins if each["Id"] == "api")
    return str(api["CustomHeaders"]["Items"][0]["HeaderValue"])


class Watch(Struct, kw_only=True):
    """What the API takes and what it is given, after each step."""

    deployed: Deployed
    secret: str
    taken: list[tuple[str, ...]] = field(default_factory=list)
    given: list[str] = field(default_factory=list)

    def look(self) -> None:
        self.taken.append(accepted(self.deployed, self.secret))
        origin = self.secret == "origin-key"
        self.given.append(sent(self.deployed) if origin else self.taken[-1][0])


def turn(
    deployed: Deployed, secret: str, session: Any = None, settle: Callable[[], None] = lambda: None
) -> None:
    Rotation(session or deployed, "stack", secret, made_up, settle, lambda _: None).run()


def value(deployed: Deployed, secret: str, stage: str = "AWSCURRENT") -> str:
    asked = {"SecretId": f"akkoord-stack-{secret}", "VersionStage": stage}
    return str(deployed.client("secretsmanager").get_secret_value(**asked)["SecretString"])


def with_key(deployed: Deployed, key: str) -> Reply:
    """As CloudFront asks for the office."""
    headers = {"x-origin-key": key, "x-office-host": deployed.host, "x-viewer-address": "192.0.2.1"}
    return deployed.straight_at_the_api("/api/office", **headers)


@pytest.mark.parametrize("secret", ["origin-key", "code-pepper"])
def test_at_every_step_what_is_sent_is_taken_also_by_who_is_a_step_behind(
    deployed: Deployed, secret: str
) -> None:
    """Runs, edges of CloudFront and browsers learn of a change at moments of their own."""
    watch = Watch(deployed=deployed, secret=secret)
    watch.look()
    turn(deployed, secret, settle=watch.look)
    assert watch.given[0] != watch.given[-1]
    for behind, ahead in pairwise(range(len(watch.taken))):
        for known in (behind, ahead):
            assert {watch.given[behind], watch.given[ahead]} <= set(watch.taken[known])


@pytest.fixture(scope="module")
def people(deployed: Deployed, office: dict[str, str]) -> dict[str, SignedIn]:
    return {who: sign_in(deployed, office[who], office["mobile"]) for who in ("anna", "bram")}


@pytest.mark.parametrize("secret", SECRETS)
def test_people_work_on_while_a_secret_turns(
    deployed: Deployed, office: dict[str, str], people: dict[str, SignedIn], secret: str
) -> None:
    """One reads, another gets a code and gives it, a few times a second, from before the first step
    until after the last; after each step both have done so with what is so then."""
    first = value(deployed, secret)
    acts = (reads(deployed, people["bram"]), proves(deployed, people["anna"], office["mobile"]))
    with AtWork(acts=acts) as work:
        turn(deployed, secret, settle=work.settle)
    assert work.failed == [], deployed.log()
    assert value(deployed, secret) != first


def test_the_origin_key_before_opens_nothing_once_it_turned(
    deployed: Deployed, office: dict[str, str]
) -> None:
    first = value(deployed, "origin-key")
    assert with_key(deployed, first).status == 200
    turn(deployed, "origin-key")
    assert with_key(deployed, first).status == 404


def ask_code(deployed: Deployed, office: dict[str, str], device: str = "") -> tuple[str, str]:
    asked = deployed.send(
        "POST", "/api/sessions", {"email": office["anna"], "password": PASSWORD}, Cookie=device
    )
    assert asked.status == 201, deployed.log()
    return asked.json["challenge_id"], newest_code(deployed, office["mobile"])


def answer(deployed: Deployed, asked: tuple[str, str]) -> Reply:
    challenge, code = asked
    return deployed.send("PUT", f"/api/challenges/{challenge}/answer", {"code": code})


def test_a_code_that_was_asked_for_before_works_after_the_pepper_turned(
    deployed: Deployed, office: dict[str, str]
) -> None:
    before, lost = ask_code(deployed, office), ask_code(deployed, office)
    turn(deployed, "code-pepper")
    assert answer(deployed, before).status == 200, deployed.log()
    after = ask_code(deployed, office)
    turn(deployed, "code-pepper")
    assert answer(deployed, after).status == 200, deployed.log()
    assert answer(deployed, lost).status == 401


class Dying:
    """Ends at the so-manieth change that it would make."""

    def __init__(self, deployed: Deployed, changes: int) -> None:
        self.deployed, self.left = deployed, changes

    def client(self, service: str) -> Any:
        return _DyingClient(self, self.deployed.client(service))


class _DyingClient:
    def __init__(self, session: Dying, client: Any) -> None:
        self.session, self.real = session, client

    def __getattr__(self, name: str) -> Any:
        if name.startswith(("update_", "put_")):
            self.session.left -= 1
            if self.session.left < 0:
                raise KeyboardInterrupt
        return getattr(self.real, name)


@pytest.mark.parametrize("changes", range(5))
def test_a_rotation_that_was_broken_off_anywhere_is_finished_by_the_next(
    deployed: Deployed, changes: int
) -> None:
    first = value(deployed, "origin-key")
    with pytest.raises(KeyboardInterrupt):
        turn(deployed, "origin-key", Dying(deployed, changes))
    assert sent(deployed) in accepted(deployed, "origin-key")
    turn(deployed, "origin-key")
    assert accepted(deployed, "origin-key") == (sent(deployed),) != (first,)
    assert value(deployed, "origin-key", "AWSPREVIOUS") == first


def test_what_the_trust_service_gave_is_used_once_it_is_there(deployed: Deployed) -> None:
    asked = Rotation(
        deployed, "stack", "csc-pin", lambda: "1234-5678", lambda: None, lambda _: None
    )
    asked.run()
    assert settings(deployed, "SignDocuments")["CSC_PIN"] == "1234-5678"


def test_where_there_is_nothing_to_turn_it_says_so(deployed: Deployed) -> None:
    assert find(deployed.client("cloudformation"), "akkoord-nowhere") is None
    with pytest.raises(ClientError):
        Rotation(deployed, "nowhere", "origin-key", made_up, lambda: None, lambda _: None).run()
