"""The signings table."""

from chalicelib.signing.store.rows import Released
from chalicelib.signing.store.signings import (
    ceremonies_of,
    ceremony,
    keep_ceremony,
    keep_paper,
    keep_proof,
    keep_refused,
    keep_sealed,
    keep_signature,
    keep_signing,
    keep_task,
    released,
    signing,
    signing_with,
    waiting,
)

__all__ = [
    "Released",
    "ceremonies_of",
    "ceremony",
    "keep_ceremony",
    "keep_paper",
    "keep_proof",
    "keep_refused",
    "keep_sealed",
    "keep_signature",
    "keep_signing",
    "keep_task",
    "released",
    "signing",
    "signing_with",
    "waiting",
]
