"""Clients of AWS, made on first use, and their errors as ours."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from chalicelib.core import outside
from chalicelib.core.config import config
from chalicelib.core.errors import NoAnswer


@lru_cache(maxsize=8)
def client(service: str, attempts: int = 0) -> Any:
    """A boto3 client; `attempts` is 1 where a repeated request would be done twice."""
    import boto3

    settings = config()
    make: Any = boto3.Session(region_name=settings.region).client
    return make(
        service,
        endpoint_url=settings.aws_endpoint_url or None,
        config=waiting(attempts),
    )


def waiting(attempts: int = 0, **more: Any) -> Any:
    """The settings of a client that waits as long as we do here, and no longer."""
    from botocore.config import Config

    here = outside.patience()
    attempts = attempts or here.attempts
    return Config(
        connect_timeout=here.connect,
        read_timeout=here.read(attempts),
        retries={"mode": "standard", "total_max_attempts": attempts},
        **more,
    )


@contextmanager
def asking(party: str) -> Iterator[None]:
    """Turns what AWS raises into TryAgain, NoAnswer or Refused, named `party code`. What is no
    answer, such as a page of a balancer, is none of botocore's own errors."""
    from botocore.parsers import ResponseParserError

    try:
        yield
    except outside.RAISED as error:
        raise outside.meaning(error)(f"{party} {outside.code_of(error)}") from error
    except ResponseParserError as error:
        raise NoAnswer(f"{party} {type(error).__name__}") from error
