"""The standard catalogue has versions: what a list shows of a type stays as it was when that was
asked, whatever the next version says of it."""

from collections.abc import Iterator

import msgspec
import pytest

from chalicelib.core.errors import TryAgain
from chalicelib.core.replacing import replace
from chalicelib.offices.domain import catalogue
from chalicelib.offices.domain.catalogue import (
    PROOF,
    VERSIONS,
    Catalogue,
    Says,
    newest,
    with_needed,
)
from chalicelib.tasks.domain.about import TypeNames
from chalicelib.tasks.domain.task import Task
from chalicelib.tasks.store.person_rows import PersonRow, item_of, person_row_of
from scripts.facts_forms import CATALOGUE
from tests.support.catalogue import MOVED_TO, next_version
from tests.unit.test_tasks_domain import ANNA, BTW, btw_return

KEPT = {int(path.stem): path for path in CATALOGUE.glob("*.json")}
VAT = Says("Btw-aangifte", "VAT return", "administratie")
MOVED = Says("Btw-aangifte", "VAT return", MOVED_TO)


@pytest.mark.parametrize("version", sorted({*KEPT, *VERSIONS}))
def test_a_version_stays_as_it_was(version: int) -> None:
    assert version in KEPT, "run python -m scripts.facts_forms"
    assert version in VERSIONS, "rows of lists name this version"
    was = msgspec.json.decode(KEPT[version].read_bytes(), type=Catalogue)
    assert VERSIONS[version] == was, "lists show what this version says: make another one"


NOW = max(VERSIONS)


@pytest.fixture
def later() -> Iterator[int]:
    """The number of the version after this one."""
    with next_version() as number:
        yield number


def asked(type_id: str, says: Says) -> Task:
    names = TypeNames(nl=says.name_nl, en=says.name_en)
    about = replace(BTW, type_id=type_id, type_names=names, folder_id=says.folder_id)
    return replace(btw_return(), about=about)


def stored(known: Task) -> PersonRow:
    """The row of its person, as the table has it."""
    found = PersonRow()
    found.deserialize(person_row_of(known, ANNA.user_id).serialize())
    return found


def shown(row: PersonRow) -> Says:
    item = item_of(row)
    return Says(item.type_names.nl, item.type_names.en, item.place.folder_id)


PAYROLL = VERSIONS[1].types[2]
OF_PAYROLL = Says(PAYROLL.name_nl, PAYROLL.name_en, PAYROLL.folder_id)


def test_a_row_names_the_version_and_not_what_it_says() -> None:
    facts = stored(asked("btw-aangifte", VAT)).facts
    assert f'"btw-aangifte",{NOW},' in facts
    assert VAT.folder_id not in facts


def test_a_type_that_moves_leaves_what_was_asked_where_it_was() -> None:
    before = stored(asked("btw-aangifte", VAT))
    with next_version():
        assert shown(before) == VAT


def test_a_type_that_goes_breaks_no_list() -> None:
    before = stored(asked("loonaangifte", OF_PAYROLL))
    with next_version() as number:
        assert "loonaangifte" not in catalogue.said(number)
        assert shown(before) == OF_PAYROLL


def test_what_is_written_anew_keeps_its_own_version(later: int) -> None:
    """The task has copies; its people's rows are written again with every change of it."""
    assert item_of(stored(asked("btw-aangifte", VAT))).shown.kind == NOW
    assert item_of(stored(asked("loonaangifte", OF_PAYROLL))).shown.kind == NOW
    assert item_of(stored(asked("btw-aangifte", MOVED))).shown.kind == later
    assert shown(stored(asked("btw-aangifte", MOVED))) == MOVED


@pytest.mark.usefixtures("later")
def test_what_no_version_says_stands_in_the_row() -> None:
    own = Says("Btw", "VAT", "eigen-map")
    assert item_of(stored(asked("btw-aangifte", own))).shown.kind == own
    assert shown(stored(asked("btw-aangifte", own))) == own
    assert shown(stored(asked("eigen-type", own))) == own


@pytest.mark.usefixtures("later")
def test_an_office_that_opens_starts_with_the_newest() -> None:
    folders = {each.type_id: each.folder_id for each in catalogue.newest().types}
    assert folders["btw-aangifte"] == MOVED.folder_id
    assert "loonaangifte" not in folders


def test_a_version_of_newer_code_is_asked_for_again_later() -> None:
    with pytest.raises(TryAgain):
        catalogue.said(99)


def test_an_office_of_before_has_what_the_portal_asks_for() -> None:
    assert PROOF not in VERSIONS[1].types
    assert with_needed(list(VERSIONS[1].types))[-1] == PROOF
    assert with_needed(list(newest().types)) == list(newest().types)
