"""Fiscale partners: who they are, and whether both agree to be asked about one file."""

from collections.abc import Iterable
from datetime import datetime

from msgspec import Struct

from chalicelib.audit.actions import last_of
from chalicelib.audit.domain import Event, Happened, by
from chalicelib.clients.actions.letting_in import check_may_act
from chalicelib.clients.actions.listing import WantedList, seen
from chalicelib.clients.domain.client import Client
from chalicelib.clients.domain.listing import ClientSieve, ClientSort
from chalicelib.clients.domain.partner import Consent
from chalicelib.clients.events import (
    GroundKind,
    PartnerAgreed,
    PartnerConsentLapsed,
    PartnerEnded,
    PartnerRecorded,
)
from chalicelib.clients.store import clients as client_rows
from chalicelib.core import step_up
from chalicelib.core.actor import Act, Actor, authorise, may
from chalicelib.core.errors import Conflict, bad_field
from chalicelib.core.order import Page, sought
from chalicelib.core.racing import judged_again
from chalicelib.core.repeating import check_same_words
from chalicelib.core.replacing import replace
from chalicelib.core.rights import Right
from chalicelib.identity.actions import limiting
from chalicelib.offices.domain.types import ClientKind

PAGE = 20


class Pair(Struct, frozen=True, kw_only=True):
    """A client as it is now, and the partner if there is one."""

    client: Client
    other: Client | None


def pair_of(actor: Actor, client_id: str) -> Pair:
    client = client_rows.client(actor.office_id, client_id)
    partner = client.partner
    return Pair(
        client=client,
        other=client_rows.client(actor.office_id, partner.client_id) if partner else None,
    )


def awaited(actor: Actor) -> list[Pair]:
    """Of whom this person still has to agree, at the dossiers where they may."""
    mine = [each for each in actor.rights if may(actor, Right.APPROVE, each)]
    known = client_rows.clients(actor.office_id, mine)
    asked = [each for each in known.values() if each.partner and not each.partner.consent]
    ids = [each.partner.client_id for each in asked if each.partner]
    others = client_rows.clients(actor.office_id, ids)
    return [
        Pair(client=each, other=others.get(each.partner.client_id))
        for each in asked
        if each.partner
    ]


def candidates(actor: Actor, client_id: str, search: str, after: str | None) -> Page[Client]:
    """A page of the persons who could be the partner of this client, by name, of those whose
    dossiers the actor works in."""
    client_rows.client(actor.office_id, client_id)
    sieve = ClientSieve(kind=ClientKind.PERSON, words=tuple(sought(search).split()))
    part = seen(actor, WantedList(sieve=sieve, after=after))
    others = [each for each in part.rows if each.client_id != client_id]
    found = [each for each in others if may(actor, Right.MANAGE, each.client_id)]
    more = found[PAGE - 1].place(ClientSort.NAME) if len(found) > PAGE else part.after
    ids = [each.client_id for each in found[:PAGE]]
    known = client_rows.clients(actor.office_id, ids)
    return Page([known[each] for each in ids if each in known], more)


@judged_again
def record_partners(actor: Actor, client_id: str, partner_id: str, at: datetime) -> Pair:
    """By the office, of two persons whose dossiers this employee works in. Neither has agreed by
    it; again it changes nothing."""
    if partner_id == client_id or not may(actor, Right.MANAGE, partner_id):
        raise bad_field("partner_id", "no_such_client")
    client = client_rows.client(actor.office_id, client_id)
    other = client_rows.clients(actor.office_id, [partner_id]).get(partner_id)
    if other is None:
        raise bad_field("partner_id", "no_such_client")
    mine, theirs = client.partner_of(other), other.partner_of(client)
    if (mine, theirs) != (client, other):
        limiting.count_partner_change(actor, client_id, at)
        told = [
            PartnerRecorded(partner=each.name, partner_id=each.client_id) for each in (theirs, mine)
        ]
        client_rows.change_pair(mine, theirs, *_in_both(actor, mine, theirs, told, at))
    return pair_of(actor, client_id)


