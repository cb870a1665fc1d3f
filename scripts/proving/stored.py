"""What lies in the bucket of the chain: the first that came under a key is what counts."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain as one_after_another
from itertools import groupby
from typing import Any

from scripts.proving.places import Places
from scripts.proving.telling import Telling


@dataclass(frozen=True)
class Stored:
    """A key with its versions, the first one first; that one counts."""

    key: str
    versions: list[dict[str, Any]]

    @property
    def chain(self) -> str:
        return self.key.partition("/")[0]

    @property
    def number(self) -> int:
        """0 of what is no batch."""
        name, _, kind = self.key.partition("/")[2].partition(".")
        return int(name) if kind == "json" and name.isdigit() else 0


def stored(places: Places, prefix: str) -> Iterator[Stored]:
    """What lies in the bucket or ever did, in order of key."""
    pages = places.s3.get_paginator("list_object_versions")
    found = one_after_another.from_iterable(
        sorted(
            [*page.get("Versions", []), *page.get("DeleteMarkers", [])],
            key=lambda it: str(it["Key"]),
        )
        for page in pages.paginate(Bucket=places.bucket, Prefix=prefix)
    )
    for key, versions in groupby(found, key=lambda it: str(it["Key"])):
        known = list(versions)
        known.reverse()  # of one second too, the first stays the first
        yield Stored(key, sorted(known, key=lambda it: it["LastModified"]))


def first(places: Places, tell: Telling, it: Stored) -> bytes | None:
    """The bytes that came there first; whatever came over them is told."""
    first, *later = it.versions
    for each in later:
        how = "written over" if "ETag" in each else "hidden"
        moment = f"{each['LastModified']:%Y-%m-%d %H:%M:%S} UTC"
        tell.bad("batch changed", f"{it.key} was {how} on {moment}; the first is used")
    if "ETag" not in first:
        tell.bad("batch missing", f"{it.key} was removed")
        return None
    return places.file(it.key, first["VersionId"])
