"""Looking as somebody, as the employee's own session keeps it: a request still costs one read."""

from datetime import datetime
from typing import Any

from msgspec import structs

from chalicelib.core import clock
from chalicelib.core.language import Language
from chalicelib.identity.domain.viewing import Viewing
from chalicelib.identity.store import access


def to_json(viewing: Viewing) -> dict[str, Any]:
    facts = structs.asdict(viewing) | {"access": access.to_json(viewing.access)}
    return facts | {"until": clock.stamp(viewing.until)}


def from_json(facts: dict[str, Any]) -> Viewing:
    until: datetime = clock.parse(facts["until"])
    given = {"access": access.from_json(facts["access"]), "until": until}
    return Viewing(**facts | given | {"language": Language(facts["language"])})
