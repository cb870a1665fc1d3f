"""The table of events in the documentation is what the code does."""

from scripts import event_table


def test_the_table_of_events_is_not_stale() -> None:
    page = event_table.TARGET.read_text()
    assert event_table.renewed(page) == page, "run python -m scripts.event_table"


def test_the_table_is_added_to_a_page_without_one() -> None:
    page = event_table.renewed("# Page\n")
    assert event_table.renewed(page) == page
    assert page.startswith("# Page\n\n<!-- events")
