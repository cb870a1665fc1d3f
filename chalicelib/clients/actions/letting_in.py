"""Whether somebody who was let in may act yet, and who says before that time that it is right."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from msgspec import Struct

from chalicelib.audit.domain import Event
from chalicelib.clients.domain import letting_in
from chalicelib.clients.domain.client import Client
from chalicelib.clients.domain.membership import Membership
from chalicelib.clients.domain.request import PeopleRequest
from chalicelib.clients.store import memberships
from chalicelib.core import clock
from chalicelib.core.actor import Actor, LetIn, check_proven, may
from chalicelib.core.errors import NotYet
from chalicelib.core.replacing import replace
from chalicelib.core.rights import Place, Right, Rights
from chalicelib.delivery import store as delivery
from chalicelib.delivery.domain import Sent, letter_key
from chalicelib.identity.actions.behind import known_behind
from chalicelib.identity.domain import replacement
from chalicelib.identity.domain.second import Known, are_apart, is_of_employees
from chalicelib.identity.domain.user import User
from chalicelib.identity.store import replacements, users


class Around(Struct, frozen=True, kw_only=True):
    """Who else has or had access at a client, and who hears of it, with the rights of those; and
    whether the person it is about had."""

    others: frozenset[str] = frozenset()
    told: tuple[str, ...] = ()
    telling: tuple[Membership, ...] = ()
    former: Membership | None = None


def around(client: Client, user_id: str) -> Around:
    """The holder of a personal dossier always hears of it."""
    ever = memberships.ever(client.office_id, client.client_id, fresh=True)
    others = [each for each in ever if each.user_id != user_id]
    known = users.users(client.office_id, [each.user_id for each in others])
    holder = [each.user_id for each in others if each.user_id == client.holder_id]
    telling = letting_in.telling(others, known, clock.now())
    told = dict.fromkeys((*holder, *(each.user_id for each in telling)))
    former = next((each for each in ever if each.user_id == user_id and each.ended), None)
    return Around(
        others=frozenset(each.user_id for each in others),
        told=tuple(told),
        telling=tuple(telling),
        former=former,
    )


def by_this(
    actor: Actor,
    event: Event,
    others: Around,
    *,
    asked: PeopleRequest | None = None,
    known: LetIn | None = None,
    held: Rights | None = None,
    comes_back: bool = False,
) -> LetIn:
    """How somebody came in, or to more rights than they `held`, by this event. What is shut as it
    is `known` stays it; for who `comes_back` by the word of more than one it opens."""
    asker, at = (asked.asked_by,) if asked else (), event.at
    by_one, own = _is_by_one(actor, asker, at), {actor.user_id, *asker}
    heard = letting_in.heard_of([each for each in others.telling if each.user_id not in own], at)
    stays = known if known and (by_one or not comes_back) else None
    still_shut = stays if stays and until(actor.office_id, stays) else None
    givers = (*(still_shut.giver_ids if still_shut else ()), actor.user_id, *asker)
    return LetIn(
        event_id=event.event_id,
        at=at,
        by_name=actor.name,
        giver_ids=tuple(dict.fromkeys(givers)),
        before_ids=letting_in.gave_before(known, givers, at),
        shut=bool(still_shut) or (by_one and not others.others <= own),
        told=tuple(each.user_id for each in heard),
        held=still_shut.held if still_shut else held,
        asked_by_name=asked.asked_by_name if asked else "",
    )


def _is_by_one(actor: Actor, asker: tuple[str, ...], at: datetime) -> bool:
    """Whether it is by the word of one employee: also of a beheerder who comes from employees
    alone, or whose wish is granted by the one whom they come from."""
    if actor.is_employee and not asker:
        return True
    known = known_behind(actor.office_id, (actor.user_id, *asker))
    if actor.is_employee:
        return not are_apart(actor.user_id, asker, known, at)
    return is_of_employees(actor.user_id, known, at)


def until(office_id: str, let_in: LetIn, at: datetime | None = None) -> datetime | None:
    """From when they may act, as it was at that moment or is now; None who might already."""
    return openings(office_id, (let_in,), at).get(let_in.event_id)


def opens_at(office_id: str, let_in: LetIn | None, rights: Rights) -> datetime | None:
    """The same of somebody who has these rights; None also of who has nothing to act with that they
    might not do before."""
    if let_in is None or not letting_in.shut_by(let_in, rights):
        return None
    return until(office_id, let_in)


def openings(
    office_id: str, let_ins: Iterable[LetIn], at: datetime | None = None
) -> dict[str, datetime]:
    """By the event that let them in: from when those may act who may not yet, or could not at that
    moment. However many there are, it is one look at the mails to the others."""
    at = at or clock.now()
    shut = {each.event_id: each for each in let_ins if not letting_in.is_over(each, at)}
    if not shut:
        return {}
    told = {each.event_id: _letters(office_id, each) for each in shut.values()}
    sent = delivery.sent_of(key for keys in told.values() for key in keys)
    opens = {
        event_id: letting_in.opens_at(let_in, _heard(sent, told[event_id]), at)
        for event_id, let_in in shut.items()
    }
    return {event_id: moment for event_id, moment in opens.items() if at < moment}


def open_lately(member: Membership | None, user: User, at: datetime) -> Rights | None:
    """What was open to this account here in the last 30 days: of what was shut still when it was
    taken, only what they might do before. The time does not run on while nobody sees them here."""
    had = letting_in.had_lately(member, user, at)
    if had is None or member is None or member.had is None or member.let_in is None:
        return had
    let_in, seen = member.let_in, letting_in.seen_until(member.had, user)
    return let_in.held if until(member.office_id, let_in, seen) else had


def shut_until(
    actor: Actor, client_id: str, right: Right, place: Place | None = None
) -> datetime | None:
    """From when the actor may do this here; None who may already."""
    let_in = held_back(actor.let_in.get(client_id), right, place)
    return until(actor.office_id, let_in) if let_in else None


def held_back(let_in: LetIn | None, right: Right, place: Place | None) -> LetIn | None:
    """By what this may be shut for whoever came in so; None where they might do it before."""
    return let_in if let_in and not letting_in.might_before(let_in, right, place) else None


def check_may_act(actor: Actor, client_id: str, right: Right, place: Place | None = None) -> None:
    """The one place that judges whether who has the right may use it now (property 3)."""
    check_proven(actor)
    if opens := shut_until(actor, client_id, right, place):
        raise NotYet("let_in_lately", opens)


def check_touches_others(actor: Actor, *client_ids: str) -> None:
    """Whoever was let in lately, or is being replaced, leaves the other people there as they are.
    Asked at the outer door for every route that does something with them."""
    if not actor.is_employee:
        for client_id in client_ids:
            check_may_act(actor, client_id, Right.PEOPLE)


def others_from(actor: Actor, *client_ids: str) -> datetime | None:
    """From when the actor does something with the other people there; None who may already, and
    of who never may."""
    mine = [each for each in client_ids if may(actor, Right.PEOPLE, each)]
    found = (shut_until(actor, each, Right.PEOPLE) for each in mine)
    return max(filter(None, found), default=None)


def check_not_let_in_by(actor: Actor, client_id: str, user_id: str) -> None:
    """What somebody did who may not act here yet is confirmed by who could vouch for them, also
    when their access has ended since (ADR 52)."""
    ever = memberships.ever(actor.office_id, client_id)
    known = next((each.let_in for each in ever if each.user_id == user_id), None)
    if known and until(actor.office_id, known):
        check_second(actor, known)


def check_second(actor: Actor, let_in: LetIn, known: Known | None = None) -> None:
    """That this is a second one, beside who let somebody in; `known` are all employees, where they
    are."""
    behind = known_behind(actor.office_id, (actor.user_id, *let_in.giver_ids), known)
    letting_in.check_vouches(actor.user_id, let_in, behind, clock.now())


def with_grounds(actor: Actor, client_id: str) -> Actor:
    """Who acts, with what their act says of them: by whom and why something of theirs was replaced
    (that it was, their session knows), and who let them in here."""
    known = replacements.counting(actor.office_id, actor.user_id) if actor.replaced else ()
    told = {name: text for each in known for name, text in replacement.marks(each.facts).items()}
    return replace(actor, replaced={**actor.replaced, **told, **grounds(actor, client_id)})


def grounds(actor: Actor, client_id: str) -> dict[str, str]:
    """By whom the actor was let in here, and what opened it for them."""
    let_in = actor.let_in.get(client_id)
    if let_in is None:
        return {}
    waits = let_in.shut and let_in.vouched is None
    has_waited = waits and until(actor.office_id, let_in) is None
    return letting_in.marks(let_in, clock.now(), has_waited=has_waited)


def _letters(office_id: str, let_in: LetIn) -> list[str]:
    """To who makes the time run, about this."""
    return [letter_key(office_id, let_in.event_id, to) for to in let_in.told]


def _heard(sent: Mapping[str, Sent], letters: Iterable[str]) -> list[datetime]:
    """When they went out; not what came back."""
    found = [sent[key] for key in letters if key in sent]
    return [each.sent_at for each in found if each.outcome != "bounced"]
