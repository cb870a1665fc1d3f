"""Who signs in the place of somebody else, and what the file then says."""

import re

import pytest

from chalicelib.gateways import files
from chalicelib.signing.store import signings
from chalicelib.tasks.domain.task import Task
from tests.support.ceremony import DRAWN, Desk
from tests.support.sealed_words import words_shown
from tests.support.signing import document
from tests.support.strangers import signed_by_a_stranger


def places(desk: Desk, task: Task) -> list[str]:
    """Whose places are in the file."""
    signing = signings.signing(desk.task(task.task_id))
    assert signing
    return [each.user_id for each in signing.places]


def replace(desk: Desk, task: Task, who: str, by: str) -> None:
    """The office has somebody else sign."""
    place = f"/signers/{desk.world.users[who].user_id}/replacement"
    body = {"user_id": desk.world.users[by].user_id}
    assert desk.passes_on().put(desk.path(task, place), body).status == 200


def text_of(desk: Desk, task: Task) -> str:
    """All that the file says as it is now, as any viewer shows it."""
    signing = signings.signing(desk.task(task.task_id))
    assert signing
    shown = words_shown(files.read(signing.file.key, signing.file.version))
    if shown is None:
        pytest.skip("poppler is not here")
    return shown


def test_who_is_replaced_before_anybody_signed_stands_nowhere_in_the_file(desk: Desk) -> None:
    task = desk.ask(("ANNA", 1), ("BRAM", 1))
    desk.work()
    replace(desk, task, "ANNA", "PIETER")
    assert desk.states(task) == {"Anna": "removed", "Pieter": "waiting", "Bram": "waiting"}
    assert desk.begin("PIETER", task).problem == "signing_preparing"
    mails = len(desk.subjects("BRAM"))
    desk.work()
    assert "AnnadeVries" not in text_of(desk, task)
    assert (len(desk.subjects("PIETER")), len(desk.subjects("BRAM"))) == (1, mails)
    desk.sign("PIETER", task)
    desk.sign("BRAM", task)
    desk.work()
    assert desk.signing("BRAM", task)["status"] == "ready_to_send"
    shown = text_of(desk, task)
    assert "AnnadeVries" not in shown
    assert "Ondertekenaar:PieterdeVries" in shown


def test_what_was_shown_before_the_file_named_others_is_not_signed(desk: Desk) -> None:
    """Neither by who was proving who they are, nor by who had just signed."""
    desk.world.join("JOOST", "Joost Bakker", desk.world.bakkerij)
    task = desk.ask(("ANNA", 1), ("BRAM", 1), ("PIETER", 1))
    proved, given = desk.prove("BRAM", task), desk.sign("ANNA", task)
    replace(desk, task, "PIETER", "JOOST")
    desk.work()
    assert desk.look("ANNA", given)["step"] == "failed"
    assert desk.put("BRAM", proved, "signature", DRAWN).problem == "document_changed"
    for who in ("ANNA", "BRAM", "JOOST"):
        desk.sign(who, task)
    desk.work()
    assert desk.signing("BRAM", task)["status"] == "ready_to_send"


def test_where_others_signed_already_the_block_says_in_whose_place_somebody_signs(
    desk: Desk,
) -> None:
    desk.world.join("JOOST", "Joost Bakker", desk.world.bakkerij)
    task = desk.ask(("BRAM", 1), ("ANNA", 2), ("PIETER", 2))
    desk.sign("BRAM", task)
    desk.work()
    replace(desk, task, "ANNA", "JOOST")
    desk.world.leave("PIETER", task.client_id)
    desk.work()
    desk.sign("JOOST", task)
    desk.work()
    assert desk.signing("BRAM", task)["status"] == "ready_to_send"
    shown = text_of(desk, task)
    assert re.search("Ondertekenaar:JoostBakker<[^>]*>.{0,40}Inplaatsvan:AnnadeVries", shown)
    assert "Ondertekenaar:PieterdeVriesIsnietmeergevraagdomteondertekenen." in shown


def test_what_is_laid_out_at_the_end_names_who_signed(desk: Desk) -> None:
    signed = signed_by_a_stranger()
    desk.world.join("JOOST", "Joost Bakker", desk.world.bakkerij)
    task = desk.ask(("BRAM", 1), ("ANNA", 2), content=signed)
    desk.sign("BRAM", task)
    desk.work()
    replace(desk, task, "ANNA", "JOOST")
    desk.work()
    desk.sign("JOOST", task)
    desk.work()
    assert desk.signing("BRAM", task)["status"] == "ready_to_send"
    assert text_of(desk, task).count("AnnadeVries") == 1  # in whose place


def test_somebody_else_chosen_while_it_is_prepared_has_the_place_in_the_file(desk: Desk) -> None:
    task, pieter = desk.prepare(("ANNA", 1)), desk.world.users["PIETER"].user_id
    place = f"/signers/{desk.world.users['ANNA'].user_id}/replacement"
    assert desk.passes_on().put(desk.path(task, place), {"user_id": pieter}).status == 200
    desk.work()
    assert [len(desk.subjects(who)) for who in ("ANNA", "PIETER")] == [0, 1]
    assert places(desk, task) == [pieter]


def test_who_may_no_longer_sign_when_the_file_passes_is_not_asked(desk: Desk) -> None:
    task = desk.prepare(("ANNA", 1), ("PIETER", 1))
    desk.world.leave("PIETER", task.client_id)
    desk.work()
    assert desk.states(task) == {"Anna": "open", "Pieter": "removed"}
    assert places(desk, task) == [desk.world.users["ANNA"].user_id]
    assert desk.subjects("PIETER") == ["Uw toegang is beëindigd"]


def test_a_newer_version_of_what_waits_for_somebody_elses_name_is_told_as_one(desk: Desk) -> None:
    task = desk.ask(("ANNA", 1))
    desk.work()
    replace(desk, task, "ANNA", "PIETER")
    newer = f"/clients/{task.client_id}/documents/{task.about.document_id}/versions"
    upload = {"upload_id": desk.upload(document(pages=2)).upload_id}
    assert desk.door("BRAM").post(newer, upload).status == 201
    desk.work()
    history = f"/clients/{task.client_id}/documents/{task.about.document_id}/history"
    told = [it["action"] for it in desk.door("BRAM").get(history).body["items"]]
    assert (told.count("task_reopened"), told.count("task_passed_on")) == (1, 0)
    assert desk.states(task) == {"Anna": "removed", "Pieter": "open"}
    assert places(desk, task) == [desk.world.users["PIETER"].user_id]
