"""Offices, what they look like, and what they ask of their clients."""

from chalicelib.offices.domain.catalogue import DOCUMENT_TYPES, FOLDERS
from chalicelib.offices.domain.office import (
    ClientUsers,
    Method,
    Office,
    Seal,
    SecondFactor,
    readable_on,
)
from chalicelib.offices.domain.policy import Policy
from chalicelib.offices.domain.types import Action, After, DocumentType, Folder, Rule

__all__ = [
    "DOCUMENT_TYPES",
    "FOLDERS",
    "Action",
    "After",
    "ClientUsers",
    "DocumentType",
    "Folder",
    "Method",
    "Office",
    "Policy",
    "Rule",
    "Seal",
    "SecondFactor",
    "readable_on",
]
