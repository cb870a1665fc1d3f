"""What comes in has bounds: no day and no number in a request lies beyond what anybody means."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, get_args, get_type_hints

import msgspec
import pytest
from msgspec import Meta

from chalicelib.core.shapes import Body
from tests.support.contracts import CONTRACTS


def shapes() -> list[type[msgspec.Struct]]:
    """Of every body and query, with what lies in them."""
    found: dict[str, type[msgspec.Struct]] = {}
    left = [kind for each in CONTRACTS for kind in (each.body, each.query) if kind]
    while left:
        kind = left.pop()
        if kind.__qualname__ not in found:
            found[kind.__qualname__] = kind
            left += [each for _, hint in fields(kind) for each in parts(hint) if is_shape(each)]
    return sorted(found.values(), key=lambda each: each.__qualname__)


def fields(kind: type[msgspec.Struct]) -> Iterator[tuple[str, Any]]:
    hints = get_type_hints(kind, include_extras=True)
    yield from ((name, hints[name]) for name in kind.__struct_fields__)


def parts(hint: Any) -> Iterator[Any]:
    yield hint
    for each in get_args(hint):
        yield from parts(each)


def is_shape(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)


NAMED_OTHERWISE = ("since", "until")
DATED = [
    (kind, name) for kind in shapes() for name, hint in fields(kind) if date in set(parts(hint))
]


def test_there_are_days_to_judge() -> None:
    known = {f"{kind.__name__}.{name}" for kind, name in DATED}
    assert {"NewPublication.deadline_on", "RightsBody.ends_on", "LogQuery.until"} <= known


@pytest.mark.parametrize("day", [date.min, date(1949, 12, 31), date(2101, 1, 1), date.max])
@pytest.mark.parametrize(("kind", "name"), DATED)
def test_a_day_that_nobody_means_is_refused_at_its_field(
    kind: type[Body], name: str, day: date
) -> None:
    between = "day_out_of_range" if name in NAMED_OTHERWISE else "day_to_come"
    with pytest.raises(ValueError, match=rf"{between} - at `\$\.{name}`"):
        judged(kind, name, day)


@pytest.mark.parametrize(("kind", "name"), DATED)
def test_a_day_that_somebody_may_mean_is_not(kind: type[Body], name: str) -> None:
    for day in (date(1950, 1, 1), date(2100, 12, 31)):
        assert getattr(judged(kind, name, day), name) == day


def judged(kind: type[Body], name: str, day: date) -> Body:
    """Made of nothing but this day: a shape judges itself whatever else is in it."""
    return kind(**dict.fromkeys(kind.__struct_fields__) | {name: day})


@pytest.mark.parametrize("kind", shapes())
def test_a_day_is_called_a_day_and_no_moment_comes_in(kind: type[msgspec.Struct]) -> None:
    for name, hint in fields(kind):
        known = set(parts(hint))
        assert datetime not in known, name
        assert date not in known or issubclass(kind, Body), name
        if name.endswith(("_on", "_at", "day", "date")) or name in NAMED_OTHERWISE:
            assert date in known, f"{name} is a day that nobody bounds"


@pytest.mark.parametrize("kind", shapes())
def test_a_number_has_a_least_and_a_most(kind: type[msgspec.Struct]) -> None:
    for name, hint in fields(kind):
        if {int, float} & set(parts(hint)):
            bounds = [each for each in parts(hint) if hasattr(each, "__metadata__")]
            metas = [m for each in bounds for m in each.__metadata__ if isinstance(m, Meta)]
            assert any(m.ge is not None and m.le is not None for m in metas), name
