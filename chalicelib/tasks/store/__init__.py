"""The tasks table."""

from chalicelib.tasks.store.lists import (
    buckets,
    closing_day,
    due,
    keep_closing_day,
    open_items,
    waiting,
)
from chalicelib.tasks.store.person_rows import ListItem
from chalicelib.tasks.store.tasks import (
    get,
    publish,
    publish_version,
    put,
    save,
    save_opening,
    start,
    withdraw,
)

__all__ = [
    "ListItem",
    "buckets",
    "closing_day",
    "due",
    "get",
    "keep_closing_day",
    "open_items",
    "publish",
    "publish_version",
    "put",
    "save",
    "save_opening",
    "start",
    "waiting",
    "withdraw",
]
