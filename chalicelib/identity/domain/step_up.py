"""Step-up: for some acts a fresh code, good for that act in this browser for ten minutes."""

import re
from datetime import datetime, timedelta

from msgspec import Struct

from chalicelib.core.actor import Act
from chalicelib.core.errors import bad_field

LASTS = timedelta(minutes=10)
MOST_DOCUMENTS = 25
_SHA256 = re.compile(r"[0-9a-f]{64}")


ABOUT_DOCUMENTS = frozenset({Act.APPROVE, Act.REJECT, Act.DECLINE, Act.ON_BEHALF})


class StepUp(Struct, frozen=True, kw_only=True):
    """An act, and the hashes of the documents that it is about: one code may do for several. Some
    may be approved and others `rejected` with it, each only as it was asked for."""

    act: Act
    documents: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if (self.act in ABOUT_DOCUMENTS) != bool(self.documents) or not self._are_hashes():
            raise bad_field("documents", "invalid")
        if self.rejected and self.act is not Act.APPROVE:
            raise bad_field("rejected", "invalid")

    def _are_hashes(self) -> bool:
        together = self.documents + self.rejected
        fit = all(_SHA256.fullmatch(each) for each in together)
        return fit and len(together) <= MOST_DOCUMENTS

    @property
    def binding(self) -> str:
        """What the code is for, as a challenge keeps it."""
        return ":".join((self.act, *_once(self.documents), *self._and_rejected))

    @property
    def _and_rejected(self) -> tuple[str, ...]:
        return (Act.REJECT, *_once(self.rejected)) if self.rejected else ()

    @property
    def subjects(self) -> tuple[str, ...]:
        """What it permits, one by one."""
        rejected = tuple(f"{Act.REJECT}:{each}" for each in self.rejected)
        return tuple(f"{self.act}:{each}" for each in self.documents) + rejected or (self.act,)


def step_up_of(binding: str) -> StepUp:
    act, *documents = binding.split(":")
    cut = documents.index(Act.REJECT) if Act.REJECT in documents else len(documents)
    return StepUp(
        act=Act(act), documents=tuple(documents[:cut]), rejected=tuple(documents[cut + 1 :])
    )


def _once(documents: tuple[str, ...]) -> list[str]:
    return sorted(set(documents))


def good_until(at: datetime) -> datetime:
    return at + LASTS
