"""Choosing a password by a link in a mail, and asking for that link (F001 to F003, F011)."""

from datetime import datetime

from chalicelib.audit import store as audit
from chalicelib.audit.domain import NO_CLIENT, Event, Happened, by_itself
from chalicelib.core import clock
from chalicelib.core.actor import UserKind
from chalicelib.core.config import config
from chalicelib.core.errors import NotFound, TooMany
from chalicelib.core.racing import judged_again
from chalicelib.core.visitor import Visitor
from chalicelib.identity.actions.hashing import hashed
from chalicelib.identity.actions.limiting import count_address, count_request, start_afresh
from chalicelib.identity.actions.noting import device_at
from chalicelib.identity.domain.known_browser import browser_token, new_number
from chalicelib.identity.domain.link import Link, LinkPurpose, new_link, user_of
from chalicelib.identity.domain.password import check_password, normalised_password
from chalicelib.identity.domain.user import Status, User
from chalicelib.identity.events.accounts import PasswordChosen, PasswordRequested
from chalicelib.identity.events.shared import Account
from chalicelib.identity.store import counters, credentials, signing_in, users
from chalicelib.offices import store as offices


def new_password_link(office_id: str, user_id: str, purpose: str, at: datetime) -> str:
    """The token for a mail that is about to be sent."""
    days = offices.get(office_id).invitation_days
    link, token = new_link(office_id, user_id, LinkPurpose(purpose), at, days)
    credentials.put_link(link)
    return token


def request_password(visitor: Visitor, email: str) -> None:
    """Does as much, and answers as little, whether or not anybody has this address."""
    at, office_id = clock.now(), visitor.office_id
    count_address(visitor, at)
    user = users.user_with_email(office_id, email)
    try:
        count_request(visitor, email, at)
    except TooMany:
        return
    if user and user.status is not Status.DEACTIVATED:
        told = PasswordRequested(seen=device_at(visitor).traces, account=_invited_to(user))
        audit.put(_event(user, told, at))
    else:
        counters.put_nothing(office_id, email, at)


def _invited_to(user: User) -> Account | None:
    """Of who was invited and has not chosen a password yet."""
    if user.status is not Status.INVITED:
        return None
    return Account.EMPLOYEE if user.kind is UserKind.EMPLOYEE else Account.NEW


def link_behind(visitor: Visitor, token: str) -> tuple[User, Link]:
    """NotFound with `link_expired` for every token that does not work (any more)."""
    try:
        user = users.user(visitor.office_id, user_of(token))
    except NotFound:
        raise NotFound("link_expired") from None
    at, links = clock.now(), credentials.links_of(visitor.office_id, user.user_id)
    link = next((each for each in links if each.opens_with(token, at)), None)
    if user.status is Status.DEACTIVATED or link is None:
        raise NotFound("link_expired")
    return user, link


@judged_again
def choose_password(visitor: Visitor, token: str, password: str) -> str:
    """For the cookie of a browser that counts by itself from now on: who keeps trying elsewhere,
    or with a cookie that was taken, keeps its owner out no longer."""
    user, link = link_behind(visitor, token)
    check_new_password(user, password)
    at = clock.now()
    event = _event(user, PasswordChosen(seen=device_at(visitor).traces), at)
    credentials.activate(_let_in(user, at), link, hashed(password), event)
    start_afresh(visitor, user, at)
    return browser_token(user.office_id, user.email, new_number(), config().key("code_pepper"))


def _let_in(user: User, at: datetime) -> User:
    """With a first password, or the first since the account was opened again, they begin anew."""
    known = credentials.password_of(user)
    return user.activated() if known else user.arriving(at)


def set_password(user: User, password: str) -> User:
    """Without a link, for the demo and the tests."""
    check_new_password(user, password)
    credentials.keep_password_hash(user, hashed(password))
    signing_in.keep_change(user.activated())
    return users.user(user.office_id, user.user_id)


def check_new_password(user: User, password: str) -> None:
    about = (offices.get(user.office_id).name, user.name, user.email)
    check_password(normalised_password(password), about)


def _event(user: User, told: Happened, at: datetime) -> Event:
    return by_itself(user.office_id, told, at, client_id=NO_CLIENT, subject_id=user.user_id)
