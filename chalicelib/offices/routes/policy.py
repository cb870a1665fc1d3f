"""Instellingen: what the office decides for everybody (C1, C2, F093, F133)."""

from typing import Annotated

from msgspec import Meta

from chalicelib.core.actor import Act, Actor
from chalicelib.core.http import Needs, Routes
from chalicelib.core.language import Language
from chalicelib.core.shapes import Answer, Body
from chalicelib.core.text import Count, Key, OptionalLine
from chalicelib.offices import actions, store
from chalicelib.offices.domain.policy import Policy
from chalicelib.offices.domain.types import Action, DocumentType
from chalicelib.offices.events import ClientUsers, Method, Seal, SecondFactor

routes = Routes(__name__)


class CodeForType(Answer, kw_only=True):
    """A document type that people approve, and whether that takes a code."""

    type_id: str
    name: str
    asks_code: bool


class PolicyView(Answer, kw_only=True):
    """`revision` goes back with a change, so that nobody undoes what a colleague just decided."""

    second_factor: SecondFactor
    methods: list[Method]
    client_users: ClientUsers
    sms_sender: str
    invitation_days: int
    privacy_url: str
    terms_url: str
    types: list[CodeForType]
    revision: int


class PolicyBody(Body, kw_only=True):
    """`codes_for` are the types of which approval takes a code."""

    second_factor: SecondFactor
    methods: Annotated[list[Method], Meta(max_length=10)]
    client_users: ClientUsers
    sms_sender: OptionalLine
    invitation_days: Count
    privacy_url: OptionalLine
    terms_url: OptionalLine
    codes_for: Annotated[list[Key], Meta(max_length=90)]
    revision: Count


class SigningSettings(Answer, kw_only=True):
    """`seal`: kms (the platform's) or csc (a trust service's); `expires_after_days` proposes the
    last day of a new signing."""

    seal: Seal
    expires_after_days: int


class NewSigningSettings(Body, kw_only=True):
    seal: Seal
    expires_after_days: Annotated[int, Meta(ge=1, le=365)]


@routes.get("/office/policy", needs=Needs.LEADER)
def show_policy(actor: Actor) -> PolicyView:
    return _view(actor)


@routes.put("/office/policy", needs=Needs.OWNER, code=Act.CHANGE_POLICY)
def change_policy(actor: Actor, body: PolicyBody) -> PolicyView:
    """Counts at once, for whoever signs in or approves from now on."""
    wanted = Policy(
        second_factor=body.second_factor,
        methods=tuple(body.methods),
        client_users=body.client_users,
        sms_sender=body.sms_sender,
        invitation_days=body.invitation_days,
        codes_for=frozenset(body.codes_for),
        privacy_url=body.privacy_url,
        terms_url=body.terms_url,
    )
    actions.change_policy(actor, wanted, body.revision)
    return _view(actor)


@routes.get("/signing-settings", needs=Needs.EMPLOYEE)
def show_signing_settings(actor: Actor) -> SigningSettings:
    return _signing(actor)


@routes.put("/signing-settings", needs=Needs.OWNER, code=Act.CHANGE_POLICY)
def change_signing_settings(actor: Actor, body: NewSigningSettings) -> SigningSettings:
    actions.change_signing(actor, body.seal, body.expires_after_days)
    return _signing(actor)


def _signing(actor: Actor) -> SigningSettings:
    office = store.get(actor.office_id)
    return SigningSettings(seal=office.seal, expires_after_days=office.signing_days)


def _view(actor: Actor) -> PolicyView:
    office, types = store.get(actor.office_id), store.document_types(actor.office_id)
    return PolicyView(
        second_factor=office.second_factor,
        methods=list(office.methods),
        client_users=office.client_users,
        sms_sender=office.sms_sender,
        invitation_days=office.invitation_days,
        privacy_url=office.privacy_url,
        terms_url=office.terms_url,
        types=[_type(each, actor.language) for each in types if each.action is Action.APPROVE],
        revision=office.revision,
    )


def _type(kind: DocumentType, language: Language) -> CodeForType:
    name = kind.name_nl if language is Language.NL else kind.name_en
    return CodeForType(type_id=kind.type_id, name=name, asks_code=kind.asks_code)
