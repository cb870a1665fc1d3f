"""Names of files as people give them, and the types that their extensions promise."""

import re
import unicodedata

# What may come in. A new type also needs its check in documents.actions.
CONTENT_TYPES = {
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "heic": "image/heic",
    "heif": "image/heif",
}
DOCUMENTS = frozenset({"pdf"})
# Of something on paper a photo will do.
SCANS = DOCUMENTS | {"jpg", "jpeg", "png", "heic", "heif"}

LONGEST = 150
_UNSAFE = re.compile(r'[<>:"|?*\x00-\x1f\x7f]')
_SPACES = re.compile(r"\s+")


def clean_name(given: str) -> str:
    """The last part of the name without what a file system or a header stumbles over."""
    name = unicodedata.normalize("NFC", given).replace("\\", "/").rpartition("/")[2]
    name = _SPACES.sub(" ", _UNSAFE.sub("_", name)).strip(" .")
    stem, dot, ending = name.rpartition(".")
    if not dot:
        return name[:LONGEST]
    return f"{stem[:LONGEST].rstrip()}.{ending[:20]}"


def extension(name: str) -> str:
    """`jaarrekening.PDF` → pdf; empty when there is none."""
    stem, _, ending = name.rpartition(".")
    return ending.lower() if stem else ""


def named_as(name: str, kind: str) -> str:
    """The name with the ending of what the file really is; one that says so already stays."""
    if content_type(name) == CONTENT_TYPES[kind]:
        return name
    return f"{name.rpartition('.')[0]}.{kind}"


def content_type(name: str) -> str:
    """What the extension promises; empty for a type that is not allowed."""
    return CONTENT_TYPES.get(extension(name), "")
