"""Who signs instead of whom, and what stays when a signing is withdrawn."""

from chalicelib.core.actor import EmployeeRole
from chalicelib.core.ids import new_id
from chalicelib.core.rights import Rights, Role
from tests.signing.test_office import office, user_id
from tests.support.ceremony import Desk
from tests.support.signing import document

REPLACED = "U hoeft niet meer te ondertekenen"


def test_somebody_else_signs_in_their_place_also_after_others_have_signed(desk: Desk) -> None:
    desk.world.join("JOOST", "Joost Bakker", desk.world.bakkerij)
    task = desk.ask(("ANNA", 1), ("PIETER", 2))
    desk.sign("ANNA", task)
    desk.work()
    place = f"/signers/{user_id(desk, 'PIETER')}/replacement"
    stranger = desk.door("BRAM").put(desk.path(task, place), {"user_id": new_id()})
    assert stranger.fields == {"user_id": "may_not_do_this"}
    looks = Rights(role=Role.MEDEWERKER, read=True)
    reader = desk.world.join("ZOE", "Zoë Kuipers", desk.world.bakkerij, looks)
    refused = desk.door("BRAM").put(desk.path(task, place), {"user_id": reader.user_id})
    assert "Zoë Kuipers" in refused.body["fields"][0]["message"]
    office(desk, "PUT", task, place, {"user_id": user_id(desk, "JOOST")})
    assert desk.states(task) == {"Anna": "signed", "Pieter": "removed", "Joost": "open"}
    assert (desk.waiting("PIETER"), desk.waiting("JOOST")) == (0, 1)
    assert desk.begin("PIETER", task).problem == "no_longer_asked"
    desk.sign("JOOST", task)
    desk.work()
    assert desk.signing("JOOST", task)["status"] == "ready_to_send"
    assert "Graag ondertekenen" in desk.subjects("JOOST")


def test_a_second_employee_hears_whose_words_count(desk: Desk) -> None:
    """Who withdraws what a colleague withdrew, and who replaces whom a colleague replaced."""
    desk.world.employ("WILLEM", "Willem", EmployeeRole.OWNER)
    for who in ("JOOST", "SASKIA"):
        desk.world.join(who, who.title(), desk.world.bakkerij)
    task = desk.ask(("ANNA", 1), ("PIETER", 2))
    place = f"/signers/{user_id(desk, 'PIETER')}/replacement"
    for _ in range(2):
        office(desk, "PUT", task, place, {"user_id": user_id(desk, "JOOST")})
    assert len(desk.task(task.task_id).recipients) == 3
    willem = desk.door("WILLEM")
    other = {"user_id": user_id(desk, "SASKIA")}
    assert willem.put(desk.path(task, place), other).problem == "replaced_by_other"
    for _ in range(2):
        office(desk, "PUT", task, "/withdrawal", {"reason": "Verkeerde versie"})
    otherwise = desk.door("BRAM").put(
        desk.path(task, "/withdrawal"), {"reason": "Bedrag klopt niet"}
    )
    assert (otherwise.status, otherwise.problem) == (409, "said_otherwise")
    again = willem.put(desk.path(task, "/withdrawal"), {"reason": "Bedrag klopt niet"})
    assert (again.status, again.problem) == (409, "withdrawn_by_other")


def test_who_loses_the_right_before_their_turn_holds_nobody_up(desk: Desk) -> None:
    task = desk.ask(("ANNA", 1), ("PIETER", 2))
    proved = desk.prove("ANNA", task)
    desk.world.leave("PIETER", desk.world.bakkerij)
    desk.work()
    assert desk.states(task) == {"Anna": "open", "Pieter": "removed"}
    desk.put("ANNA", proved, "signature", {"typed": "Anna"})
    desk.work()
    assert desk.signing("ANNA", task)["status"] == "ready_to_send"


def test_when_nobody_of_the_office_can_sign_first_any_more_the_office_chooses(desk: Desk) -> None:
    mira = desk.world.employ("MIRA", "Mira Smit")
    desk.world.employ("WILLEM", "Willem", EmployeeRole.OWNER)
    task = desk.ask(("MIRA", 1), ("ANNA", 2))
    desk.work()
    desk.world.stop("MIRA", by="WILLEM")
    desk.work()
    assert desk.signing("BRAM", task)["status"] == "stuck"
    assert desk.subjects("BRAM")[-1] == "Kies wie dit doet"
    place = f"/signers/{mira.user_id}/replacement"
    office(desk, "PUT", task, place, {"user_id": user_id(desk, "BRAM")})
    desk.work()
    assert desk.states(task) == {"Mira": "removed", "Bram": "open", "Anna": "waiting"}


def test_who_is_replaced_hears_of_it_when_it_had_been_asked_of_them(desk: Desk) -> None:
    desk.world.join("SASKIA", "Saskia", desk.world.bakkerij)
    desk.world.join("TIM", "Tim", desk.world.bakkerij)
    task = desk.ask(("ANNA", 1), ("PIETER", 2))
    desk.work()
    for old, new in (("ANNA", "SASKIA"), ("PIETER", "TIM")):
        place = desk.path(task, f"/signers/{desk.world.users[old].user_id}/replacement")
        done = desk.passes_on().put(place, {"user_id": desk.world.users[new].user_id})
        assert done.status == 200, done.body
    desk.work()
    assert desk.subjects("ANNA")[-1] == REPLACED
    assert len(desk.subjects("SASKIA")) == 1
    assert (desk.subjects("PIETER"), desk.subjects("TIM")) == ([], [])


def test_a_document_that_stayed_gets_a_new_version_and_is_withdrawn_like_any_other(
    desk: Desk,
) -> None:
    task, bram = desk.ask(("ANNA", 1)), desk.door("BRAM")
    desk.work()
    office(desk, "PUT", task, "/withdrawal", {"reason": "Niet nodig"})
    place = f"/clients/{task.client_id}/documents/{task.about.document_id}"
    newer, newest = ({"upload_id": desk.upload(document(pages=it)).upload_id} for it in (2, 3))
    assert bram.post(f"{place}/versions", newer).body["version"] == 2
    withdrawn = bram.put(f"{place}/withdrawal", {"reason": "Toch niet"})
    assert (withdrawn.status, withdrawn.body["status"]) == (200, "withdrawn")
    assert bram.post(f"{place}/versions", newest).status == 409
