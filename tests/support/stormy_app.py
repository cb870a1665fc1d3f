"""The portal in bad weather: a share of what it asks of AWS is throttled, refused, or loses its
connection before or after it arrived. For programs that a drill starts and kills."""

import os
import sys
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from botocore.awsrequest import AWSResponse
from botocore.exceptions import ConnectionClosedError
from botocore.httpsession import URLLib3Session

from app import app
from scripts.local import queues

__all__ = ["app"]

# Whoever is killed leaves what it held to the next one, soon.
queues.HIDDEN_SECONDS = 3
THROTTLED = b'{"__type":"com.amazonaws.dynamodb.v20120810#ThrottlingException","message":"drill"}'
STRUCK = "struck by the drill"
SHARE = float(os.environ.get("STORM_SHARE", "0"))
LUCK = Random(f"{os.environ.get('STORM_SEED', '')} {os.getpid()}")  # noqa: S311


class Body:
    """What botocore reads of an answer."""

    def __init__(self, content: bytes) -> None:
        self.content = content

    def stream(self, *_: Any, **__: Any) -> Iterator[bytes]:
        yield self.content


def stormy(send: Callable[..., Any]) -> Callable[..., Any]:
    """`send`, which does not always arrive."""

    def sends(session: Any, request: Any) -> Any:
        if LUCK.random() >= SHARE:
            return send(session, request)
        sys.stderr.write(f"{STRUCK}\n")
        match LUCK.choice(("throttled", "broken", "lost", "unanswered")):
            case "throttled":
                return AWSResponse(request.url, 400, {}, Body(THROTTLED))
            case "broken":
                return AWSResponse(request.url, 500, {}, Body(b""))
            case "unanswered":
                send(session, request)
        raise ConnectionClosedError(endpoint_url=request.url)

    return sends


URLLib3Session.send = stormy(URLLib3Session.send)  # type: ignore[method-assign]
