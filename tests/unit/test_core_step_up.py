"""A code is asked for what the route declared, and for nothing else."""

import pytest

from chalicelib.core import step_up, visitor
from chalicelib.core.actor import Act, Actor, UserKind
from chalicelib.core.errors import NotAllowed

ANNA = Actor(
    office_id="van-dijk",
    user_id="anna",
    name="Anna",
    kind=UserKind.CLIENT,
    acts=frozenset({Act.APPROVE, Act.CONSENT}),
)


def given(monkeypatch: pytest.MonkeyPatch, *codes: tuple[Act, str]) -> None:
    door = visitor.Door(
        office_at=lambda host: host,
        actor_of=lambda _: ANNA,
        take_turn=lambda _: None,
        has_code=lambda _, act, sha256: (act, sha256) in codes,
        check_touches_others=lambda actor, client_id: None,
    )
    monkeypatch.setattr(visitor, "_doors", [door])


def test_it_is_asked_for_this_act_and_this_document(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, (Act.APPROVE, "a1"))
    step_up.require(ANNA, Act.APPROVE, "a1")
    for act, sha256 in ((Act.APPROVE, "b2"), (Act.CONSENT, "")):
        with pytest.raises(NotAllowed, match="step_up_needed") as asked:
            step_up.require(ANNA, act, sha256)
        assert [(each.field, each.code) for each in asked.value.fields] == [("purpose", act)]


def test_an_act_that_the_route_does_not_declare_is_refused_also_with_a_code(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given(monkeypatch, (Act.CHANGE_RIGHTS, ""))
    with pytest.raises(TypeError, match="change_rights"):
        step_up.require(ANNA, Act.CHANGE_RIGHTS)
