"""Clients: a person or an organisation that the office serves."""

from datetime import datetime
from typing import Any

from msgspec import Struct, structs

from chalicelib.clients.domain.partner import Consent, Partner
from chalicelib.core import numbers
from chalicelib.core.errors import Conflict, FieldError, Invalid, bad_field
from chalicelib.core.replacing import replace
from chalicelib.offices.domain.types import ClientKind


class Facts(Struct, frozen=True, kw_only=True):
    """What the office knows of a client; numbers are empty or right."""

    kind: ClientKind
    name: str
    client_number: str = ""
    kvk: str = ""
    rsin: str = ""
    bsn: str = ""
    btw_id: str = ""
    street: str = ""
    postcode: str = ""
    city: str = ""
    relation_manager_id: str | None = None


class Client(Struct, frozen=True, kw_only=True):
    """`holder_id` is the one person of a personal dossier, once there is one (F016); `partner` the
    fiscal partner, if there is one."""

    office_id: str
    client_id: str
    facts: Facts
    created_at: datetime
    holder_id: str | None = None
    revision: int = 0
    partner: Partner | None = None

    @property
    def kind(self) -> ClientKind:
        return self.facts.kind

    @property
    def name(self) -> str:
        return self.facts.name

    @property
    def client_number(self) -> str:
        return self.facts.client_number

    @property
    def relation_manager_id(self) -> str | None:
        return self.facts.relation_manager_id

    @property
    def is_personal(self) -> bool:
        return self.facts.kind is ClientKind.PERSON

    def changed(self, facts: Facts) -> "Client":
        """What a client is cannot change: its dossier is one person's, or it is not."""
        if facts.kind is not self.kind:
            raise bad_field("kind", "kind_stays")
        return replace(self, facts=facts)

    def joined_by(self, user_id: str, *, is_free: bool = False) -> "Client":
        """A personal dossier has one person and is never shared. It stays theirs when their access
        ends; whoever is let in when it `is_free` is its holder from then on."""
        if not self.is_personal:
            return self
        if not is_free and self.holder_id not in (None, user_id):
            raise bad_field("email", "personal_dossier")
        return replace(self, holder_id=user_id)

    def partner_of(self, other: "Client") -> "Client":
        """Anew: nobody has agreed yet."""
        if not self.is_personal:
            raise Conflict("partners_are_persons")
        if self.partner and self.partner.client_id != other.client_id:
            raise Conflict("has_partner")
        return self if self.partner else replace(self, partner=Partner(client_id=other.client_id))

    def agreeing(self, with_id: str, consent: Consent) -> "Client":
        """With this partner and no other; what was agreed already stays as it was."""
        if self.partner is None or self.partner.client_id != with_id:
            raise Conflict("other_partner")
        if self.partner.consent:
            return self
        return replace(self, partner=replace(self.partner, consent=consent))

    def consent_left_by(self, user_id: str) -> "Client":
        """What the holder agreed to, or what was recorded of them, goes with their access. What was
        agreed by who acts for them stays."""
        partner = self.partner
        if partner is None or partner.consent is None or self.holder_id != user_id:
            return self
        if partner.consent.by_id != user_id and not partner.consent.ground_kind:
            return self
        return replace(self, partner=replace(partner, consent=None))

    def alone(self) -> "Client":
        return replace(self, partner=None)

    def agrees_with(self, other: "Client", since: datetime | None = None) -> bool:
        """Each has the other as partner, and both agree; and did so by then already."""
        return self._agrees(other, since) and other._agrees(self, since)

    def _agrees(self, other: "Client", since: datetime | None) -> bool:
        mine = self.partner
        if mine is None or mine.client_id != other.client_id or mine.consent is None:
            return False
        return since is None or mine.consent.at <= since


_RULES = {
    "kvk": numbers.kvk,
    "rsin": numbers.rsin,
    "bsn": numbers.bsn,
    "btw_id": numbers.btw_id,
}


def checked(facts: Facts, known: Facts | None = None) -> Facts:
    """Tidied; raises every field that is wrong at once. A masked BSN means the known one."""
    if known and known.bsn and facts.bsn == numbers.masked_bsn(known.bsn):
        facts = replace(facts, bsn=known.bsn)
    facts = _trimmed(facts)
    tidy: dict[str, Any] = {name: _tidy(name, getattr(facts, name)) for name in _RULES}
    wrong = {name: f"not_a_{name}" for name, number in tidy.items() if number is None}
    wrong |= _missing(facts) | _misplaced(facts)
    if wrong:
        raise Invalid(
            "invalid_fields", *(FieldError(field=name, code=code) for name, code in wrong.items())
        )
    return replace(facts, **tidy)


def differences(old: Facts, new: Facts) -> tuple[str, ...]:
    """Which fields changed, for the history; never their values."""
    return tuple(
        sorted(name for name in old.__struct_fields__ if getattr(old, name) != getattr(new, name))
    )


def _trimmed(facts: Facts) -> Facts:
    texts: dict[str, Any] = {
        name: value.strip() for name, value in structs.asdict(facts).items() if type(value) is str
    }
    return replace(facts, **texts)


def _tidy(name: str, text: str) -> str | None:
    return _RULES[name](text) if text else ""


def _missing(facts: Facts) -> dict[str, str]:
    return {} if facts.name else {"name": "required"}


def _misplaced(facts: Facts) -> dict[str, str]:
    """A BSN belongs to a person, an RSIN to an organisation."""
    wrong = "bsn" if facts.kind is ClientKind.ORGANISATION else "rsin"
    return {wrong: f"{wrong}_not_here"} if getattr(facts, wrong) else {}
