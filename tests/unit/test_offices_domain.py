"""An office: what it may look like, and its catalogue."""

import pytest

from chalicelib.core.replacing import replace
from chalicelib.offices.domain.catalogue import newest
from chalicelib.offices.domain.office import contrast, readable_on
from chalicelib.offices.domain.types import Action
from tests.offices import VAN_DIJK


@pytest.mark.parametrize("colour", ["green", "#FFF", "#0b5d4", "#0b5d4e; background: url(x)"])
def test_a_colour_is_six_digits_and_nothing_else(colour: str) -> None:
    with pytest.raises(ValueError, match="colour"):
        replace(VAN_DIJK, colour=colour)


@pytest.mark.parametrize("sender", ["", "Van Dijk Accountants", "Dijk&Zn"])
def test_a_sender_name_is_what_phones_can_show(sender: str) -> None:
    with pytest.raises(ValueError, match="sender"):
        replace(VAN_DIJK, sms_sender=sender)


@pytest.mark.parametrize("colour", ["#0b5d4e", "#f4c430", "#808080", "#000000", "#ffffff"])
def test_text_on_the_offices_colour_can_be_read(colour: str) -> None:
    assert contrast(colour, readable_on(colour)) >= 4.5


def test_contrast_goes_from_one_to_twenty_one() -> None:
    assert contrast("#777777", "#777777") == pytest.approx(1)
    assert contrast("#ffffff", "#000000") == pytest.approx(21)


def test_every_document_type_is_filed_in_a_folder_that_exists() -> None:
    folders = {folder.folder_id for folder in newest().folders}
    assert {kind.folder_id for kind in newest().types} <= folders
    assert {folder.parent_id for folder in newest().folders} - {None} <= folders


def test_what_is_to_be_read_closes_by_itself() -> None:
    for kind in newest().types:
        assert (kind.closes_after_days is not None) == (kind.action is Action.READ), kind.type_id
