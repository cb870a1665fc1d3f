"""How it is said that somebody acts for somebody else, wherever the portal names them (F016)."""

from chalicelib.core.language import Language
from chalicelib.core.rights import Represents
from chalicelib.core.text import texts


def named(name: str, represents: Represents | None, language: Language) -> str:
    """`Lotte Bakker namens Anna de Vries (bewindvoerder)`."""
    if represents is None:
        return name
    said = texts(language, "namens")
    return said["named"].format(name=name, person=represented(represents, language))


def represented(represents: Represents | None, language: Language) -> str:
    """`Anna de Vries (bewindvoerder)`; nothing of who acts for themself."""
    if represents is None:
        return ""
    said = texts(language, "namens")
    return said["represented"].format(
        person=represents.name, capacity=said[represents.capacity.value]
    )
