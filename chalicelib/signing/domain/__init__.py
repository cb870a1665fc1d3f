"""Signings, ceremonies and their proof: what they are and which rules they follow."""

from chalicelib.signing.domain.ceremony import Ceremony, Chosen, Progress, Signer, Step
from chalicelib.signing.domain.chain import Entry, Log, head, is_whole, noted
from chalicelib.signing.domain.ink import Ink
from chalicelib.signing.domain.signing import (
    Evidence,
    File,
    FileState,
    Form,
    Given,
    Layout,
    Place,
    Signing,
)

MOST_DOCUMENTS = 25
MOST_SCANS = 5

__all__ = [
    "MOST_DOCUMENTS",
    "MOST_SCANS",
    "Ceremony",
    "Chosen",
    "Entry",
    "Evidence",
    "File",
    "FileState",
    "Form",
    "Given",
    "Ink",
    "Layout",
    "Log",
    "Place",
    "Progress",
    "Signer",
    "Signing",
    "Step",
    "head",
    "is_whole",
    "noted",
]
