"""What stands in a file that was really signed: of every means what happened, and nothing else."""

import hashlib
import re
from collections.abc import Callable
from datetime import timedelta

from chalicelib.audit import store as audit
from chalicelib.documents.store import documents
from chalicelib.gateways import files
from chalicelib.gateways.signing import engine
from chalicelib.identity.actions import passwords
from chalicelib.signing.store import signings
from chalicelib.tasks.domain.task import Task
from tests.http.knocking import code_in, wrong
from tests.http.proving import app_code, device_at, set_up_app, set_up_passkey
from tests.people import PASSWORD
from tests.portal import Answer
from tests.support.ceremony import DRAWN, PHOTO, Desk
from tests.support.paper import judge, on_paper
from tests.support.sealed_words import logs_in, words_shown

Later = Callable[[timedelta], None]
WHEN = r"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) UTC \(\d\d:\d\d:\d\d Amsterdam\)"


def sealed_log(desk: Desk, task: Task, who: str) -> list[str]:
    """The lines of this signer, from the file in the dossier."""
    desk.work()
    assert desk.signing("BRAM", task)["signed_version"] == 2
    return logs_in(dossier_file(task))[desk.world.users[who].name].split("\n")


def dossier_file(task: Task) -> bytes:
    document = documents.document(task.office_id, task.client_id, task.about.document_id)
    return files.read(document.file_key, document.latest.file_version)


def codes(lines: list[str]) -> tuple[str, str]:
    """Both lines of codes, with their moments left out."""
    mail, second = [re.sub(WHEN, "…", line) for line in lines if "ode" in line.partition(":")[0]]
    return mail, second


def begun(desk: Desk, task: Task) -> Answer:
    """Up to where the second code is asked."""
    made = desk.begin("ANNA", task)
    return desk.put("ANNA", made, "answer", {"code": desk.mailed_code("ANNA")})


def with_password(desk: Desk, who: str) -> None:
    desk.world.users[who] = passwords.set_password(desk.world.users[who], PASSWORD)


def test_a_code_by_mail_and_one_by_text_message(desk: Desk) -> None:
    task = desk.ask(("ANNA", 1))
    desk.sign("ANNA", task)
    assert codes(sealed_log(desk, task, "ANNA")) == (
        "Code per e-mail: verstuurd …, bevestigd …",
        "Tweede code: verstuurd sms …, bevestigd sms …",
    )


def test_a_code_of_an_app_and_not_the_text_message_that_was_sent_before_it(
    desk: Desk, later: Later
) -> None:
    with_password(desk, "ANNA")
    app, _ = set_up_app(desk.door("ANNA"), desk.texts)
    later(timedelta(seconds=31))
    task = desk.ask(("ANNA", 1))
    asked = begun(desk, task)
    desk.put("ANNA", asked, "method", {"method": "totp"})
    desk.put("ANNA", asked, "answer", {"code": app_code(app)})
    assert desk.put("ANNA", asked, "signature", DRAWN).status == 200
    assert codes(sealed_log(desk, task, "ANNA")) == (
        "Code per e-mail: verstuurd …, bevestigd …",
        "Tweede code: gevraagd authenticator-app …, bevestigd authenticator-app …",
    )


def test_a_passkey(desk: Desk) -> None:
    with_password(desk, "ANNA")
    phone = device_at(desk.door("ANNA"))
    set_up_passkey(desk.door("ANNA"), desk.texts, phone)
    task = desk.ask(("ANNA", 1))
    asked = desk.put("ANNA", begun(desk, task), "method", {"method": "passkey"})
    credential = phone.get(asked.body["code"]["passkey"])
    desk.put("ANNA", asked, "answer", {"credential": credential})
    assert desk.put("ANNA", asked, "signature", DRAWN).status == 200
    assert codes(sealed_log(desk, task, "ANNA")) == (
        "Code per e-mail: verstuurd …, bevestigd …",
        "Tweede code: gevraagd passkey …, bevestigd passkey …",
    )