@judged_again
def agree(actor: Actor, client_id: str, partner_id: str, at: datetime) -> Pair:
    """By the person, or who acts for them, with a fresh code."""
    return _agree(actor, client_id, partner_id, Consent(at=at, by_id=actor.user_id, by=actor.name))


@judged_again
def record_agreement(
    actor: Actor, client_id: str, partner_id: str, kind: GroundKind, ground: str, at: datetime
) -> Pair:
    """What the person told the office, with a fresh code of the employee."""
    said = Consent(at=at, by_id=actor.user_id, by=actor.name, ground_kind=kind, ground=ground)
    return _agree(actor, client_id, partner_id, said)


@judged_again
def end_partners(actor: Actor, client_id: str, at: datetime) -> None:
    """By either of the two, who so refuses what is asked, or by who works for both: for both at
    once. What was asked already stays."""
    authorise(actor, Right.MANAGE if actor.is_employee else Right.APPROVE, client_id)
    check_may_act(actor, client_id, Right.APPROVE)
    pair = pair_of(actor, client_id)
    if pair.other:
        _check_works_for(actor, pair.other)
        client_rows.change_pair(
            pair.client.alone(), pair.other.alone(), *_ended(actor, pair.client, pair.other, at)
        )


def _agree(actor: Actor, client_id: str, partner_id: str, consent: Consent) -> Pair:
    pair = pair_of(actor, client_id)
    if pair.other:
        _check_works_for(actor, pair.other)
    agreed = pair.client.agreeing(partner_id, consent)
    if agreed is pair.client or pair.other is None:
        _check_said_so(pair.client, consent)
        return pair
    check_may_act(actor, client_id, Right.APPROVE)
    step_up.require(actor, Act.CONSENT)
    told = PartnerAgreed(
        partner=pair.other.name,
        partner_id=pair.other.client_id,
        ground_kind=GroundKind(consent.ground_kind) if consent.ground_kind else None,
        ground=consent.ground,
    )
    client_rows.change(agreed, _event(actor, agreed, told, at=consent.at))
    return pair_of(actor, client_id)


def _check_said_so(client: Client, again: Consent) -> None:
    """Who agrees themself says nothing beside it."""
    known = client.partner.consent if client.partner else None
    if known and again.ground_kind:
        check_same_words(known.spoken, again.spoken)


def _check_works_for(actor: Actor, other: Client) -> None:
    """Of both: what an employee does for one of the two counts for the other."""
    if actor.is_employee and not may(actor, Right.MANAGE, other.client_id):
        raise Conflict("partner_of_colleague")


def _event(actor: Actor, client: Client, told: Happened, at: datetime) -> Event:
    client_id = client.client_id
    return by(actor, told, at, client_id=client_id, subject_id=client_id)


def _ended(actor: Actor, mine: Client, theirs: Client, at: datetime) -> list[Event]:
    """Of who said no before they ever agreed it was no end but a refusal."""
    own = mine.partner.consent if mine.partner else None
    by_client = not actor.is_employee
    elsewhere = mine.relation_manager_id != theirs.relation_manager_id
    here = PartnerEnded(
        partner=theirs.name,
        partner_id=theirs.client_id,
        agreed=mine.agrees_with(theirs) or any(map(_lapsed, (mine, theirs))),
        refused=by_client and own is None,
        tells_office=by_client,
    )
    there = replace(
        here,
        partner=mine.name,
        partner_id=mine.client_id,
        by_partner=by_client,
        tells_office=by_client and elsewhere,
    )
    return _in_both(actor, mine, theirs, (here, there), at)


def _lapsed(client: Client) -> bool:
    """Whether a consent to this partner went with somebody's access."""
    steps = (PartnerRecorded, PartnerConsentLapsed)
    last = last_of(client.office_id, client.client_id, steps)
    return last is not None and last.kind is PartnerConsentLapsed


def _in_both(
    actor: Actor, one: Client, other: Client, told: Iterable[Happened], at: datetime
) -> list[Event]:
    """In the history of each what is told of it."""
    both = zip((one, other), told, strict=True)
    return [_event(actor, client, each, at) for client, each in both]
