"""A fresh code for a sensitive act."""

from typing import Annotated, ClassVar

from msgspec import Meta, field

from chalicelib.core import clock
from chalicelib.core.actor import Act, Actor
from chalicelib.core.http import Needs, Routes
from chalicelib.core.shapes import Answer, Body
from chalicelib.core.text import Sha256
from chalicelib.core.visitor import Visitor
from chalicelib.identity.actions import step_ups
from chalicelib.identity.domain.step_up import MOST_DOCUMENTS, StepUp
from chalicelib.identity.routes.challenge import (
    ChallengeView,
    MethodChoice,
    ProofAnswer,
    challenge_view,
)

routes = Routes(__name__)


class StepUpWish(Body, kw_only=True):
    """`documents` are the hashes of what the purpose is about: one code does for several (F151),
    also when some are approved and others `rejected`. The same file may lie in two dossiers."""

    may_repeat: ClassVar = frozenset({"documents", "rejected"})

    purpose: Act
    documents: Annotated[list[Sha256], Meta(max_length=MOST_DOCUMENTS)] = field(
        default_factory=list
    )
    rejected: Annotated[list[Sha256], Meta(max_length=MOST_DOCUMENTS)] = field(default_factory=list)


class StepUpView(Answer, kw_only=True):
    purpose: Act
    good_until: str


@routes.post("/step-ups", needs=Needs.SIGNED_IN)
def ask_step_up(visitor: Visitor, actor: Actor, body: StepUpWish) -> ChallengeView:
    wanted = StepUp(
        act=body.purpose, documents=tuple(body.documents), rejected=tuple(body.rejected)
    )
    return challenge_view(step_ups.ask_step_up(visitor, actor, wanted))


@routes.put("/step-ups/{challenge_id}/method", needs=Needs.SIGNED_IN)
def choose_step_up_method(
    visitor: Visitor, actor: Actor, challenge_id: str, body: MethodChoice
) -> ChallengeView:
    asked = step_ups.choose_step_up_method(visitor, actor, challenge_id, body.method)
    return challenge_view(asked)


@routes.put("/step-ups/{challenge_id}/message", needs=Needs.SIGNED_IN)
def send_step_up_again(visitor: Visitor, actor: Actor, challenge_id: str) -> ChallengeView:
    return challenge_view(step_ups.send_step_up_again(visitor, actor, challenge_id))


@routes.put("/step-ups/{challenge_id}/answer", needs=Needs.SIGNED_IN)
def answer_step_up(
    visitor: Visitor, actor: Actor, challenge_id: str, body: ProofAnswer
) -> StepUpView:
    wanted, until = step_ups.answer_step_up(visitor, actor, challenge_id, body.given)
    return StepUpView(purpose=wanted.act, good_until=clock.stamp(until))
