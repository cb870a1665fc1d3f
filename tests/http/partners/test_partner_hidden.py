"""Who does not see the dossier of a fiscal partner learns that there is one, and nothing of who."""

from typing import Any

import pytest

from chalicelib.core.actor import EmployeeRole
from tests.fakes.sms import FakeSms
from tests.http.proving import proved
from tests.portal import Portal
from tests.support.partners import (
    agreed,
    approve,
    listed,
    only_task,
    publish,
    record,
    reject,
    wish,
)
from tests.world import World

GROUND = {"kind": "phone", "text": "Gebeld op maandag om tien uur"}


@pytest.fixture
def fatima(world: World, his: str) -> Portal:
    """She works for Pieter and not for Anna."""
    new = world.employ("FATIMA", "Fatima", EmployeeRole.ASSISTANT, his)
    return Portal(world.host).sign_in(new)


@pytest.fixture
def asked(world: World, bram: Portal, hers: str, his: str, texts: FakeSms) -> dict[str, Any]:
    agreed(world, texts, hers, his)
    body = wish(world, hers)
    assert publish(bram, hers, body).status == 201
    return body


def says_nothing_of(world: World, hers: str, *answers: Any) -> None:
    said = str(answers)
    assert "Anna" not in said
    assert hers not in said
    assert world.users["ANNA"].user_id not in said


def test_an_employee_of_one_of_the_two_reads_that_there_is_a_partner(
    world: World, bram: Portal, fatima: Portal, hers: str, his: str
) -> None:
    assert fatima.get(f"/clients/{hers}/partner").status == 404
    record(bram, his, hers)
    seen = fatima.get(f"/clients/{his}/partner").body
    assert seen == {
        "partner_id": None,
        "name": "",
        "agreed": False,
        "partner_agreed": False,
        "hidden": True,
        "acts_from": None,
    }
    assert bram.get(f"/clients/{his}/partner").body["hidden"] is False


def test_nor_do_they_end_record_or_ask_anything_of_both(
    world: World, bram: Portal, fatima: Portal, hers: str, his: str, texts: FakeSms
) -> None:
    agreed(world, texts, hers, his)
    place = f"/clients/{his}/partner"
    proved(fatima, texts, "consent")
    refused = (
        fatima.delete(place),
        fatima.put(f"{place}/recorded-consent", {"partner_id": hers, "ground": GROUND}),
        publish(fatima, his, wish(world, his, asked={"recipients": [pieter_id(world)]})),
    )
    assert [(each.status, each.problem) for each in refused] == [(409, "partner_of_colleague")] * 3
    assert record(fatima, his, hers).fields == {"partner_id": "no_such_client"}
    assert bram.get(place).body["partner_agreed"] is True


def pieter_id(world: World) -> str:
    return world.users["PIETER"].user_id


def test_nothing_of_what_was_asked_of_both_names_the_other(
    world: World,
    fatima: Portal,
    hers: str,
    his: str,
    texts: FakeSms,
    asked: dict[str, Any],
) -> None:
    anna, pieter = (Portal(world.host).sign_in(world.users[who]) for who in ("ANNA", "PIETER"))
    approve(pieter, world, his, texts)
    reject(anna, world, hers, texts)
    document = f"/clients/{his}/documents/{asked['partner']['document_id']}"
    task_id = only_task(fatima, world, his).task_id
    found = {
        path: fatima.get(path).body
        for path in (
            f"/clients/{his}",
            document,
            f"{document}/twin",
            f"{document}/history",
            f"/clients/{his}/tasks/{task_id}",
            f"/clients/{his}/people",
            f"/documents?client_id={his}",
            "/work",
            "/office-tasks",
            "/partner-consents",
        )
    }
    says_nothing_of(world, hers, found)
    assert found[f"{document}/twin"]["hidden"] is True
    actions = [each["action"] for each in found[f"{document}/history"]["items"]]
    assert "task_partner_answered" in actions
    assert listed(fatima, his)[0]["status"] == "rejected"


def test_nor_does_looking_along_with_the_client_name_the_partner(
    world: World, bram: Portal, fatima: Portal, hers: str, his: str, asked: dict[str, Any]
) -> None:
    path = f"/clients/{his}/people/{pieter_id(world)}/viewings"
    assert fatima.post(path, {"reason": "Pieter belt: hij ziet niets."}).status == 201
    document = f"/clients/{his}/documents/{asked['partner']['document_id']}"
    found = [
        fatima.get(path).body
        for path in (
            f"/clients/{his}/partner",
            "/partner-consents",
            f"{document}/twin",
            f"{document}/history",
            "/tasks",
        )
    ]
    says_nothing_of(world, hers, found)
    assert bram.post(path, {"reason": "Pieter belt: hij ziet niets."}).status == 201
    assert bram.get(f"/clients/{his}/partner").body["name"] == "Anna de Vries"


def test_nor_does_what_is_asked_of_whom_she_looks_along_with(
    world: World, bram: Portal, fatima: Portal, hers: str, his: str
) -> None:
    record(bram, his, hers)
    fatima.post(f"/clients/{his}/people/{pieter_id(world)}/viewings", {"reason": "Pieter belt."})
    (seen,) = fatima.get("/partner-consents").body["items"]
    assert (seen["client_name"], seen["partner_name"]) == ("Pieter Bos", "")
