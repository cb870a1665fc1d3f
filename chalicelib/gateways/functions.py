"""Functions of our own that are asked something, and waited for."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import msgspec

from chalicelib.core.config import config
from chalicelib.core.errors import NoAnswer
from chalicelib.core.outside import Patience
from chalicelib.core.service import Service, refusal
from chalicelib.gateways.aws import asking

PLACE = "/2015-03-31/functions/{}/invocations"
WAITED_FOR = {"x-amz-invocation-type": "RequestResponse"}
# Those that run in this process, by name: on a laptop and in tests nothing else runs them.
HERE: dict[str, Callable[[Any], Any]] = {}


def ask(function: str, question: bytes, patience: Patience) -> bytes:
    """What a function says to a question, both in JSON; on the way nothing of it is kept. TryAgain
    when it was not asked, NoAnswer when it did not come to an answer."""
    if act := HERE.get(function):
        return msgspec.json.encode(act(msgspec.json.decode(question)))
    service, path = _lambda(config().region, patience), PLACE.format(function)
    with asking("lambda"):
        answer = service.send(service.signed(WAITED_FOR, question, path), question, path)
        if answer.status != 200:
            raise refusal(answer, "Invoke")
    if failed := answer.headers.get("x-amz-function-error"):
        raise NoAnswer(f"{function} {failed}")
    return answer.content


@lru_cache(maxsize=4)
def _lambda(region: str, patience: Patience) -> Service:
    return Service("lambda", region, "", patience)
