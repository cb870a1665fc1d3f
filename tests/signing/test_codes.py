"""The codes of a ceremony: each for its own step, browser and documents, once and not for long."""

from collections.abc import Callable
from datetime import timedelta

from chalicelib.core.replacing import replace
from chalicelib.identity.actions import passwords
from chalicelib.identity.domain.challenge import TRIES
from chalicelib.identity.store import signing_in, users
from tests.http.knocking import code_in, wrong
from tests.http.proving import app_code, set_up_app
from tests.people import PASSWORD
from tests.portal import Portal
from tests.support.ceremony import DRAWN, Desk

Later = Callable[[timedelta], None]


def test_codes_that_do_not_fit_open_nothing(desk: Desk) -> None:
    task = desk.ask(("ANNA", 1))
    begun = desk.begin("ANNA", task)
    assert desk.put("ANNA", begun, "completion").problem == "codes_first"
    mailed = desk.mailed_code("ANNA")
    refused = desk.put("ANNA", begun, "answer", {"code": wrong(mailed)})
    assert (refused.status, refused.fields) == (403, {"code": f"tries_left_{TRIES - 1}"})
    assert desk.put("ANNA", begun, "signature", DRAWN).problem == "codes_first"
    assert desk.put("ANNA", begun, "answer", {"code": mailed}).body["step"] == "second"
    texted = code_in(desk.texts)
    replayed = desk.put("ANNA", begun, "answer", {"code": mailed})
    assert replayed.status == 403 or mailed == texted
    assert desk.put("ANNA", begun, "answer", {"code": texted}).body["step"] == "ink"
    assert desk.put("ANNA", begun, "answer", {"code": texted}).problem == "already_handled"
    assert desk.put("ANNA", begun, "completion").problem == "signature_first"
    assert desk.put("ANNA", begun, "signature", {}).fields == {"strokes": "required"}
    no_sheet = {**DRAWN, "width": 0}
    assert desk.put("ANNA", begun, "signature", no_sheet).fields == {"width": "required"}


def test_five_wrong_answers_kill_a_code_and_a_new_one_may_be_sent_after_a_while(
    desk: Desk, later: Later
) -> None:
    task = desk.ask(("ANNA", 1))
    begun = desk.begin("ANNA", task)
    assert desk.put("ANNA", begun, "message").problem == "code_just_sent"
    mailed = desk.mailed_code("ANNA")
    for _ in range(TRIES):
        assert desk.put("ANNA", begun, "answer", {"code": wrong(mailed)}).status == 403
    dead = desk.put("ANNA", begun, "answer", {"code": mailed})
    assert (dead.status, dead.problem) == (403, "code_expired")
    later(timedelta(seconds=31))
    again = desk.put("ANNA", begun, "message")
    assert (again.body["code"]["tries_left"], again.body["code"]["method"]) == (TRIES, "email")
    assert desk.put("ANNA", begun, "answer", {"code": mailed}).status == 403
    newer = desk.put("ANNA", begun, "answer", {"code": desk.mailed_code("ANNA")})
    assert newer.body["step"] == "second"
    later(timedelta(minutes=11))
    late = desk.put("ANNA", begun, "answer", {"code": code_in(desk.texts)})
    assert (late.status, late.problem) == (403, "code_expired")
    found = desk.look("ANNA", begun)
    assert (found["step"], found["void_because"]) == ("void", "Het duurde te lang.")
    assert desk.begin("ANNA", task).body["step"] == "email"


def test_a_code_is_for_its_own_ceremony_browser_and_documents(desk: Desk) -> None:
    first, second = desk.ask(("ANNA", 1)), desk.ask(("ANNA", 1))
    one = desk.begin("ANNA", first)
    code_of_one = desk.mailed_code("ANNA")
    other = desk.begin("ANNA", second)
    swapped = desk.put("ANNA", other, "answer", {"code": code_of_one})
    assert swapped.status == 403 or code_of_one == desk.mailed_code("ANNA")
    elsewhere = Portal(desk.world.host).sign_in(desk.world.users["ANNA"])
    assert elsewhere.get(desk.at(one)).status == 404
    assert elsewhere.put(desk.at(one, "/answer"), {"code": code_of_one}).status == 404
    assert desk.door("PIETER").get(desk.at(one)).status == 404
    assert desk.door("BRAM").get(desk.at(one)).status == 404
    assert desk.door("ANNA").delete(desk.at(one)).status == 204
    assert desk.put("ANNA", one, "answer", {"code": code_of_one}).problem == "begin_anew"
    same = desk.begin("ANNA", second, ceremony_id=other.body["ceremony_id"])
    assert same.body["ceremony_id"] == other.body["ceremony_id"]
    assert len(desk.pipeline.aws.outbox(desk.world.users["ANNA"].email)) == 2


def test_without_a_number_it_is_said_before_anything_begins(desk: Desk) -> None:
    desk.world.join("JOOST", "Joost Bakker", desk.world.bakkerij)
    known = users.user(desk.world.office_id, desk.world.users["JOOST"].user_id)
    signing_in.keep_change(replace(known, mobile=""))
    task = desk.ask(("JOOST", 1))
    assert desk.signing("JOOST", task)["signers"][0]["needs_mobile"]
    assert desk.signing("BRAM", task)["signers"][0]["needs_mobile"]
    assert desk.door("JOOST").get(f"/clients/{task.client_id}/signings").body["needs_mobile"]
    assert desk.begin("JOOST", task).problem == "needs_mobile"


def test_an_app_stands_in_for_the_text_message_where_the_office_takes_it(
    desk: Desk, later: Later
) -> None:
    desk.world.users["ANNA"] = passwords.set_password(desk.world.users["ANNA"], PASSWORD)
    app, _ = set_up_app(desk.door("ANNA"), desk.texts)
    later(timedelta(seconds=31))
    task = desk.ask(("ANNA", 1))
    begun = desk.begin("ANNA", task)
    second = desk.put("ANNA", begun, "answer", {"code": desk.mailed_code("ANNA")})
    assert (second.body["code"]["method"], second.body["code"]["methods"]) == (
        "sms",
        ["sms", "totp"],
    )
    wrong_way = desk.put("ANNA", begun, "method", {"method": "recovery"})
    assert wrong_way.fields == {"method": "not_your_method"}
    chosen = desk.put("ANNA", begun, "method", {"method": "totp"})
    assert (chosen.body["code"]["method"], chosen.body["code"]["sent_to"]) == ("totp", "")
    assert desk.put("ANNA", begun, "message").problem == "other_method"
    assert desk.put("ANNA", begun, "answer", {"code": app_code(app)}).body["step"] == "ink"
