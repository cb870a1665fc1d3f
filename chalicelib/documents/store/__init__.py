"""The tables of uploads and of documents."""

from chalicelib.documents.store.documents import (
    add,
    add_produced_version,
    add_version,
    copy_status,
    document,
    documents_of,
    give_task,
    same_file,
    set_status,
    version,
    versions,
)
from chalicelib.documents.store.uploads import (
    clean_upload,
    complete,
    expect,
    forget,
    mark_clean,
    mark_refused,
    upload,
)

__all__ = [
    "add",
    "add_produced_version",
    "add_version",
    "clean_upload",
    "complete",
    "copy_status",
    "document",
    "documents_of",
    "expect",
    "forget",
    "give_task",
    "mark_clean",
    "mark_refused",
    "same_file",
    "set_status",
    "upload",
    "version",
    "versions",
]
