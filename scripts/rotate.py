"""Gives a secret a new value without a request that fails: `python -m scripts.rotate SECRET STAGE`.

SECRET is code-pepper, origin-key, csc-token or csc-pin; the value of the last two comes from the
trust service and is asked for. What was done is read from AWS: a run that was broken off anywhere
is finished by the next. Works with AWS, with the credentials of whoever runs it, and locally with
--endpoint.
"""

import argparse
import getpass
import secrets
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import boto3
from botocore.exceptions import BotoCoreError, ClientError

from scripts import plain
from scripts.deploy import REGION
from scripts.packaging.stack import Wanted, apply, find
from scripts.plain import Stop

# Functions that began before a change may still be at work, and firewalls hear of it later.
SETTLES_SECONDS = 60
NEXT, NOW = "AWSPENDING", "AWSCURRENT"


@dataclass(frozen=True)
class Secret:
    """`name` is that of its parameters. `overlaps`: who compares with it takes two values.
    `ends`: the old one is refused once nobody sends it; a pepper stays, for browsers that are
    known by it, until the next rotation."""

    name: str
    overlaps: bool = True
    ends: bool = False


SECRETS = {
    "code-pepper": Secret("CodePepper"),
    "origin-key": Secret("OriginKey", ends=True),
    "csc-token": Secret("CscToken", overlaps=False),
    "csc-pin": Secret("CscPin", overlaps=False),
}


@dataclass(frozen=True)
class Rotation:
    """`session` hands out clients; `new_value` is asked once a new version is needed."""

    session: Any
    stage: str
    secret: str
    new_value: Callable[[], str]
    settle: Callable[[], None]
    say: Callable[[str], None] = print

    @property
    def kind(self) -> Secret:
        return SECRETS[self.secret]

    @property
    def place(self) -> str:
        return f"akkoord-{self.stage}-{self.secret}"

    def run(self) -> None:
        """Both are accepted, then the new one is used, then, where that may be, the old one is
        refused."""
        made, parameters = self._versions(), self._parameters()
        pinned = parameters.get(f"{self.kind.name}Version") or made[NOW]
        if pinned == made[NOW] and not self._is_ending(parameters):
            self._begin(made, pinned)
            made = self._versions()
        self._use(made[NOW], pinned)

    def _begin(self, made: dict[str, str], pinned: str) -> None:
        waiting = made.get(NEXT, "")
        if waiting in ("", made[NOW]):
            waiting = self._make()
        if self.kind.overlaps:
            self._deploy("both are accepted", Version=pinned, Also=waiting)
        self._secrets.update_secret_version_stage(
            SecretId=self.place,
            VersionStage=NOW,
            MoveToVersionId=waiting,
            RemoveFromVersionId=made[NOW],
        )

    def _use(self, new: str, pinned: str) -> None:
        if not self.kind.overlaps:
            self._deploy("the new one is used", Version=new)
            return
        if pinned != new:
            self._deploy("the new one is used", Version=new, Also=pinned)
        if self.kind.ends:
            self._deploy("the old one is refused", Version=new, Also="")

    def _is_ending(self, parameters: dict[str, str]) -> bool:
        """The new one is used, and only the old one is still to be refused."""
        also = parameters.get(f"{self.kind.name}Also", "")
        return self.kind.ends and also == self._versions().get("AWSPREVIOUS")

    def _make(self) -> str:
        made = self._secrets.put_secret_value(
            SecretId=self.place, SecretString=self.new_value(), VersionStages=[NEXT]
        )
        self.say(f"A new version of {self.place} was made.")
        return str(made["VersionId"])

    def _deploy(self, what: str, **values: str) -> None:
        given = {f"{self.kind.name}{part}": value for part, value in values.items()}
        wanted = Wanted(f"akkoord-{self.stage}", {"UsePreviousTemplate": True}, given)
        apply(self.session.client("cloudformation"), wanted)
        self.settle()
        self.say(f"Of {self.place} {what}.")

    def _versions(self) -> dict[str, str]:
        """The id of each version by what Secrets Manager calls it."""
        known = self._secrets.describe_secret(SecretId=self.place)["VersionIdsToStages"]
        return {stage: version for version, stages in known.items() for stage in stages}

    def _parameters(self) -> dict[str, str]:
        """Of the stack, once a change that was under way is done."""
        cloudformation = self.session.client("cloudformation")
        name = f"akkoord-{self.stage}"
        stack = find(cloudformation, name)
        if stack is None:
            raise Stop(f"There is no stack {name}.")
        if stack.status.endswith("_IN_PROGRESS"):
            cloudformation.get_waiter("stack_update_complete").wait(StackName=name)
            return self._parameters()
        return stack.parameters

    @property
    def _secrets(self) -> Any:
        return self.session.client("secretsmanager")


@dataclass(frozen=True)
class _Session:
    """Clients of AWS, or of the stand-in."""

    endpoint: str | None

    def client(self, service: str) -> Any:
        key = "test" if self.endpoint else None
        session: Any = boto3.Session(key, key, region_name=REGION)
        return session.client(service, endpoint_url=self.endpoint)


def made_up() -> str:
    return secrets.token_urlsafe(36)


def asked_for() -> str:
    """Never on the command line, where others see it."""
    return getpass.getpass("The new value, as the trust service gave it: ").strip()


def main() -> None:
    parser = argparse.ArgumentParser(prog="scripts.rotate", description=__doc__)
    parser.add_argument("secret", choices=sorted(SECRETS))
    parser.add_argument("stage")
    parser.add_argument("--endpoint", help="of the stand-in for AWS, on a laptop")
    chosen = parser.parse_args()
    new_value = made_up if SECRETS[chosen.secret].overlaps else asked_for
    seconds = 0 if chosen.endpoint else SETTLES_SECONDS
    rotation = Rotation(
        _Session(chosen.endpoint),
        chosen.stage,
        chosen.secret,
        new_value,
        lambda: time.sleep(seconds),
    )
    try:
        rotation.run()
    except (BotoCoreError, ClientError) as trouble:
        raise Stop(f"Broken off, run it again: {trouble}") from trouble


if __name__ == "__main__":
    sys.exit(plain.run(main))
