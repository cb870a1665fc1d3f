"""What is listed in a request is listed once: nobody is asked twice, no right is given twice."""

from typing import Annotated, Any, get_args, get_origin

import pytest

from chalicelib.core.shapes import Body
from tests.architecture.test_bounds import fields, parts, shapes

# The same file may lie in two dossiers.
REPEATED = {"StepUpWish.documents", "StepUpWish.rejected"}


def lists_texts(hint: Any) -> bool:
    lists = [each for each in parts(hint) if get_origin(each) is list]
    return any(is_text(inner) for each in lists for inner in get_args(each))


def is_text(inner: Any) -> bool:
    """An id, a name, or a choice."""
    choice = isinstance(inner, type) and issubclass(inner, str)
    return choice or (get_origin(inner) is Annotated and str in get_args(inner))


LISTS = [
    pytest.param(kind, name, id=f"{kind.__name__}.{name}")
    for kind in shapes()
    for name, hint in fields(kind)
    if lists_texts(hint)
]


def test_there_are_lists_to_judge() -> None:
    known = {each.id for each in LISTS}
    assert {"RightsBody.folders", "RightsBody.types", "ClientsChoice.client_ids"} <= known
    assert {"PolicyBody.methods", "PolicyBody.codes_for", "AskedOf.recipients"} <= known


@pytest.mark.parametrize(("kind", "name"), LISTS)
def test_what_is_listed_twice_is_refused_at_its_field(kind: type[Body], name: str) -> None:
    made = dict.fromkeys(kind.__struct_fields__)
    assert getattr(kind(**made | {name: ["a", "b"]}), name) == ["a", "b"]
    if f"{kind.__name__}.{name}" in REPEATED:
        assert getattr(kind(**made | {name: ["a", "a"]}), name) == ["a", "a"]
    else:
        with pytest.raises(ValueError, match=rf"twice - at `\$\.{name}`"):
            kind(**made | {name: ["a", "b", "a"]})
