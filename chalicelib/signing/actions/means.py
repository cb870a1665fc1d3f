"""How somebody can give the codes of a ceremony (C14), and what the messages with them say."""

from collections.abc import Iterable

from chalicelib.core import clock
from chalicelib.delivery.actions import rendered, send_once
from chalicelib.delivery.domain import Addressee, letter_key
from chalicelib.identity.actions.codes import Wording
from chalicelib.identity.domain.challenge import LASTS, Challenge
from chalicelib.identity.domain.factor import Means
from chalicelib.identity.domain.user import User
from chalicelib.identity.store import factors
from chalicelib.offices import store as offices
from chalicelib.offices.domain.office import Office
from chalicelib.offices.events import Method
from chalicelib.signing.domain.ceremony import Ceremony, Step

# By mail and by text message.
CODE = "signing_code"
BY_MAIL = Means(methods=(Method.EMAIL,))


def second_means(user: User, office: Office, host: str) -> Means:
    """A text message first; an app or a passkey stands in where the office takes those. Nothing
    when no number is known and nothing else was set up. A recovery code signs nothing."""
    held = factors.held_by(user).at(host)
    known = {
        Method.SMS: bool(user.mobile) and Method.SMS in office.methods,
        Method.TOTP: held.authenticator is not None and Method.TOTP in office.methods,
        Method.PASSKEY: bool(held.passkeys) and Method.PASSKEY in office.methods,
    }
    found = tuple(method for method, has in known.items() if has)
    last = (Method.SMS,) if user.mobile else ()
    return Means(methods=found or last, passkeys=held.passkeys)


def who_has_none(people: Iterable[User], office: Office) -> frozenset[str]:
    """The ids of those who cannot give the second code yet. A number is enough, whatever else was
    set up: what costs a look at each is asked of the others alone."""
    unknown = (each for each in people if not each.mobile)
    return frozenset(
        each.user_id for each in unknown if not second_means(each, office, office.host).methods
    )


def means_at(ceremony: Ceremony, user: User, host: str) -> Means:
    if ceremony.step is Step.EMAIL:
        return BY_MAIL
    return second_means(user, offices.get(user.office_id), host)


def wording(ceremony: Ceremony) -> Wording:
    """How many documents of which client are signed with this code; not which."""
    facts = {"count": len(ceremony.documents), "client_name": ceremony.client_name}

    def mail(user: User, challenge: Challenge, code: str) -> None:
        office, key = offices.get(user.office_id), _key(user, challenge)
        to = Addressee(name=user.name, email=user.email, language=user.language)
        says = {**facts, "code": code, "minutes": int(LASTS.total_seconds()) // 60}
        send_once(key, office, lambda: rendered(key, CODE, to, says, office), clock.now())

    return Wording(message=CODE, facts=facts, mail=mail)


def _key(user: User, challenge: Challenge) -> str:
    return letter_key(
        user.office_id, f"code-{challenge.challenge_id}-{challenge.sends_left}", user.user_id
    )
