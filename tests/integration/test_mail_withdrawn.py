"""Whoever was asked to approve hears that the office takes it back."""

from typing import Any

from chalicelib.offices.domain.types import Rule
from chalicelib.tasks.domain.task import Task
from tests.pipeline import Pipeline, approve, box
from tests.portal import Portal
from tests.world import World

REASON = "Bedrag € 1.234 klopt niet"


def withdraw(world: World, task: Task) -> None:
    place = f"/clients/{task.client_id}/documents/{task.about.document_id}/withdrawal"
    answer = Portal(world.host).sign_in(world.users["BRAM"]).put(place, {"reason": REASON})
    assert answer.status == 200, answer.body


def mails(pipeline: Pipeline, world: World, who: str) -> list[Any]:
    return [each for each in box(pipeline, world, who) if each.subject.startswith("Ingetrokken")]


def test_who_approved_hears_it_and_who_still_had_to_does_too(
    world: World, pipeline: Pipeline
) -> None:
    task = world.publish("ANNA", "PIETER", rule=Rule.ALL)
    approve(world, "ANNA", task)
    withdraw(world, task)
    pipeline.run()
    pipeline.run()
    (annas,), (pieters,) = (mails(pipeline, world, who) for who in ("ANNA", "PIETER"))
    assert annas.subject == "Ingetrokken: Btw-aangifte – Bakkerij De Vries B.V."
    assert "U had er al akkoord op gegeven" in annas.text
    assert "U had er al" not in pieters.text
    assert world.users["BRAM"].name in pieters.text
    assert not any("1.234" in each.text + each.html for each in (annas, pieters))
    assert mails(pipeline, world, "BRAM") == []
    seen = (
        Portal(world.host)
        .sign_in(world.users["PIETER"])
        .get(f"/clients/{task.client_id}/tasks/{task.task_id}")
    )
    assert (seen.status, seen.body["status"]) == (200, "withdrawn")


def test_after_the_last_approval_it_is_told_as_well(world: World, pipeline: Pipeline) -> None:
    task = world.publish("ANNA")
    approve(world, "ANNA", task)
    withdraw(world, task)
    pipeline.run()
    assert len(mails(pipeline, world, "ANNA")) == 1


def test_whoever_it_was_not_asked_of_hears_nothing(world: World, pipeline: Pipeline) -> None:
    withdraw(world, world.publish("ANNA"))
    pipeline.run()
    assert mails(pipeline, world, "PIETER") == []


def test_what_was_only_to_be_read_goes_without_a_mail(world: World, pipeline: Pipeline) -> None:
    withdraw(world, world.publish("ANNA", type_id="concept-vpb"))
    pipeline.run()
    assert mails(pipeline, world, "ANNA") == []
