"""How often something may be tried: the one home of every limit that is counted. What a stranger
can use up is theirs alone (counted per network too), or leaves a passkey and the link in a mail."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from ipaddress import IPv4Address, ip_address, ip_network
from math import floor

from chalicelib.core import clock

_QUARTER, _DAY = timedelta(minutes=15), timedelta(days=1)


class Per(StrEnum):
    """Whose tries are counted together. ADDRESS is a network address (IPv4, or an IPv6 /64), TYPED
    an e-mail address as somebody typed it, whoever it is; FROM is together with the network address
    that it comes from."""

    PERSON = "person"
    PERSON_FROM = "person and network address"
    OFFICE = "office"
    ADDRESS = "network address"
    TYPED = "typed address"
    TYPED_FROM = "typed address and network address"


@dataclass(frozen=True)
class Limit:
    """`times` in each window; windows start at the same moments for everybody. `code` is of the
    text that says so."""

    name: str
    times: int
    window: timedelta = _QUARTER
    per: Per = Per.PERSON
    code: str = "too_many_tries"

    def window_end(self, at: datetime) -> int:
        """Seconds since 1970; a day ends when it ends in the Netherlands."""
        if self.window == _DAY:
            return int(clock.end_of(clock.local_date(at)).timestamp())
        length = int(self.window.total_seconds())
        return (floor(at.timestamp()) // length + 1) * length


WRONG_PASSWORDS = Limit("passwords", 20, per=Per.TYPED_FROM)
PASSWORDS_IN_ALL = Limit("passwords-in-all", 100, per=Per.TYPED)
OWN_PASSWORD = Limit("own-password", 20)
UNUSED_CODES = Limit("codes", 10)
DOOR_CODES = Limit("door-codes", 10, per=Per.PERSON_FROM)
DOOR_CODES_IN_ALL = Limit("door-codes-in-all", 30)
WRONG_CODES = Limit("wrong-codes", 20, _DAY, code="too_many_wrong_codes")
FRESH_STARTS = Limit("fresh-starts", 3, _DAY)
PASSWORD_REQUESTS = Limit("requests", 5, per=Per.TYPED_FROM)
REQUESTS_IN_ALL = Limit("requests-in-all", 20, _DAY, per=Per.TYPED)
INVITATIONS = Limit("invitations", 5)
REPLACEMENTS = Limit("replacements", 5)
BEHEERDER_INVITATIONS = Limit("beheerder-invitations", 20)
FROM_ADDRESS = Limit("address", 600, per=Per.ADDRESS)
PASSKEYS_FROM_ADDRESS = Limit("address-passkeys", 600, per=Per.ADDRESS)
OFFICE_MESSAGES = Limit("messages", 1000, per=Per.OFFICE)
OFFICE_INVITATIONS = Limit("office-invitations", 300, per=Per.OFFICE)
UPLOADS = Limit("uploads", 300, code="too_many_uploads")
OFFICE_UPLOADS = Limit("office-uploads", 3000, per=Per.OFFICE, code="too_many_uploads")
DOCUMENT_CHECKS = Limit("checks", 30, per=Per.ADDRESS, code="too_many_checks")
OFFICE_CHECKS = Limit("office-checks", 600, per=Per.OFFICE, code="too_many_checks")


# One run of the API does for one client a quarter of what it does for the whole office.
CLIENT_PART = 4
SECONDS_AT_ONCE = 10


@dataclass(frozen=True)
class Turns:
    """What is left at a moment, of a store that fills by so many a second."""

    left: float
    at: float

    def take(self, rate: float, at: float) -> "Turns | None":
        """One less; None when there is none."""
        filled = self.left + max(0, at - self.at) * rate
        left = min(rate * SECONDS_AT_ONCE, filled) - 1
        return Turns(left, at) if left >= 0 else None


def full(rate: float, at: float) -> Turns:
    return Turns(rate * SECONDS_AT_ONCE, at)


def address_group(ip: str) -> str:
    """Who has an IPv6 address has its whole /64; of something else than an address, nothing."""
    try:
        address = ip_address(ip)
    except ValueError:
        return ""
    if isinstance(address, IPv4Address):
        return str(address)
    return str(ip_network((address, 64), strict=False))
