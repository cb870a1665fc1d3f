"""Hashes of events: the same wherever the row is read, another as soon as anything is."""

import base64
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.chain.domain import (
    OTHERS,
    Entry,
    Head,
    NoBatch,
    chain_of,
    fingerprint,
    following,
    read,
    written,
)

NAMES = st.text(min_size=1, max_size=8)
VALUES: Any = st.recursive(
    st.one_of(
        st.fixed_dictionaries({"S": st.text()}),
        st.fixed_dictionaries({"B": st.binary()}),
        st.fixed_dictionaries({"BOOL": st.booleans()}),
        st.fixed_dictionaries({"SS": st.lists(st.text(), min_size=1, unique=True)}),
        st.fixed_dictionaries({"N": st.integers().map(str)}),
    ),
    lambda inside: st.one_of(
        st.fixed_dictionaries({"L": st.lists(inside, max_size=3)}),
        st.fixed_dictionaries({"M": st.dictionaries(NAMES, inside, max_size=3)}),
    ),
    max_leaves=6,
)
ROWS = st.dictionaries(NAMES.filter(lambda name: name != "salt"), VALUES, min_size=1, max_size=5)


def as_lambda_says(value: dict[str, Any]) -> dict[str, Any]:
    """Bytes as text, and a set in whatever order."""
    ((kind, content),) = value.items()
    if kind == "B":
        return {kind: base64.b64encode(content).decode()}
    if kind == "SS":
        return {kind: content[::-1]}
    if kind == "L":
        return {kind: [as_lambda_says(each) for each in content]}
    if kind == "M":
        return {kind: {name: as_lambda_says(each) for name, each in content.items()}}
    return value


@given(ROWS)
def test_table_and_stream_give_one_hash(row: dict[str, Any]) -> None:
    salted = {"salt": {"S": "00ff"}} | row
    told = {name: as_lambda_says(value) for name, value in reversed(salted.items())}
    assert fingerprint(json.loads(json.dumps(told))) == fingerprint(salted)


@given(ROWS, NAMES, VALUES)
def test_whatever_is_otherwise_gives_another(
    row: dict[str, Any], name: str, value: dict[str, Any]
) -> None:
    changed = row | {name: value}
    is_same = {key: as_lambda_says(each) for key, each in changed.items()} == {
        key: as_lambda_says(each) for key, each in row.items()
    }
    if name != "salt" and not is_same and "SS" not in str(changed):
        assert fingerprint(row) != fingerprint(changed)
    assert fingerprint(row | {"salt": {"S": "1"}}) != fingerprint(row | {"salt": {"S": "2"}})


@given(st.lists(st.tuples(st.text(), st.text(), st.text(), st.text()), max_size=4))
def test_a_batch_is_read_as_it_was_written(entries: list[tuple[str, str, str, str]]) -> None:
    known = [Entry(*each) for each in entries]
    batch = following(
        Head(chain="van-dijk", number=7, sha256="ab"),
        known,
        datetime(2026, 11, 30, 23, 30, tzinfo=UTC),
    )
    assert (batch.number, batch.before, batch.day) == (8, "ab", "2026-12-01")
    assert read(written(batch)) == batch


SHAPED = (
    b'{"chain": "x", "number": 1, "day": "", "made_at": "2026-11-30T12:00:00Z", "before": "",'
    b' "entries": [["a", "b", "c", %s]]}'
)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"\xff",
        b'{"entries": [["too", "few"]]}',
        b'{"entries": 1}',
        SHAPED % b"7",
        SHAPED % b"{}",
    ],
)
def test_what_is_no_batch_is_told(content: bytes) -> None:
    with pytest.raises(NoBatch):
        read(content)
    assert read(SHAPED % b'"d"').entries == (("a", "b", "c", "d"),)


@pytest.mark.parametrize("office", ["", "-", "_", "a/b", "..", "é", "a" * 101, "a b"])
def test_what_is_no_name_of_an_office_has_a_chain_of_its_own(office: str) -> None:
    assert chain_of(f"{office}#client") == OTHERS
    assert chain_of("van-dijk#client") == "van-dijk"
