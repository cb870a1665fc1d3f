"""A passkey stands in for the second code of a ceremony, and proves nothing anywhere else."""

import pytest

from chalicelib.core.replacing import replace
from chalicelib.identity.actions import passwords
from chalicelib.identity.domain.challenge import TRIES
from chalicelib.identity.store import factors, signing_in, users
from chalicelib.offices import store as offices
from chalicelib.offices.events import Method
from chalicelib.signing.store import signings
from tests.http.proving import answer_passkey, device_at, set_up_passkey
from tests.people import PASSWORD
from tests.portal import Answer
from tests.support.authenticator import PRESENT, Device
from tests.support.ceremony import DRAWN, Desk


def own_passkey(desk: Desk, who: str) -> Device:
    desk.world.users[who] = passwords.set_password(desk.world.users[who], PASSWORD)
    device = device_at(desk.door(who))
    set_up_passkey(desk.door(who), desk.texts, device)
    return device


@pytest.fixture
def phone(desk: Desk) -> Device:
    """Anna's, with her passkey."""
    return own_passkey(desk, "ANNA")


def asked_for_passkey(desk: Desk) -> Answer:
    """Anna gave the code from her mail, and chose her passkey instead of a text message."""
    begun = desk.begin("ANNA", desk.ask(("ANNA", 1)))
    second = desk.put("ANNA", begun, "answer", {"code": desk.mailed_code("ANNA")})
    assert second.body["code"]["methods"] == ["sms", "passkey"]
    return desk.put("ANNA", begun, "method", {"method": "passkey"})


def answer(desk: Desk, ceremony: Answer, device: Device) -> Answer:
    """With the passkey of this device, to what this ceremony asks."""
    credential = device.get(ceremony.body["code"]["passkey"] | {"allowCredentials": []})
    return desk.put("ANNA", ceremony, "answer", {"credential": credential})


def test_with_a_passkey_the_document_is_signed_and_the_log_says_so(
    desk: Desk, phone: Device
) -> None:
    asked = asked_for_passkey(desk)
    assert (asked.body["code"]["method"], asked.body["code"]["sent_to"]) == ("passkey", "")
    assert desk.put("ANNA", asked, "signature", DRAWN).problem == "codes_first"
    assert desk.put("ANNA", asked, "answer", {"code": "123456"}).problem == "wrong_passkey"
    assert answer(desk, asked, phone).body["step"] == "ink"
    assert desk.put("ANNA", asked, "signature", DRAWN).status == 200
    desk.work()
    assert desk.look("ANNA", asked)["step"] == "ready"
    signing = signings.signing(desk.task(asked.body["documents"][0]["task_id"]))
    assert signing
    (second,) = [line for line in signing.signatures[0].lines if line.startswith("Tweede code")]
    assert "bevestigd passkey" in second
    (key,) = factors.held_by(desk.world.users["ANNA"]).passkeys
    assert key.last_used_at


def test_who_has_a_passkey_and_no_number_is_asked_for_it_at_once(desk: Desk, phone: Device) -> None:
    known = users.user(desk.world.office_id, desk.world.users["ANNA"].user_id)
    signing_in.keep_change(replace(known, mobile=""))
    begun = desk.begin("ANNA", desk.ask(("ANNA", 1)))
    second = desk.put("ANNA", begun, "answer", {"code": desk.mailed_code("ANNA")})
    assert (second.body["code"]["method"], second.body["code"]["methods"]) == (
        "passkey",
        ["passkey"],
    )
    assert answer(desk, second, phone).body["step"] == "ink"


def test_an_answer_counts_once_and_for_its_own_ceremony_only(desk: Desk, phone: Device) -> None:
    one, other = asked_for_passkey(desk), asked_for_passkey(desk)
    credential = phone.get(one.body["code"]["passkey"])
    swapped = desk.put("ANNA", other, "answer", {"credential": credential})
    assert (swapped.status, swapped.problem) == (403, "wrong_passkey")
    assert desk.put("ANNA", one, "answer", {"credential": credential}).body["step"] == "ink"
    replayed = desk.put("ANNA", one, "answer", {"credential": credential})
    assert replayed.problem == "already_handled"
    anew = asked_for_passkey(desk)
    assert desk.put("ANNA", anew, "answer", {"credential": credential}).problem == "wrong_passkey"


def test_what_was_asked_to_sign_in_signs_nothing_and_the_other_way_round(
    desk: Desk, phone: Device
) -> None:
    asked, door = asked_for_passkey(desk), desk.door("ANNA")
    at_the_door = door.post("/passkey-challenges").body
    credential = phone.get(at_the_door["options"])
    swapped = desk.put("ANNA", asked, "answer", {"credential": credential})
    assert (swapped.status, swapped.problem) == (403, "wrong_passkey")
    signing = phone.get(asked.body["code"]["passkey"])
    known = asked.body["code"]["passkey"]["challenge"]
    assert answer_passkey(door, known, signing).problem == "code_expired"
    stepped_up = door.put(f"/step-ups/{known}/answer", {"credential": signing})
    assert stepped_up.problem == "code_expired"


def test_a_passkey_of_somebody_else_or_of_nobody_recognised_is_refused(
    desk: Desk, phone: Device
) -> None:
    pieters, asked = own_passkey(desk, "PIETER"), asked_for_passkey(desk)
    unrecognised = Device(origin=phone.origin, keys=phone.keys, flags=PRESENT)
    elsewhere = Device(origin="https://evil.example", keys=phone.keys)
    for device in (pieters, unrecognised, elsewhere):
        refused = answer(desk, asked, device)
        assert (refused.status, refused.problem) == (403, "wrong_passkey")
    assert answer(desk, asked, phone).body["step"] == "ink"


def test_the_passkey_is_tried_five_times_and_then_the_ceremony_begins_anew(
    desk: Desk, phone: Device
) -> None:
    asked = asked_for_passkey(desk)
    unrecognised = Device(origin=phone.origin, keys=phone.keys, flags=PRESENT)
    for _ in range(TRIES):
        assert answer(desk, asked, unrecognised).problem == "wrong_passkey"
    found = desk.look("ANNA", asked)
    assert (found["step"], "te vaak" in found["void_because"]) == ("void", True)
    late = answer(desk, asked, phone)
    assert (late.status, late.problem) == (403, "code_expired")


def test_an_office_that_takes_no_passkeys_takes_none_not_even_one_it_asked_for(
    desk: Desk, phone: Device
) -> None:
    asked = asked_for_passkey(desk)
    office = offices.get(desk.world.office_id)
    offices.save(replace(office, methods=(Method.SMS,)))
    refused = answer(desk, asked, phone)
    assert (refused.status, refused.problem) == (409, "method_not_allowed")
    assert desk.look("ANNA", asked)["code"]["methods"] == ["sms"]
    by_text = desk.put("ANNA", asked, "method", {"method": "sms"})
    assert by_text.body["code"]["method"] == "sms"
    assert desk.put("ANNA", asked, "method", {"method": "passkey"}).fields == {
        "method": "not_your_method"
    }
