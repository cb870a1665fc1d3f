"""The time, proven by somebody else: RFC 3161 services, the next one where one fails."""

from functools import lru_cache
from typing import Any

from chalicelib.core.config import config
from chalicelib.core.errors import TryAgain

SECONDS = 6


def timestamper() -> Any:
    """Asks the services of the settings in turn; TryAgain when none of them answers well."""
    return _timestamper(config().tsas)


@lru_cache(maxsize=2)
def _timestamper(urls: tuple[str, ...]) -> Any:
    return _kind()(urls)


@lru_cache(maxsize=1)
def _kind() -> Any:
    from asn1crypto import tsp
    from pyhanko.sign.timestamps import TimeStamper
    from pyhanko.sign.timestamps.common_utils import TimestampRequestError

    class Timestamper(TimeStamper):
        def __init__(self, urls: tuple[str, ...]) -> None:
            TimeStamper.__init__(self)
            self.urls = urls

        async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> Any:
            # A service that says no does so with a bare ValueError.
            trouble: Exception | None = None
            for url in self.urls:
                self.url = url
                try:
                    return await super().async_timestamp(message_digest, md_algorithm)
                except (TimestampRequestError, ValueError, TypeError, OSError) as error:
                    trouble = error
            raise TryAgain(f"no timestamp: {type(trouble).__name__}") from trouble

        async def async_request_tsa_response(self, req: Any) -> Any:
            return tsp.TimeStampResp.load(ask(self.url, req.dump()))

    return Timestamper


def ask(url: str, request: bytes) -> bytes:
    """One request of RFC 3161 3.4 over HTTP; OSError or ValueError when it brings nothing."""
    import urllib3

    try:
        answer = urllib3.request(
            "POST",
            url,
            body=request,
            headers={"Content-Type": "application/timestamp-query"},
            timeout=SECONDS,
            retries=False,
            redirect=False,
        )
    except urllib3.exceptions.HTTPError as error:
        raise OSError(type(error).__name__) from error
    if answer.status != 200:
        raise OSError(f"HTTP {answer.status}")
    return bytes(answer.data)
