"""E-mail addresses: one spelling for each, and whether it is one."""

import re

from chalicelib.core.letters import pasted

_EMAIL = re.compile(
    r"(?=.{3,254}\Z)[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])"
)


def normalised_email(text: str) -> str:
    """One spelling for every way of typing the same address: without what cannot be seen, and with
    small letters of ASCII. No other letter becomes one of those: a ligature or the sign of Kelvin
    would make somebody else's address."""
    return "".join(each.lower() if each.isascii() else each for each in pasted(text))


def masked_email(email: str) -> str:
    """Enough for its owner to know it, and for others no more than where: `a•••@elders.nl`."""
    name, _, where = email.partition("@")
    return f"{name[:1]}•••@{where}"


def is_email(email: str) -> bool:
    """Of a normalised address. Letters outside ASCII are refused: they can look like others."""
    return bool(_EMAIL.fullmatch(email)) and len(email.partition("@")[0]) <= 64
