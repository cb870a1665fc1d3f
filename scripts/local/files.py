"""The static web, as CloudFront serves it: gzip, an ETag, and hashed files that never change."""

import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath

from werkzeug.wrappers import Request, Response

from scripts.local.gateway import problem

FOREVER = "public, max-age=31536000, immutable"
ASK_EVERY_TIME = "no-cache"
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
    ".wasm": "application/wasm",
    ".woff2": "font/woff2",
}
PACKED = {".jpg", ".jpeg", ".png", ".webp", ".woff2", ".pdf", ".gz"}


@dataclass(frozen=True)
class File:
    """A file as it goes over the line."""

    content: bytes
    zipped: bytes | None
    content_type: str
    etag: str


class Web:
    """What `npm run build` made."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()

    def answer(self, request: Request) -> Response:
        if request.method not in ("GET", "HEAD"):
            return problem(405, Allow="GET, HEAD")
        path = self.locate(request.path)
        if path is None:
            return problem(404)
        file = read(path, path.stat().st_mtime_ns)
        return respond(request, file, is_hashed=request.path.startswith("/assets/"))

    def locate(self, path: str) -> Path | None:
        """The file asked for; a path without an extension is a page of the app."""
        wanted = (self.folder / path.lstrip("/")).resolve()
        if wanted.is_file() and wanted.is_relative_to(self.folder):
            return wanted
        index = self.folder / "index.html"
        return index if not PurePosixPath(path).suffix and index.exists() else None


@lru_cache(maxsize=500)
def read(path: Path, changed: int) -> File:
    content = path.read_bytes()
    kind = TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0]
    worthwhile = path.suffix not in PACKED and len(content) > 500
    zipped = gzip.compress(content, 9, mtime=0) if worthwhile else None
    etag = hashlib.sha256(content).hexdigest()[:20]
    return File(content, zipped, kind or "application/octet-stream", etag)


def respond(request: Request, file: File, *, is_hashed: bool) -> Response:
    zipped = file.zipped if request.accept_encodings["gzip"] else None
    response = Response(zipped or file.content, content_type=file.content_type)
    response.headers["Cache-Control"] = FOREVER if is_hashed else ASK_EVERY_TIME
    response.headers["Vary"] = "Accept-Encoding"
    response.set_etag(file.etag, weak=True)
    if zipped:
        response.headers["Content-Encoding"] = "gzip"
    response.make_conditional(request)
    return response
