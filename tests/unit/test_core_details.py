"""Every event reads back what it wrote, whatever it told."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from enum import Enum
from types import NoneType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct, structs

from chalicelib.audit.domain import Happened
from chalicelib.core import details
from chalicelib.offices.events import PolicyChanged
from tests.support.happenings import DECLARED

WORDS = ["Anna de Vries", "O'Neill & Zn.", "btw-aangifte", "01JA0000000000000000BAKKER", "-"]
MOMENT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
PLAIN: Mapping[Any, st.SearchStrategy[Any]] = {
    str: st.sampled_from(WORDS),
    int: st.sampled_from([0, 1, 30]),
    float: st.sampled_from([0.0, 0.25]),
    bool: st.booleans(),
    date: st.just(date(2026, 11, 22)),
    datetime: st.just(MOMENT),
    NoneType: st.none(),
}


def values(hint: Any) -> st.SearchStrategy[Any]:
    """Of this type; in a tuple none, one or several."""
    origin, inner = get_origin(hint), get_args(hint)
    if hint in PLAIN:
        return PLAIN[hint]
    if origin is Annotated:
        return values(inner[0])
    if origin is tuple:
        return st.lists(values(inner[0]), max_size=3).map(tuple)
    if origin is Literal:
        return st.sampled_from(inner)
    if origin is Mapping:
        return st.dictionaries(st.sampled_from(["what", "at"]), PLAIN[str])
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(list(hint))
    if isinstance(hint, type) and issubclass(hint, Struct):
        return facts(hint)
    assert NoneType in inner or origin is Union, f"{hint}: say here what it may be"
    return st.one_of(*map(values, inner))


def facts(kind: type[Struct]) -> st.SearchStrategy[Any]:
    hints = get_type_hints(kind, include_extras=True)
    return st.builds(kind, **{each.name: values(hints[each.name]) for each in structs.fields(kind)})


@pytest.mark.parametrize("kind", DECLARED.values(), ids=DECLARED)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_an_event_reads_back_what_it_wrote(kind: type[Happened], data: st.DataObject) -> None:
    told = data.draw(facts(kind))
    written = details.texts(told)
    assert all(isinstance(each, str) for each in written.values())
    assert details.read(kind, written) == told


def test_a_list_that_may_be_left_out_stands_in_words() -> None:
    told = PolicyChanged(methods=("sms", "totp"), codes_for=())
    assert details.texts(told) == {"methods": "sms, totp", "codes_for": ""}
