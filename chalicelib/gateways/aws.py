"""Clients of AWS, made on first use, and what the errors of AWS mean to us."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError, HTTPClientError

from chalicelib.core.config import config
from chalicelib.core.errors import NoAnswer, Refused, TryAgain

# Codes after which the same request may succeed, because this one was turned away undone.
PASSING = frozenset(
    {
        "AccountSuspendedException",
        "EndpointDisabledException",
        "ExpiredToken",
        "ExpiredTokenException",
        "KMSThrottlingException",
        "LimitExceededException",
        "RequestThrottled",
        "SendingPausedException",
        "ServiceUnavailable",
        "Throttled",
        "ThrottledException",
        "Throttling",
        "ThrottlingException",
        "TooManyRequestsException",
    }
)
CONNECT_SECONDS = 3
READ_SECONDS = 10


@lru_cache(maxsize=8)
def client(service: str, attempts: int = 3) -> Any:
    """A boto3 client; `attempts` is 1 where a repeated request would be done twice."""
    import boto3
    from botocore.config import Config

    settings = config()
    make: Any = boto3.Session(region_name=settings.region).client
    return make(
        service,
        endpoint_url=settings.aws_endpoint_url or None,
        config=Config(
            connect_timeout=CONNECT_SECONDS,
            read_timeout=READ_SECONDS,
            retries={"mode": "standard", "total_max_attempts": attempts},
        ),
    )


@contextmanager
def asking(party: str) -> Iterator[None]:
    """Turns what AWS raises into TryAgain, NoAnswer or Refused, named `party code`."""
    try:
        yield
    except ClientError as error:
        raise _meaning(error)(f"{party} {_code(error)}") from error
    except HTTPClientError as error:
        raise NoAnswer(f"{party} {type(error).__name__}") from error
    except BotoCoreError as error:
        raise TryAgain(f"{party} {type(error).__name__}") from error


def _meaning(error: ClientError) -> type[Exception]:
    if _code(error) in PASSING:
        return TryAgain
    status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
    return NoAnswer if status >= 500 else Refused


def _code(error: ClientError) -> str:
    return str(error.response.get("Error", {}).get("Code", ""))
