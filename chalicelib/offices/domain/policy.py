"""What an office decides for everybody: signing in, people of clients, codes and text messages."""

from collections.abc import Iterable
from typing import Any

from msgspec import Struct, structs

from chalicelib.core.errors import FieldError, Invalid
from chalicelib.core.replacing import replace
from chalicelib.offices.domain.facts import is_web_address
from chalicelib.offices.domain.office import Office, is_sender
from chalicelib.offices.domain.types import Action, DocumentType
from chalicelib.offices.events import ClientUsers, Method, PolicyChanged, SecondFactor

LONGEST_INVITATION = 30
_NEVER_CHOSEN = frozenset({Method.RECOVERY, Method.EMAIL})


class Policy(Struct, frozen=True, kw_only=True):
    """C1, C2, F093, F133. `codes_for` are the document types of which approval takes a code."""

    second_factor: SecondFactor
    methods: tuple[Method, ...]
    client_users: ClientUsers
    sms_sender: str
    invitation_days: int
    codes_for: frozenset[str]
    privacy_url: str = ""
    terms_url: str = ""

    def of(self, office: Office) -> Office:
        """The office, deciding this."""
        return replace(
            office,
            second_factor=self.second_factor,
            methods=self.methods,
            client_users=self.client_users,
            sms_sender=self.sms_sender,
            invitation_days=self.invitation_days,
            privacy_url=self.privacy_url,
            terms_url=self.terms_url,
        )

    def changed_types(self, types: list[DocumentType]) -> list[DocumentType]:
        wanted = [replace(each, asks_code=each.type_id in self.codes_for) for each in types]
        return [new for new, old in zip(wanted, types, strict=True) if new != old]


def policy_of(office: Office, types: Iterable[DocumentType]) -> Policy:
    return Policy(
        second_factor=office.second_factor,
        methods=office.methods,
        client_users=office.client_users,
        sms_sender=office.sms_sender,
        invitation_days=office.invitation_days,
        codes_for=frozenset(each.type_id for each in types if each.asks_code),
        privacy_url=office.privacy_url,
        terms_url=office.terms_url,
    )


def tidy(policy: Policy) -> Policy:
    """As it is kept: each method once and in the same order, no spaces around what was typed."""
    return replace(
        policy,
        methods=tuple(each for each in Method if each in policy.methods),
        sms_sender=policy.sms_sender.strip(),
        privacy_url=policy.privacy_url.strip(),
        terms_url=policy.terms_url.strip(),
    )


def check_policy(policy: Policy, types: Iterable[DocumentType]) -> None:
    """Raises every field that is wrong at once. A recovery code stands in for another method, so
    it is nothing to choose."""
    approved = {each.type_id for each in types if each.action is Action.APPROVE}
    tests = {
        ("methods", "choose_a_method"): bool(policy.methods),
        ("methods", "invalid"): not _NEVER_CHOSEN.intersection(policy.methods),
        ("sms_sender", "not_a_sender"): is_sender(policy.sms_sender),
        ("invitation_days", "not_so_many_days"): 1 <= policy.invitation_days <= LONGEST_INVITATION,
        ("codes_for", "no_such_document_type"): policy.codes_for <= approved,
        ("privacy_url", "not_a_web_address"): _may_lead_to(policy.privacy_url),
        ("terms_url", "not_a_web_address"): _may_lead_to(policy.terms_url),
    }
    wrong = [
        FieldError(field=name, code=code) for (name, code), right in tests.items() if not right
    ]
    if wrong:
        raise Invalid("invalid_fields", *wrong)


def _may_lead_to(text: str) -> bool:
    return not text or is_web_address(text)


def differences(old: Policy, new: Policy) -> PolicyChanged:
    """What was decided anew, field by field."""
    before, after = _facts(old), _facts(new)
    return PolicyChanged(**{name: new for name, new in after.items() if new != before[name]})


def _facts(policy: Policy) -> dict[str, Any]:
    return structs.asdict(policy) | {"codes_for": tuple(sorted(policy.codes_for))}
