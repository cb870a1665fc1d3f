"""Somebody else replaces what reaches or proves a person who has an account: nothing of it counts
until that person, a second colleague or 72 hours without a stop have said that it is right
(property 3)."""

import hmac
from collections.abc import Mapping
from datetime import datetime, timedelta

from msgspec import Struct, field

from chalicelib.audit.domain import Happened
from chalicelib.core import clock
from chalicelib.core.actor import Act
from chalicelib.core.details import texts
from chalicelib.core.ids import sha256
from chalicelib.core.numbers import masked_mobile
from chalicelib.core.replacing import replace
from chalicelib.identity.domain.ended_link import EndedLink, Ending
from chalicelib.identity.domain.link import token_for
from chalicelib.identity.domain.new_email import LASTS
from chalicelib.identity.events.factors import EmailChangeAsked, FactorRemoved, MobileChanged
from chalicelib.identity.events.shared import Counted, Factor, Ground, Reset, Via

WAIT = timedelta(hours=72)
# What came by waiting alone, or by a colleague alone, proves little: for so long it cannot bring
# the next thing along.
WEAK_FOR = timedelta(days=30)


# The fresh code that asking for it takes, and agreeing with it.
ACT_OF: Mapping[Factor, Act] = {
    Factor.EMAIL: Act.CHANGE_EMAIL,
    Factor.MOBILE: Act.CHANGE_MOBILE,
    Factor.DEVICES: Act.CHANGE_FACTOR,
}
FACTOR_BEHIND: Mapping[Via, Factor] = {Via.MAIL: Factor.EMAIL, Via.TEXT: Factor.MOBILE}


class Proof(Struct, frozen=True, kw_only=True):
    """Why it counts: `how` is what a colleague wrote of it, `via` where the person confirmed."""

    ground: Ground
    at: datetime
    by_id: str = ""
    by_name: str = ""
    how: str = ""
    via: Via | None = None

    @property
    def counted(self) -> Counted:
        """What an event says of it."""
        return Counted(ground=self.ground, how=self.how, via=self.via)


class Replacement(Struct, frozen=True, kw_only=True):
    """`value` is the new address or number; `asked` the event that asked for it. `tokens` are the
    SHA-256 of those in the messages to the old address and number. With a `proof` it counts, and
    from `made_at` it is another one: an address confirms itself first. `former` is the number that
    it took the place of; `promised_at` the moment that was told when it was asked: it counts by
    itself no sooner."""

    office_id: str
    user_id: str
    factor: Factor
    value: str
    asked: str
    asked_by_id: str
    asked_by_name: str
    asked_at: datetime
    tokens: Mapping[Via, str] = field(default_factory=dict)
    proof: Proof | None = None
    made_at: datetime | None = None
    former: str = ""
    promised_at: datetime | None = None

    @property
    def due_at(self) -> datetime:
        return self.promised_at or self.asked_at + WAIT

    def is_due(self, at: datetime) -> bool:
        return at >= self.due_at

    def with_token(self, via: Via) -> tuple["Replacement", str]:
        """The token is for the message alone; one that was sent before stops working."""
        token = token_for(self.user_id)
        return replace(self, tokens={**self.tokens, via: sha256(token)}), token

    def opened_by(self, token: str) -> Via | None:
        """Where this token went to; None when it is not one of this replacement."""
        given = sha256(token)
        return next(
            (via for via, kept in self.tokens.items() if hmac.compare_digest(kept, given)), None
        )

    def proven(self, proof: Proof, former: str = "") -> "Replacement":
        made_at = None if self.factor is Factor.EMAIL else proof.at
        return replace(self, proof=proof, made_at=made_at, former=former)

    def made(self, at: datetime) -> "Replacement":
        return replace(self, made_at=at)

    def ended(self, ending: Ending, at: datetime) -> tuple[EndedLink, ...]:
        """What each of its links says from now on."""
        return tuple(
            EndedLink(office_id=self.office_id, token_sha256=token, via=via, ending=ending, at=at)
            for via, token in self.tokens.items()
        )

    @property
    def counting(self) -> tuple[EndedLink, ...]:
        """The same of what is another one now."""
        if self.proof and self.proof.ground is Ground.CONFIRMED:
            return self.ended(Ending.CONFIRMED, self.proof.at)
        return self.ended(Ending.COUNTS, self.made_at or self.asked_at)

    @property
    def lapsing(self) -> tuple[EndedLink, ...]:
        """The same of an address that will not have confirmed itself."""
        return self.ended(Ending.LAPSED, self.ends_at) if self.ends_at else ()

    @property
    def replaced(self) -> dict[str, str]:
        """As its person has it: what is another one, and since when."""
        return {self.factor: clock.stamp(self.made_at)} if self.made_at else {}

    @property
    def facts(self) -> dict[str, str]:
        """What evidence says of what was replaced: what, when, by whom, and why it counts."""
        proof = self.proof
        if proof is None or self.made_at is None:
            return {}
        told = {
            "factor": str(self.factor),
            "replaced_at": clock.stamp(self.made_at),
            "proven_at": clock.stamp(proof.at),
            "asked_by": self.asked_by_name,
            "asked_at": clock.stamp(self.asked_at),
            "confirmed_by": proof.by_name,
        }
        return {name: text for name, text in told.items() if text} | texts(proof.counted)

    @property
    def has_waited(self) -> bool:
        return self.proof is None or self.proof.ground is not Ground.INVITED

    @property
    def weak_until(self) -> datetime | None:
        """Of what was replaced, when nobody said yes to it."""
        return self._until(Ground.WAITED)

    @property
    def alone_until(self) -> datetime | None:
        """Of what a colleague said yes to: until then that of no colleague brings another along."""
        return self._until(Ground.COLLEAGUE)

    def _until(self, *grounds: Ground) -> datetime | None:
        known = self.proof if self.proof and self.proof.ground in grounds else None
        return known.at + WEAK_FOR if known else None

    @property
    def ends_at(self) -> datetime | None:
        """Until when a new address that counts can confirm itself."""
        return self.proof.at + LASTS if self.proof and not self.made_at else None

    def awaits_address(self, at: datetime) -> bool:
        """It counts, and is not another one yet: the new address can still confirm itself."""
        return self.ends_at is not None and at < self.ends_at

    @property
    def counted(self) -> Counted:
        """What an event says of why it counts, besides what was replaced."""
        known = self.proof.counted if self.proof else Counted()
        by = self.proof.by_name if self.proof else ""
        return replace(known, asked_by_name=self.asked_by_name, confirmed_by_name=by)

    def is_weak(self, at: datetime) -> bool:
        """Whether nobody who is it said so: what leads there may lead to anybody."""
        until = self._until(Ground.WAITED, Ground.COLLEAGUE)
        return until is not None and at < until


def what_counts(
    factor: Factor, value: str, counted: Counted, reset: tuple[Reset, ...] = ()
) -> Happened:
    """What an event tells once it counts; a new address confirms itself first."""
    if factor is Factor.EMAIL:
        return EmailChangeAsked(counted=counted)
    if factor is Factor.MOBILE:
        return MobileChanged(mobile=masked_mobile(value), counted=counted)
    return FactorRemoved(counted=counted, reset=reset)


def marks(facts: Mapping[str, str]) -> dict[str, str]:
    """The same for an act of the person: that and when under the name of the factor, for everybody;
    the rest beside it, for the office."""
    factor = facts["factor"]
    rest = {name: text for name, text in facts.items() if name not in ("factor", "replaced_at")}
    beside = {f"{factor}_{name}": text for name, text in rest.items()}
    return {factor: facts["replaced_at"], **beside}
