"""A worker that dies at a step of its work."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.fakes.mail import Killed


def killed_at(
    monkeypatch: pytest.MonkeyPatch, holder: Any, name: str, when: str
) -> Callable[..., Any]:
    """The worker dies just before or just after this step, the first time it comes there."""
    real = getattr(holder, name)

    def step(*given: Any, **named: Any) -> Any:
        monkeypatch.setattr(holder, name, real)
        if when == "after":
            real(*given, **named)
        raise Killed

    monkeypatch.setattr(holder, name, step)
    return step
