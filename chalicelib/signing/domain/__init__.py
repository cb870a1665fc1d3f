"""Signings, ceremonies and their proof: what they are and which rules they follow."""

from chalicelib.signing.domain.ink import Ink

MOST_DOCUMENTS = 25
MOST_SCANS = 5

__all__ = ["MOST_DOCUMENTS", "MOST_SCANS", "Ink"]
