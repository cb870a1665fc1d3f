"""What can be seen of a text: without characters that have no shape of their own. The one home of
what is invisible, and of what somebody meant who pasted something."""

import re
import unicodedata

# Unicode, Default_Ignorable_Code_Point (DerivedCoreProperties.txt): zero-width spaces and joiners,
# marks and orders of direction, soft hyphens, fillers, variation selectors, tags; and what is drawn
# as nothing: the braille of no dots, and what stands in for an object or for notes.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_NO_PLACE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc"
    "\U000e0000-\U000e0fff]"
)
# What people put between the parts of a number: every dash of Unicode, the minus, and points.
_BETWEEN = frozenset(".\u2212")
# Of a word that says how somebody knows something: "belde".
FEWEST_LETTERS = 5


def composed(text: str) -> str:
    """A letter and its mark as one character, where there is one (Unicode, form C)."""
    return unicodedata.normalize("NFC", text)


def visible(text: str) -> str:
    """So that two texts differ in nothing that cannot be seen."""
    return text if text.isascii() else composed(_UNSEEN.sub("", text))


def plain(text: str) -> str:
    """In small letters of their usual width, as a mail program reads it that looks for links."""
    return unicodedata.normalize("NFKC", text).lower()


def line(text: str) -> str:
    """A name or a title: as it is seen, with plain blanks."""
    if text.isascii():
        return text
    return visible("".join(" " if each.isspace() else each for each in text))


def prose(text: str) -> str:
    """What people write in sentences, over several lines: without what turns the order of letters
    around or has no place anywhere. Joiners and marks of direction stay, which scripts need."""
    if text.isascii() and text.replace("\n", "").isprintable():
        return text
    return _NO_PLACE.sub("", _BREAKS.sub("\n", text))


def pasted(text: str) -> str:
    """An address, a number or a code as somebody meant it who pasted it: without what cannot be
    seen, and without blanks around it. What stands there is not changed into anything else."""
    if text.isascii() and text.isprintable():
        return text.strip()
    seen = (" " if each.isspace() else each for each in _UNSEEN.sub("", text))
    return "".join(each for each in seen if unicodedata.category(each)[0] != "C").strip()


def ciphers(text: str) -> str:
    """A number or a code, besides that without blanks, dashes and points, and with the digits of
    every script as ours."""
    kept = (each for each in pasted(text) if not each.isspace() and each not in _BETWEEN)
    return "".join(_plain(each) for each in kept if unicodedata.category(each) != "Pd")


def _plain(character: str) -> str:
    digit = unicodedata.decimal(character, None)
    return character if digit is None else str(digit)


def says_something(text: str) -> bool:
    """Are there words in it, as of who says how they know something?"""
    return sum(each.isalpha() for each in text) >= FEWEST_LETTERS


def shows(text: str) -> bool:
    """Is there more in it than blanks, and marks without a letter to sit on?"""
    return any(unicodedata.category(each)[0] in "LNPS" for each in text)
