"""The bytes of a signing in the dossier: named after what they are, so that none is overwritten."""

import hashlib

from chalicelib.gateways import files
from chalicelib.signing.domain.signing import File

PDF, ZIP = "application/pdf", "application/zip"


def read(file: File) -> bytes:
    return files.read(file.key, file.version)


def keep(client_key: tuple[str, str], task_id: str, content: bytes, kind: str = PDF) -> File:
    """`client_key` is the office and the client. The same bytes again are the same file."""
    sha256 = hashlib.sha256(content).hexdigest()
    office_id, client_id = client_key
    key = f"{office_id}/{client_id}/signings/{task_id}/{sha256}"
    return File(key=key, sha256=sha256, size=len(content), version=files.keep(key, content, kind))
