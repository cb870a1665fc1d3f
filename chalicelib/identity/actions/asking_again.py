"""Nobody keeps somebody from approving by asking the same person again and again (ADR 44): after a
stop they wait, or somebody else asks."""

from datetime import datetime, timedelta

from chalicelib.audit.actions import last_of
from chalicelib.audit.store import history
from chalicelib.core import clock
from chalicelib.core.actor import Actor
from chalicelib.core.errors import Conflict, NotYet
from chalicelib.identity.actions.behind import known_behind
from chalicelib.identity.domain.replacement import Replacement
from chalicelib.identity.domain.second import are_independent
from chalicelib.identity.domain.user import User
from chalicelib.identity.events.replacements import ReplacementCancelled, ReplacementStopped

# So long nothing is asked anew by whom, or for whom, it was stopped.
STOPPED_FOR = timedelta(days=30)


def check_asks(actor: Actor, user: User, known: Replacement | None) -> None:
    """`known` waits already, of the same kind."""
    if not actor.is_employee:
        _check_not_ended(actor, user, known)
    _check_not_stopped(actor, user)


def _check_not_ended(actor: Actor, user: User, known: Replacement | None) -> None:
    """What its person or the office ended, no beheerder asks again; the office can."""
    if known and known.asked_by_id != actor.user_id:
        raise Conflict("asked_by_another")
    ends = (ReplacementCancelled, ReplacementStopped)
    last = last_of(user.office_id, user.user_id, ends, lambda it: it.asked_by_id == actor.user_id)
    if last and last.actor_id != actor.user_id and clock.now() < last.at + STOPPED_FOR:
        raise Conflict("stopped_before")


def _check_not_stopped(actor: Actor, user: User) -> None:
    """What its person stopped, who asked it asks no more, of whatever kind; nor does anybody who is
    no second pair of eyes beside them."""
    at = clock.now()
    stopped = stopped_for(user, at)
    known = known_behind(user.office_id, (actor.user_id, *stopped)) if stopped else {}
    for asker_id, stopped_at in stopped.items():
        if not are_independent(actor.user_id, asker_id, known, at):
            raise NotYet("stopped_by_person", stopped_at + STOPPED_FOR)


def stopped_for(user: User, at: datetime) -> dict[str, datetime]:
    """Whose wishes their person stopped, and when last."""
    return {
        told.asked_by_id: each.at
        for each in history(user.office_id, user.user_id)
        if isinstance(told := each.told, ReplacementStopped) and at < each.at + STOPPED_FOR
    }
