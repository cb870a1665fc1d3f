"""How often something may be tried; a stranger can keep nobody out for longer than a window."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from ipaddress import IPv4Address, ip_address, ip_network
from math import floor

_QUARTER = timedelta(minutes=15)


class Per(StrEnum):
    """Whose tries are counted together. TYPED is an address as somebody typed it, whoever it is."""

    PERSON = "person"
    OFFICE = "office"
    ADDRESS = "address"
    TYPED = "typed"


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
        """Seconds since 1970."""
        length = int(self.window.total_seconds())
        return (floor(at.timestamp()) // length + 1) * length


WRONG_PASSWORDS = Limit("passwords", 20, per=Per.TYPED)
OWN_PASSWORD = Limit("own-password", 20)
UNUSED_CODES = Limit("codes", 10)
PASSWORD_REQUESTS = Limit("requests", 5, per=Per.TYPED)
INVITATIONS = Limit("invitations", 5)
REPLACEMENTS = Limit("replacements", 5)
BEHEERDER_INVITATIONS = Limit("beheerder-invitations", 20)
FROM_ADDRESS = Limit("address", 600, per=Per.ADDRESS)
OFFICE_MESSAGES = Limit("messages", 1000, per=Per.OFFICE)
OFFICE_INVITATIONS = Limit("office-invitations", 300, per=Per.OFFICE)
UPLOADS = Limit("uploads", 300, code="too_many_uploads")
OFFICE_UPLOADS = Limit("office-uploads", 3000, per=Per.OFFICE, code="too_many_uploads")
DOCUMENT_CHECKS = Limit("checks", 30, per=Per.ADDRESS, code="too_many_checks")
OFFICE_CHECKS = Limit("office-checks", 600, per=Per.OFFICE, code="too_many_checks")


def address_group(ip: str) -> str:
    """Who has an IPv6 address has its whole /64; of something else than an address, nothing."""
    try:
        address = ip_address(ip)
    except ValueError:
        return ""
    if isinstance(address, IPv4Address):
        return str(address)
    return str(ip_network((address, 64), strict=False))
