"""The programs of the portal, killed and started again while people act."""

import json
import os
import signal
from argparse import Namespace
from http.client import HTTPException
from pathlib import Path
from random import Random
from threading import Timer
from typing import Any

from msgspec import Struct, field

from scripts import replay
from scripts.local import stand_in
from scripts.local.ask import call
from scripts.local.pump import DEAD
from scripts.local.stand_in import ROOT
from scripts.local.stream import Checkpoint
from scripts.up import pump, serve, wait_for_site
from tests.aws import Aws, Signatures
from tests.pipeline import stream_of
from tests.portal import Answer, Portal

LONGEST = 0.15  # seconds: about what an approval takes in bad weather
# As stormy_app writes it.
STRUCK = "struck by the drill"
QUEUES = ("notifications", "reactions", "mail", "signing.fifo")
NO_ANSWER = Answer(status=503, body={"type": "try_again_later"}, headers={"retry-after": "1"})


class House(Struct, kw_only=True, dict=True):
    """What answers requests, and the pump with every worker in it."""

    signatures: Signatures
    data: Path
    seed: int
    port: int = field(default_factory=stand_in.free_port)
    kills: dict[str, int] = field(default_factory=lambda: {"api": 0, "pump": 0})

    @property
    def aws(self) -> Aws:
        return self.signatures.aws

    def start(self) -> None:
        """What other tests did is not looked at: the pump begins where the stream ends."""
        stream = stream_of(self.aws.endpoint, self.aws.environment["EVENTS_STREAM_ARN"])
        stream.read_on()
        records = [record for each in stream.by_office.values() for record in each]
        newest = max((str(each["dynamodb"]["SequenceNumber"]) for each in records), default="")
        prefix = self.aws.environment["TABLE_PREFIX"]
        for function in DEAD:
            Checkpoint(self.aws.client("dynamodb"), f"{prefix}pump", function).write(newest)
        self.site = serve(self._options, self._environment(0.07))
        self.pump = pump(self._options, self._environment(0.07))
        wait_for_site(self.port, [self.site, self.pump])

    def stop(self) -> None:
        self.site.stop()
        self.pump.stop()

    def kill(self, luck: Random) -> Timer:
        """One of them, in a moment; another takes its place."""
        who = luck.choice((self._kill_api, self._kill_api, self._kill_pump))
        timer = Timer(luck.uniform(0, LONGEST), who, (luck,))
        timer.start()
        return timer

    def calm(self) -> None:
        """The weather clears, and what ended with the dead letters is done again."""
        self.pump.stop()
        self.pump = pump(self._options, self._environment(0))
        sqs = self.aws.client("sqs")
        for noun in QUEUES:
            name = f"{self.aws.environment['TABLE_PREFIX']}{noun}"
            replay.replay(sqs, *replay.queue_urls(sqs, name), 1000)

    def door(self, known: Portal) -> Portal:
        """The same browser, asking here from now on."""
        door = _Door(known.host)
        door.house, door.cookie, door.person = self, known.cookie, known.person
        return door

    @property
    def struck(self) -> int:
        """How many calls of AWS failed, as those that made them wrote down."""
        return sum(log.read_text().count(STRUCK) for log in (self.site.log, self.pump.log))

    def _kill_api(self, luck: Random) -> None:
        master = self.site.process.pid
        found = Path(f"/proc/{master}/task/{master}/children").read_text().split()
        if found:
            os.kill(int(luck.choice(found)), signal.SIGKILL)
            self.kills["api"] += 1

    def _kill_pump(self, luck: Random) -> None:
        self.pump.process.kill()
        self.pump.process.wait()
        self.kills["pump"] += 1
        self.pump = pump(self._options, self._environment(0.07))

    @property
    def _options(self) -> Namespace:
        return Namespace(port=self.port, workers=3, data=self.data)

    def _environment(self, share: float) -> dict[str, str]:
        storm = {"STORM_SHARE": str(share), "STORM_SEED": str(self.seed)}
        whole = {"AKKOORD_APP": "tests.support.stormy_app", "PYTHONPATH": str(ROOT), "PATH": ""}
        times = {"TSA_URLS": ",".join(map(self.signatures.address, ("one", "two")))}
        return {**self.aws.environment, **times, **whole, **storm, "PYTHONUNBUFFERED": "1"}


class _Door(Portal):
    """Whoever hears nothing comes back, as if they were told to."""

    house: House

    def ask(self, method: str, path: str, body: Any, **headers: str) -> Answer:
        url = f"http://127.0.0.1:{self.house.port}/api{path}"
        sent = None if body is None else json.dumps(body).encode()
        try:
            status, said = call(method, url, sent, self._headers())
        except (OSError, HTTPException):
            return NO_ANSWER
        return Answer(status=status, body=json.loads(said or b"null"), headers={"retry-after": "1"})
