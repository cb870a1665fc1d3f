"""S3: files wait in quarantine until they are checked, and then lie in the dossier for good."""

import base64
import re
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from msgspec import Struct

from chalicelib.core.config import Config as Settings
from chalicelib.core.config import config
from chalicelib.core.errors import Refused, TryAgain
from chalicelib.gateways.aws import waiting

TICKET_SECONDS = 15 * 60
LINK_SECONDS = 60
_NOT_PLAIN = re.compile(r"[^A-Za-z0-9 ._()-]")


class Ticket(Struct, frozen=True, kw_only=True):
    """A presigned POST: the fields go before the file."""

    url: str
    fields: dict[str, str]
    seconds: int = TICKET_SECONDS


class FileLink(Struct, frozen=True, kw_only=True):
    """A presigned GET."""

    url: str
    seconds: int = LINK_SECONDS


class Found(Struct, frozen=True, kw_only=True):
    """A file as it lies in quarantine; `etag` pins exactly these bytes."""

    content: bytes
    etag: str


def _s3() -> Any:
    return _client(config())


@lru_cache(maxsize=1)
def _client(settings: Settings) -> Any:
    import boto3

    local = settings.is_local
    return boto3.client(
        "s3",
        region_name=settings.region,
        endpoint_url=settings.aws_endpoint_url or f"https://s3.{settings.region}.amazonaws.com",
        config=waiting(
            signature_version="s3v4", s3={"addressing_style": "path" if local else "virtual"}
        ),
    )


def upload_ticket(*, key: str, content_type: str, size: int, sha256: str) -> Ticket:
    """Lets a browser put exactly this file in quarantine, and nothing else."""
    fields = {
        "Content-Type": content_type,
        "x-amz-checksum-algorithm": "SHA256",
        "x-amz-checksum-sha256": base64.b64encode(bytes.fromhex(sha256)).decode(),
    }
    signed = _s3().generate_presigned_post(
        config().quarantine_bucket,
        key,
        Fields=fields,
        Conditions=[["content-length-range", size, size], *({k: v} for k, v in fields.items())],
        ExpiresIn=TICKET_SECONDS,
    )
    return Ticket(url=signed["url"], fields=signed["fields"])


def arrived(key: str) -> bool:
    """Does this file lie in quarantine?"""
    return _call("head_object", Bucket=config().quarantine_bucket, Key=key) is not None


def fetch(key: str, largest: int) -> Found | None:
    """The file in quarantine, or None; Refused when it is over `largest` bytes."""
    answer = _call("get_object", Bucket=config().quarantine_bucket, Key=key)
    if answer is None:
        return None
    if answer["ContentLength"] > largest:
        raise Refused("file_too_large")
    return Found(content=_read(answer["Body"]), etag=answer["ETag"])


def admit(key: str, etag: str, content_type: str) -> str:
    """From quarantine to the dossier, if it still has the bytes that were checked; the version in
    which they lie there."""
    settings = config()
    copied = _call(
        "copy_object",
        Bucket=settings.dossier_bucket,
        Key=key,
        CopySource={"Bucket": settings.quarantine_bucket, "Key": key},
        CopySourceIfMatch=etag,
        MetadataDirective="REPLACE",
        TaggingDirective="REPLACE",
        ContentType=content_type,
        **_sealed(settings),
    )
    return _version_of(copied, "the file left quarantine while it was checked")


def read(key: str, version: str | None) -> bytes:
    """A file of the dossier. TryAgain when it is not there yet."""
    answer = _call("get_object", Bucket=config().dossier_bucket, Key=key, **_pinned(version))
    if answer is None:
        raise TryAgain("a file of the dossier is missing")
    return _read(answer["Body"])


def keep(key: str, content: bytes, content_type: str) -> str:
    """What the portal made itself, into the dossier; the version in which it lies there."""
    settings = config()
    kept = _call(
        "put_object",
        Bucket=settings.dossier_bucket,
        Key=key,
        Body=content,
        ContentType=content_type,
        **_sealed(settings),
    )
    return _version_of(kept, "the dossier is missing")


def discard(key: str) -> None:
    """Out of quarantine; what is not there already is fine."""
    _call("delete_object", Bucket=config().quarantine_bucket, Key=key)


def take_back(key: str) -> None:
    """Out of the dossier: for a file that no document came to use."""
    _call("delete_object", Bucket=config().dossier_bucket, Key=key)


def tags(key: str) -> dict[str, str]:
    """The tags of a file in quarantine."""
    answer = _call("get_object_tagging", Bucket=config().quarantine_bucket, Key=key)
    return {tag["Key"]: tag["Value"] for tag in (answer or {}).get("TagSet", ())}


def link(
    *, key: str, version: str | None, file_name: str, content_type: str, download: bool
) -> FileLink:
    """A URL that shows or saves one version of one file of the dossier during 60 seconds."""
    wanted = {
        "Bucket": config().dossier_bucket,
        "Key": key,
        "ResponseContentDisposition": disposition(file_name, download=download),
        "ResponseContentType": content_type,
        "ResponseCacheControl": "private, no-store",
        **_pinned(version),
    }
    return FileLink(
        url=_s3().generate_presigned_url("get_object", Params=wanted, ExpiresIn=LINK_SECONDS)
    )


def disposition(file_name: str, *, download: bool) -> str:
    """Content-Disposition of RFC 6266, with the name as RFC 5987 writes it and a plain fallback."""
    kind = "attachment" if download else "inline"
    plain = _NOT_PLAIN.sub("_", file_name)
    return f"{kind}; filename=\"{plain}\"; filename*=UTF-8''{quote(file_name, safe='')}"


def _call(operation: str, **wanted: Any) -> dict[str, Any] | None:
    """None for a file that is not there; TryAgain for what may pass."""
    from botocore.exceptions import BotoCoreError, ClientError
    from botocore.parsers import ResponseParserError

    try:
        answer: dict[str, Any] = getattr(_s3(), operation)(**wanted)
    except ClientError as error:
        if error.response["Error"]["Code"] in ("404", "NoSuchKey", "NotFound"):
            return None
        raise TryAgain(f"S3 {operation}: {error.response['Error']['Code']}") from error
    except (BotoCoreError, ResponseParserError) as error:
        raise TryAgain(f"S3 {operation}") from error
    return answer


def _sealed(settings: Settings) -> dict[str, str]:
    if not settings.data_key_id:
        return {}
    return {"ServerSideEncryption": "aws:kms", "SSEKMSKeyId": settings.data_key_id}


def _version_of(written: dict[str, Any] | None, trouble: str) -> str:
    if written is None:
        raise TryAgain(trouble)
    return str(written["VersionId"])


def _pinned(version: str | None) -> dict[str, str]:
    """Exactly these bytes, whatever came over them; None for a file from before this was noted."""
    return {"VersionId": version} if version else {}


def _read(body: Any) -> bytes:
    from botocore.exceptions import BotoCoreError

    try:
        content: bytes = body.read()
    except BotoCoreError as error:
        raise TryAgain("S3 get_object broke off") from error
    return content
