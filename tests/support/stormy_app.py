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
from chalicelib.core.dynamo import TableClient
from chalicelib.core.wire import HttpAnswer
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


def stormy(send: Callable[..., Any], answer: Callable[[int, bytes], Any]) -> Callable[..., Any]:
    """`send`, which does not always arrive; `answer` makes what one of AWS would be."""

    def sends(session: Any, *given: Any) -> Any:
        if LUCK.random() >= SHARE:
            return send(session, *given)
        sys.stderr.write(f"{STRUCK}\n")
        match LUCK.choice(("throttled", "broken", "lost", "unanswered")):
            case "throttled":
                return answer(400, THROTTLED)
            case "broken":
                return answer(500, b"")
            case "unanswered":
                send(session, *given)
        raise ConnectionClosedError(endpoint_url="http://struck.test")

    return sends


URLLib3Session.send = stormy(  # type: ignore[method-assign]
    URLLib3Session.send,
    lambda status, body: AWSResponse("http://struck.test", status, {}, Body(body)),
)
TableClient.send = stormy(  # type: ignore[method-assign]
    TableClient.send, lambda status, body: HttpAnswer(status=status, headers={}, content=body)
)
