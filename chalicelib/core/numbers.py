"""Numbers as the Netherlands writes them: checked, tidied and masked."""

import re

from chalicelib.core.letters import ciphers, pasted

MASK = "•"


def bsn(text: str) -> str | None:
    """Nine digits that pass the elfproef, of eight the first is 0; None when they do not."""
    from stdnum.nl import bsn as rule

    digits = ciphers(text)
    if not re.fullmatch(r"[0-9]{8,9}", digits):
        return None
    padded = digits.zfill(9)
    return padded if rule.is_valid(padded) else None


def rsin(text: str) -> str | None:
    """The elfproef is that of the BSN."""
    return bsn(text)


def kvk(text: str) -> str | None:
    """Eight digits; the number has no public check digit."""
    digits = ciphers(text)
    return digits if re.fullmatch(r"[0-9]{8}", digits) else None


def btw_id(text: str) -> str | None:
    """NL, nine digits, B, two digits of at least 01; elfproef or modulo 97."""
    from stdnum.nl import btw as rule

    tidy = ciphers(text).upper()
    if not re.fullmatch(r"NL[0-9]{9}B[0-9]{2}", tidy) or tidy.endswith("B00"):
        return None
    return tidy if rule.is_valid(tidy) else None


def mobile(text: str) -> str | None:
    """E.164 of a number that can receive text messages; without a country it is Dutch."""
    import phonenumbers

    try:
        number = phonenumbers.parse(pasted(text), "NL")
    except phonenumbers.NumberParseException:
        return None
    kinds = (
        phonenumbers.PhoneNumberType.MOBILE,
        phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE,
    )
    if not phonenumbers.is_valid_number(number) or phonenumbers.number_type(number) not in kinds:
        return None
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def masked_mobile(e164: str) -> str:
    """`•• •••• ••12`: enough for its owner to know it."""
    return f"{MASK * 2} {MASK * 4} {MASK * 2}{e164[-2:]}" if e164 else ""


def masked_bsn(digits: str) -> str:
    """`•••••• 333`: the last three digits."""
    return f"{MASK * 6} {digits[-3:]}" if digits else ""
