"""What can be seen of a text: without characters that have no shape of their own."""

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


def composed(text: str) -> str:
    """A letter and its mark as one character, where there is one (Unicode, form C)."""
    return unicodedata.normalize("NFC", text)


def visible(text: str) -> str:
    """So that two texts differ in nothing that cannot be seen."""
    return text if text.isascii() else composed(_UNSEEN.sub("", text))


def shows(text: str) -> bool:
    """Is there more in it than blanks, and marks without a letter to sit on?"""
    return any(unicodedata.category(each)[0] in "LNPS" for each in text)
