"""How often something may be tried: the one home of every limit that is counted. What a stranger
can use up is theirs alone (counted per network too), or leaves a passkey and the link in a mail."""

from datetime import datetime, timedelta
from enum import StrEnum
from ipaddress import IPv4Address, ip_address, ip_network
from math import floor

from msgspec import Struct

from chalicelib.core import clock

_QUARTER, _HOUR, _DAY = timedelta(minutes=15), timedelta(hours=1), timedelta(days=1)


class Per(StrEnum):
    """Whose tries are counted together. ADDRESS is a network address (IPv4, or an IPv6 /64), TYPED
    an e-mail address as somebody typed it, whoever it is; FROM is together with the network address
    that it comes from."""

    PERSON = "person"
    PERSON_FROM = "person and network address"
    PERSON_BY = "person and who asks it"
    PERSON_AT = "person and client"
    OFFICE = "office"
    ADDRESS = "network address"
    TYPED = "typed address"
    TYPED_FROM = "typed address and network address"


class Limit(Struct, frozen=True, kw_only=True):
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


WRONG_PASSWORDS = Limit(name="passwords", times=20, per=Per.TYPED_FROM)
PASSWORDS_IN_ALL = Limit(name="passwords-in-all", times=100, per=Per.TYPED)
OWN_PASSWORD = Limit(name="own-password", times=20)
UNUSED_CODES = Limit(name="codes", times=10)
DOOR_CODES = Limit(name="door-codes", times=10, per=Per.PERSON_FROM)
DOOR_CODES_IN_ALL = Limit(name="door-codes-in-all", times=30)
WRONG_CODES = Limit(name="wrong-codes", times=20, window=_DAY, code="too_many_wrong_codes")
FRESH_STARTS = Limit(name="fresh-starts", times=3, window=_DAY)
PASSWORD_REQUESTS = Limit(name="requests", times=5, per=Per.TYPED_FROM)
REQUESTS_IN_ALL = Limit(name="requests-in-all", times=20, window=_DAY, per=Per.TYPED)
INVITATIONS = Limit(name="invitations", times=5)
REPLACEMENTS = Limit(name="replacements", times=5, per=Per.PERSON_BY)
RIGHTS_CHANGES = Limit(
    name="rights-changes", times=10, window=_HOUR, per=Per.PERSON_BY, code="too_many_changes"
)
# Of everybody at one client together, by one colleague or beheerder.
PEOPLE_CHANGES = Limit(
    name="people-changes", times=30, window=_HOUR, per=Per.PERSON_AT, code="too_many_here"
)
PARTNER_CHANGES = Limit(
    name="partner-changes", times=10, window=_HOUR, per=Per.PERSON_AT, code="too_many_here"
)
BEHEERDER_INVITATIONS = Limit(name="beheerder-invitations", times=20)
FROM_ADDRESS = Limit(name="address", times=600, per=Per.ADDRESS)
PASSKEYS_FROM_ADDRESS = Limit(name="address-passkeys", times=600, per=Per.ADDRESS)
OFFICE_MESSAGES = Limit(name="messages", times=1000, per=Per.OFFICE)
OFFICE_INVITATIONS = Limit(name="office-invitations", times=300, per=Per.OFFICE)
UPLOADS = Limit(name="uploads", times=300, code="too_many_uploads")
OFFICE_UPLOADS = Limit(name="office-uploads", times=3000, per=Per.OFFICE, code="too_many_uploads")
DOCUMENT_CHECKS = Limit(name="checks", times=30, per=Per.ADDRESS, code="too_many_checks")
OFFICE_CHECKS = Limit(name="office-checks", times=600, per=Per.OFFICE, code="too_many_checks")


# One run of the API does for one client a quarter of what it does for the whole office.
CLIENT_PART = 4
SECONDS_AT_ONCE = 10


class Turns(Struct, frozen=True, kw_only=True):
    """What is left at a moment, of a store that fills by so many a second."""

    left: float
    at: float

    def take(self, rate: float, at: float) -> "Turns | None":
        """One less; None when there is none."""
        filled = self.left + max(0, at - self.at) * rate
        left = min(rate * SECONDS_AT_ONCE, filled) - 1
        return Turns(left=left, at=at) if left >= 0 else None


def full(rate: float, at: float) -> Turns:
    return Turns(left=rate * SECONDS_AT_ONCE, at=at)


def address_group(ip: str) -> str:
    """Who has an IPv6 address has its whole /64; of something else than an address, nothing."""
    try:
        address = ip_address(ip)
    except ValueError:
        return ""
    if isinstance(address, IPv4Address):
        return str(address)
    return str(ip_network((address, 64), strict=False))
