"""The time, proven by somebody else: RFC 3161 services, the next one where one fails."""

from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from chalicelib.core import clock, log
from chalicelib.core.config import config
from chalicelib.core.errors import TryAgain
from chalicelib.gateways.signing.chain import Chain, chain
from chalicelib.gateways.signing.objects import unreadable

SECONDS = 6
# RFC 3161 2.2 has us hold the time against our own clock, and leaves how far they may be apart to
# us. A signature that comes late is better than one with a wrong time. Less than LEEWAY of the
# certificates, which must be valid at whatever time is proven.
MOST_APART = timedelta(minutes=5)


def timestamper() -> Any:
    """Asks the services of the settings in turn; TryAgain when none of them answers well."""
    return _timestamper(config().tsas)


def stamp(digest: bytes) -> bytes:
    """A timestamp on this SHA-256, as a CMS in DER; TryAgain when nobody gives a good one."""
    import asyncio

    token: bytes = asyncio.run(timestamper().async_timestamp(digest, "sha256")).dump()
    return token


def stamped_at(token: bytes, digest: bytes, known: Chain) -> datetime:
    """When this SHA-256 was there, as a service that is trusted says; Unfit when it does not."""
    import asyncio

    from asn1crypto import tsp

    try:
        found = tsp.ContentInfo.load(token)  # its module teaches cms what a timestamp is
        claimed = found["content"]["encap_content_info"]["content"].parsed["gen_time"].native
        return asyncio.run(_judged(found, digest, known.context(claimed)))
    except unreadable() as error:
        raise Unfit(_named(error)) from error


@lru_cache(maxsize=2)
def _timestamper(urls: tuple[str, ...]) -> Any:
    return _kind()(urls)


@lru_cache(maxsize=1)
def _kind() -> Any:
    from asn1crypto import tsp
    from pyhanko.sign.general import SigningError
    from pyhanko.sign.timestamps import TimeStamper
    from pyhanko_certvalidator.errors import ValidationError

    class Timestamper(TimeStamper):
        def __init__(self, urls: tuple[str, ...]) -> None:
            TimeStamper.__init__(self)
            self.urls = urls

        async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> Any:
            trouble: Exception | None = None
            for url in self.urls:
                self.url = url
                try:
                    return await self.judged(message_digest, md_algorithm)
                except unreadable(OSError, SigningError, ValidationError) as error:
                    trouble = error
                    told = {"service": urlsplit(url).hostname, "problem": _named(error)}
                    log.line("timestamp_refused", **told)
            raise TryAgain(f"no timestamp: {_named(trouble)}") from trouble

        async def judged(self, message_digest: bytes, md_algorithm: str) -> Any:
            token = await super().async_timestamp(message_digest, md_algorithm)
            await _check(token, message_digest)
            return token

        async def async_request_tsa_response(self, req: Any) -> Any:
            return tsp.TimeStampResp.load(ask(self.url, req.dump()))

    return Timestamper


def _named(error: Exception | None) -> str:
    return str(error) if isinstance(error, Unfit) else type(error).__name__


class Unfit(ValueError):
    """A timestamp that proves nothing; the text says why."""


async def _check(token: Any, digest: bytes) -> None:
    """As strictly as the finished file will be judged, while the next service can still be asked;
    pyHanko has looked at nothing but the nonce."""
    now = clock.now()
    at = await _judged(token, digest, chain().context(now))
    if abs(at - now) > MOST_APART:
        raise Unfit(f"{(at - now).total_seconds():.0f} seconds off")


async def _judged(token: Any, digest: bytes, trust: Any) -> datetime:
    """What time it says, of a token that is whole and trusted."""
    from pyhanko.sign.validation.generic_cms import validate_tst_signed_data
    from pyhanko.sign.validation.status import TimestampSignatureStatus

    found = await validate_tst_signed_data(token["content"], trust, lambda _algorithm: digest)
    status = TimestampSignatureStatus(**found)
    if not (status.intact and status.valid):
        raise Unfit("of another file")
    if not status.trusted:
        raise Unfit("not trusted")
    at: datetime = status.timestamp
    return at


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
