"""An office: who it is, where it is reached, and how the portal looks for its clients."""

import re

from msgspec import Struct

from chalicelib.offices.events import ClientUsers, Method, Seal, SecondFactor

_COLOUR = re.compile(r"#[0-9a-f]{6}")


class Office(Struct, frozen=True, kw_only=True):
    """`colour` is #rrggbb; `sms_sender` at most 11 letters or digits, as phones show it.
    `signing_days` proposes the last day of a signing. The page of signing in leads to `privacy_url`
    and `terms_url`, where the office has them."""

    office_id: str
    name: str
    host: str
    colour: str
    email: str
    phone: str
    website: str
    address: str
    mail_signature: str
    sms_sender: str
    invitation_days: int = 7
    second_factor: SecondFactor = SecondFactor.REQUIRED
    methods: tuple[Method, ...] = (Method.PASSKEY, Method.TOTP, Method.SMS)
    client_users: ClientUsers = ClientUsers.REQUEST
    seal: Seal = Seal.KMS
    signing_days: int = 30
    privacy_url: str = ""
    terms_url: str = ""
    revision: int = 0

    @property
    def takes_other_factors(self) -> bool:
        """Whether somebody without a mobile number can have a second step here."""
        return Method.PASSKEY in self.methods or Method.TOTP in self.methods

    def __post_init__(self) -> None:
        if not is_colour(self.colour):
            raise ValueError("colour is written as #rrggbb")
        if not is_sender(self.sms_sender):
            raise ValueError("a sender name has 1 to 11 letters or digits, a letter among them")


def is_colour(text: str) -> bool:
    return bool(_COLOUR.fullmatch(text))


def is_sender(name: str) -> bool:
    """What phones show as the sender of a text message; digits alone would be a number."""
    return bool(re.fullmatch(r"(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}", name))


def readable_on(colour: str) -> str:
    """Black or white, whichever reads better on a colour (WCAG 2.2 relative luminance)."""
    return "#ffffff" if _luminance(colour) < 0.1791 else "#000000"


def contrast(one: str, other: str) -> float:
    """Contrast ratio of WCAG 2.2, 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
