"""Step-up: what one code permits."""

from datetime import UTC, datetime, timedelta

import pytest

from chalicelib.core.actor import Act
from chalicelib.core.errors import Invalid
from chalicelib.core.language import Language
from chalicelib.core.text import texts
from chalicelib.identity.domain.step_up import MOST_DOCUMENTS, StepUp, good_until, step_up_of

ONE, TWO = "1" * 64, "2" * 64


def test_one_code_permits_approving_each_of_its_documents() -> None:
    wanted = StepUp(act=Act.APPROVE, documents=(TWO, ONE))
    assert set(wanted.subjects) == {f"approve:{ONE}", f"approve:{TWO}"}
    assert wanted.binding == StepUp(act=Act.APPROVE, documents=(ONE, TWO, TWO)).binding
    assert set(step_up_of(wanted.binding).documents) == {ONE, TWO}


def test_one_code_permits_a_yes_and_a_no_each_for_its_own_document() -> None:
    wanted = StepUp(act=Act.APPROVE, documents=(ONE,), rejected=(TWO, TWO))
    assert set(wanted.subjects) == {f"approve:{ONE}", f"reject:{TWO}"}
    assert step_up_of(wanted.binding) == StepUp(act=Act.APPROVE, documents=(ONE,), rejected=(TWO,))


def test_another_act_is_about_no_document() -> None:
    wanted = StepUp(act=Act.CHANGE_FACTOR)
    assert wanted.subjects == ("change_factor",)
    assert step_up_of(wanted.binding) == wanted


@pytest.mark.parametrize(
    ("act", "documents"),
    [
        (Act.APPROVE, ()),
        (Act.CHANGE_FACTOR, (ONE,)),
        (Act.APPROVE, ("short",)),
        (Act.APPROVE, tuple(f"{each:064x}" for each in range(MOST_DOCUMENTS + 1))),
    ],
)
def test_what_does_not_fit_is_refused(act: Act, documents: tuple[str, ...]) -> None:
    with pytest.raises(Invalid) as refused:
        StepUp(act=act, documents=documents)
    assert refused.value.fields[0].field == "documents"


def test_it_lasts_ten_minutes() -> None:
    at = datetime(2026, 3, 1, tzinfo=UTC)
    assert good_until(at) - at == timedelta(minutes=10)


@pytest.mark.parametrize("language", Language)
def test_every_act_can_be_named_to_who_is_asked_for_a_code(language: Language) -> None:
    assert set(Act) <= texts(language, "errors").keys()
