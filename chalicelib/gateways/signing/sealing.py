"""Whose key seals: ours in KMS, or the one at a trust service, behind the CSC API (version 2)."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from chalicelib.core.errors import Refused, TryAgain
from chalicelib.gateways.signing.hands import Hands
from chalicelib.gateways.signing.shapes import Csc, Sealer

SECONDS = 20


@asynccontextmanager
async def sealing_key(sealer: Sealer, hands: Hands) -> AsyncIterator[Any]:
    if sealer.csc:
        async with _csc_signer(sealer.csc) as signer:
            yield signer
    else:
        yield hands.signer("seal")


@asynccontextmanager
async def _csc_signer(csc: Csc) -> AsyncIterator[Any]:
    """Asks the trust service for its certificates; signs when pyHanko comes to it."""
    import aiohttp
    from pyhanko.sign.general import SigningError
    from pyhanko.sign.signers.csc_signer import (
        CSCServiceSessionInfo,
        fetch_certs_in_csc_credential,
    )

    place = CSCServiceSessionInfo(csc.service_url, csc.credential_id, csc.token, api_ver="v2")
    timeout = aiohttp.ClientTimeout(total=SECONDS)
    async with aiohttp.ClientSession(timeout=timeout) as session:
        try:
            credential = await fetch_certs_in_csc_credential(session, place, timeout=SECONDS)
        except SigningError as error:
            raise _meaning(error) from error
        except TimeoutError as error:
            raise TryAgain("csc timeout") from error
        yield _make(session, place, credential, csc.pin)


def _meaning(error: Exception) -> Exception:
    """A service that turns us away does so the next time too; one that is not there may come."""
    status = getattr(error.__cause__ or error, "status", 500)
    if isinstance(status, int) and 400 <= status < 500 and status != 429:
        return Refused(f"csc {status}")
    return TryAgain(f"csc {type(error.__cause__ or error).__name__}")


def _make(session: Any, place: Any, credential: Any, pin: str) -> Any:
    import aiohttp
    from pyhanko.sign.general import SigningError
    from pyhanko.sign.signers.csc_signer import CSCAuthorizationManager, CSCSigner

    class Authorization(CSCAuthorizationManager):
        async def authorize_signature(self, hash_b64s: list[str]) -> Any:
            body = self.format_csc_auth_request(pin=pin or None, hash_b64s=hash_b64s)
            url = place.endpoint_url("credentials/authorize")
            asked = {"json": _as_version_2(body), "headers": self.auth_headers}
            async with session.post(url, raise_for_status=True, **asked) as answer:
                return self.parse_csc_auth_response(await answer.json())

    class Signer(CSCSigner):
        async def format_csc_signing_req(self, tbs_hashes: list[str], digest_algorithm: str) -> Any:
            asked = await super().format_csc_signing_req(tbs_hashes, digest_algorithm)
            return _as_version_2(asked)

        async def commit(self) -> None:
            # pyHanko only logs what goes wrong here, and so loses why.
            try:
                await CSCSigner.commit(self)
            except (SigningError, aiohttp.ClientError, TimeoutError) as error:
                raise _meaning(error) from error

    manager = Authorization(place, credential)
    return Signer(session, manager, sign_timeout=SECONDS, embed_roots=False)


def _as_version_2(body: dict[str, Any]) -> dict[str, Any]:
    """pyHanko speaks version 1, in which the hashes have other names."""
    names = {"hash": "hashes", "hashAlgo": "hashAlgorithmOID"}
    named = {names.get(key, key): value for key, value in body.items()}
    return {"hashAlgorithmOID": "2.16.840.1.101.3.4.2.1", **named} if "hash" in body else named