def test_a_text_message_is_sent_when_it_went_out_and_not_when_it_was_chosen_again(
    desk: Desk, later: Later
) -> None:
    with_password(desk, "ANNA")
    set_up_app(desk.door("ANNA"), desk.texts)
    task = desk.ask(("ANNA", 1))
    asked = begun(desk, task)
    later(timedelta(minutes=2))
    desk.put("ANNA", asked, "method", {"method": "totp"})
    desk.put("ANNA", asked, "method", {"method": "sms"})
    desk.put("ANNA", asked, "answer", {"code": code_in(desk.texts)})
    assert desk.put("ANNA", asked, "signature", DRAWN).status == 200
    (second,) = [each for each in sealed_log(desk, task, "ANNA") if each.startswith("Tweede code")]
    sent, proved = re.findall(WHEN, second)
    assert sent[:16] < proved[:16]


def test_somebody_of_the_office_signs_by_the_same_codes_and_in_its_name(desk: Desk) -> None:
    task = desk.ask(("BRAM", 1), ("ANNA", 2))
    desk.sign("BRAM", task)
    desk.work()
    desk.sign("ANNA", task)
    assert codes(sealed_log(desk, task, "BRAM")) == (
        "Code per e-mail: verstuurd …, bevestigd …",
        "Tweede code: verstuurd sms …, bevestigd sms …",
    )


def test_paper_is_told_as_who_said_it_what_they_sent_and_who_received_it(desk: Desk) -> None:
    task = desk.ask(("ANNA", 1), ("PIETER", 1), ("BRAM", 1))
    on_paper(desk, "PIETER", task, desk.scan("PIETER", task, "krabbel.jpg"))
    on_paper(desk, "BRAM", task, remark="Ligt op kantoor")
    desk.sign("ANNA", task)
    desk.work()
    judge(desk, "PIETER", task, good=True)
    judge(desk, "BRAM", task, good=True)
    pieter, bram = (sealed_log(desk, task, who) for who in ("PIETER", "BRAM"))
    name = desk.world.users["BRAM"].name
    sha256 = hashlib.sha256(PHOTO).hexdigest()
    assert [re.sub(WHEN, "…", line) for line in pieter] == [
        f"Ondertekenaar: {desk.world.users['PIETER'].name}",
        "Niet digitaal. Zegt op papier te hebben ondertekend: …",
        f"Scan: SHA-256 {sha256}, “krabbel.jpg”",
        f"Ontvangst bevestigd door: {name}, …",
    ]
    assert [re.sub(WHEN, "…", line) for line in bram] == [
        f"Ondertekenaar: {name}",
        "Niet digitaal. Zegt het op een andere manier te hebben aangeleverd: …",
        f"Ontvangst bevestigd door: {name}, …",
    ]
    content = dossier_file(task)
    assert engine.validate(content).sealed
    assert "Nog niet ondertekend" not in (words_shown(content) or "")


def test_paper_is_told_too_where_the_file_stays_as_it_arrived(desk: Desk) -> None:
    before = desk.ask(("ANNA", 1))
    desk.sign("ANNA", before)
    desk.work()
    task = desk.ask(("ANNA", 1), ("PIETER", 1), content=dossier_file(before))
    on_paper(desk, "PIETER", task, remark="Per post")
    desk.sign("ANNA", task)
    judge(desk, "PIETER", task, good=True)
    desk.work()
    seen = desk.signing("ANNA", task)
    assert (seen["form"], seen["status"]) == ("wrapper", "ready_to_send")
    shown = words_shown(dossier_file(task))
    told = "Zegthetopeenanderemaniertehebbenaangeleverd"
    assert shown is None or (told in shown and "Ontvangstbevestigddoor" in shown)


def test_the_ceremony_and_the_log_of_the_office_say_by_which_way_a_code_came(desk: Desk) -> None:
    made = desk.begin("ANNA", desk.ask(("ANNA", 1)))
    right = desk.mailed_code("ANNA")
    assert desk.put("ANNA", made, "answer", {"code": wrong(right)}).problem == "wrong_code"
    desk.put("ANNA", made, "answer", {"code": right})
    desk.put("ANNA", made, "answer", {"code": code_in(desk.texts)})
    office_id, ceremony_id = desk.world.office_id, made.body["ceremony_id"]
    ceremony = signings.ceremony(office_id, desk.world.bakkerij, ceremony_id)
    proved = [each.facts["method"] for each in ceremony.log if each.what == "code_verified"]
    assert proved == ["email", "sms"]
    told = audit.history(office_id, desk.world.users["ANNA"].user_id)
    refused = [each.details["method"] for each in told if each.action == "code_refused"]
    assert refused == ["email"]
