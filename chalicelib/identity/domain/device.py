"""A browser in words, from what it says of itself, and where it is; what is unknown stays empty."""

import re

from msgspec import Struct

from chalicelib.core.ids import sha256
from chalicelib.identity.events.shared import Whereabouts

# The first that fits counts: most browsers also name the ones they descend from.
_BROWSERS = (
    ("Edge", r"Edg(e|A|iOS)?/"),
    ("Opera", r"OPR/|Opera"),
    ("Samsung Internet", r"SamsungBrowser/"),
    ("Firefox", r"Firefox/|FxiOS/"),
    ("Chrome", r"Chrome/|CriOS/|Chromium/"),
    ("Safari", r"Safari/"),
)
_SYSTEMS = (
    ("iPhone", r"iPhone|iPod"),
    ("iPad", r"iPad"),
    ("Android", r"Android"),
    ("Windows", r"Windows"),
    ("Mac", r"Macintosh|Mac OS X"),
    ("ChromeOS", r"CrOS"),
    ("Linux", r"Linux|X11"),
)


class Device(Struct, frozen=True, kw_only=True):
    """`place` and `ip` are where it was when somebody signed in; it stays the same device
    elsewhere."""

    browser: str = ""
    system: str = ""
    place: str = ""
    ip: str = ""

    @property
    def words(self) -> str:
        return ", ".join(filter(None, (self.browser, self.system)))

    @property
    def device_id(self) -> str:
        return sha256(self.words)[:32]

    @property
    def traces(self) -> Whereabouts:
        """What an event of security keeps of it."""
        return Whereabouts(device=self.words, place=self.place, ip=self.ip)


def device_of(user_agent: str, place: str = "", ip: str = "") -> Device:
    return Device(
        browser=_first(_BROWSERS, user_agent),
        system=_first(_SYSTEMS, user_agent),
        place=place,
        ip=ip,
    )


def _first(known: tuple[tuple[str, str], ...], user_agent: str) -> str:
    return next((name for name, sign in known if re.search(sign, user_agent)), "")
