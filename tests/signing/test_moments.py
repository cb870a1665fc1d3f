"""Nothing is dated before it had happened, however long the worker is busy with it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from chalicelib.audit import store as audit
from chalicelib.core import clock
from chalicelib.gateways.signing import engine
from chalicelib.signing.store import signings
from tests.support.ceremony import Desk

Later = Callable[[timedelta], None]


def busy(making: Callable[..., bytes], later: Later, ready: list[datetime]) -> Callable[..., bytes]:
    """The same, after which it is ten minutes later."""

    def made(*arguments: Any, **named: Any) -> bytes:
        content = making(*arguments, **named)
        later(timedelta(minutes=10))
        ready.append(clock.now())
        return content

    return made


def test_a_signature_and_the_seal_are_dated_when_they_are_in_the_file(
    desk: Desk, later: Later, monkeypatch: pytest.MonkeyPatch
) -> None:
    task, ready = desk.ask(("ANNA", 1)), list[datetime]()
    for name in ("sign", "seal"):
        monkeypatch.setattr(engine, name, busy(getattr(engine, name), later, ready))
    desk.sign("ANNA", task)
    desk.work()
    signing = signings.signing(task)
    assert signing
    assert signing.sealed_at
    signed, sealed = ready
    logged = {each.what: each.at for each in signing.log}
    told = {each.action: each.at for each in audit.history(task.office_id, task.about.document_id)}
    known = desk.check(sha256=signing.file.sha256)
    assert signed <= logged["signed"] < sealed <= logged["sealed"]
    assert signed <= told["task_signed"] < sealed <= told["signing_completed"]
    assert min(signing.sealed_at, clock.parse(known["released_at"])) >= sealed - timedelta(
        seconds=1
    )
