"""Uploads on their way in, and the documents they become."""

from chalicelib.documents.domain.document import (
    Document,
    DocumentStatus,
    Version,
    next_version,
    produced_version,
    publish,
    with_status,
    withdraw,
)
from chalicelib.documents.domain.file_name import SCANS, clean_name, content_type, extension
from chalicelib.documents.domain.search import Search
from chalicelib.documents.domain.upload import MAX_SIZE, Upload, UploadStatus, start

__all__ = [
    "MAX_SIZE",
    "SCANS",
    "Document",
    "DocumentStatus",
    "Search",
    "Upload",
    "UploadStatus",
    "Version",
    "clean_name",
    "content_type",
    "extension",
    "next_version",
    "produced_version",
    "publish",
    "start",
    "with_status",
    "withdraw",
]
