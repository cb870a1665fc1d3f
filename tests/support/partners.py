"""Fiscale partners, and the return that is asked of both."""

from typing import Any

from chalicelib.core.ids import new_id
from chalicelib.tasks.domain.task import Task
from chalicelib.tasks.store import tasks
from tests.fakes.sms import FakeSms
from tests.http.proving import proved, step_up
from tests.portal import Answer, Portal
from tests.world import World


def agreed(world: World, texts: FakeSms, hers: str, his: str) -> None:
    """Anna and Pieter, after the office recorded them."""
    bram, anna, pieter = (
        Portal(world.host).sign_in(world.users[who]) for who in ("BRAM", "ANNA", "PIETER")
    )
    assert record(bram, hers, his).status == 200
    for door, mine, other in ((anna, hers, his), (pieter, his, hers)):
        assert agree(proved(door, texts, "consent"), mine, other).status == 200


def record(portal: Portal, one: str, other: str) -> Answer:
    return portal.put(f"/clients/{one}/partner", {"partner_id": other})


def agree(portal: Portal, one: str, other: str) -> Answer:
    return portal.put(f"/clients/{one}/partner/consent", {"partner_id": other})


def wish(world: World, hers: str, **facts: Any) -> dict[str, Any]:
    """The same income tax return of both."""
    theirs = {"document_id": new_id(), "recipients": [world.users["PIETER"].user_id]}
    return {
        "document_id": new_id(),
        "upload_id": world.upload(hers).upload_id,
        "type_id": "aangifte-ib",
        "title": "Aangifte IB 2025",
        "year": 2025,
        "asked": {"recipients": [world.users["ANNA"].user_id]},
        "partner": theirs,
        **facts,
    }


def publish(portal: Portal, client_id: str, body: dict[str, Any]) -> Answer:
    return portal.post(f"/clients/{client_id}/publications", body)


def listed(portal: Portal, client_id: str) -> list[dict[str, Any]]:
    return list(portal.get(f"/documents?client_id={client_id}").body["items"])


def approve(portal: Portal, world: World, client_id: str, texts: FakeSms) -> Answer:
    """The only document there."""
    task = only_task(portal, world, client_id)
    step_up(portal, texts, "approve", task.about.sha256)
    path = f"/clients/{client_id}/tasks/{task.task_id}/approval"
    return portal.put(path, {"document_sha256": task.about.sha256})


def reject(portal: Portal, world: World, client_id: str, texts: FakeSms) -> Answer:
    """The only document there."""
    task = only_task(portal, world, client_id)
    step_up(portal, texts, "reject", task.about.sha256)
    path = f"/clients/{client_id}/tasks/{task.task_id}/rejection"
    return portal.put(path, {"document_sha256": task.about.sha256, "reason": "Klopt niet"})


def only_task(portal: Portal, world: World, client_id: str) -> Task:
    (seen,) = listed(portal, client_id)
    return tasks.get(world.office_id, client_id, seen["task_id"])
