"""A fresh code for sensitive acts, and one's own mobile number."""

import pytest

from chalicelib.core.replacing import replace
from chalicelib.identity.domain.user import User
from chalicelib.identity.store import signing_in, users
from chalicelib.tasks.domain.task import Task
from tests.fakes.sms import FakeSms
from tests.http.knocking import Later, code_in, wrong
from tests.http.proving import step_up
from tests.portal import Answer, Portal
from tests.world import World


@pytest.fixture
def inside(world: World, anna: User) -> Portal:
    return Portal(world.host).sign_in(anna)


def ask(door: Portal, purpose: str = "change_mobile") -> str:
    return str(door.post("/step-ups", {"purpose": purpose}).body["challenge_id"])


def give(door: Portal, challenge_id: str, code: str) -> Answer:
    return door.put(f"/step-ups/{challenge_id}/answer", {"code": code})


def test_a_step_up_is_for_one_purpose_one_browser_and_ten_minutes(
    world: World, inside: Portal, anna: User, texts: FakeSms, later: Later
) -> None:
    number = {"mobile": "06 22222222"}
    assert inside.post("/me/mobile-changes", number).fields == {"purpose": "change_mobile"}
    step_up(inside, texts, "change_factor")
    assert inside.post("/me/mobile-changes", number).problem == "step_up_needed"
    granted = step_up(inside, texts, "change_mobile")
    assert granted.body["purpose"] == "change_mobile"
    elsewhere = Portal(world.host).sign_in(anna)
    assert elsewhere.post("/me/mobile-changes", number).problem == "step_up_needed"
    assert inside.post("/me/mobile-changes", number).status == 201
    later(minutes=10)
    assert inside.post("/me/mobile-changes", number).problem == "step_up_needed"


def test_what_was_asked_in_one_browser_is_answered_in_no_other(
    world: World, inside: Portal, anna: User, texts: FakeSms, later: Later
) -> None:
    elsewhere = Portal(world.host).sign_in(anna)
    asked = ask(inside)
    refused = [
        give(elsewhere, asked, code_in(texts)),
        elsewhere.put(f"/step-ups/{asked}/message"),
        elsewhere.put(f"/step-ups/{asked}/method", {"method": "sms"}),
    ]
    assert {(each.status, each.problem) for each in refused} == {(403, "code_expired")}
    assert give(inside, asked, code_in(texts)).status == 200

    number = {"mobile": "06 22222222"}
    changing = inside.post("/me/mobile-changes", number).body["challenge_id"]
    path = f"/me/mobile-changes/{changing}/answer"
    assert elsewhere.put(path, {"code": code_in(texts)}).problem == "code_expired"
    assert inside.put(path, {"code": code_in(texts)}).status < 300


def test_a_wrong_code_ends_no_session(inside: Portal, texts: FakeSms) -> None:
    asked = ask(inside)
    refused = give(inside, asked, wrong(code_in(texts)))
    assert (refused.status, refused.problem) == (403, "wrong_code")
    assert refused.fields == {"code": "tries_left_4"}
    assert give(inside, asked, code_in(texts)).status == 200
    assert give(inside, asked, code_in(texts)).problem == "code_expired"
    assert inside.get("/me").status == 200


def test_a_new_code_may_be_sent(inside: Portal, texts: FakeSms, later: Later) -> None:
    asked = ask(inside)
    assert inside.put(f"/step-ups/{asked}/message").problem == "code_just_sent"
    later(seconds=31)
    assert inside.put(f"/step-ups/{asked}/message").status == 200
    assert give(inside, asked, code_in(texts)).status == 200


def test_somebody_elses_challenge_does_not_exist(
    world: World, inside: Portal, texts: FakeSms
) -> None:
    asked = ask(inside)
    pieter = Portal(world.host).sign_in(world.users["PIETER"])
    assert give(pieter, asked, code_in(texts)).problem == "code_expired"
    assert pieter.put(f"/step-ups/{asked}/message").problem == "code_expired"
    answered = inside.put(f"/challenges/{asked}/answer", {"code": code_in(texts)})
    assert answered.problem == "code_expired"


def test_a_challenge_at_the_door_is_no_step_up(
    inside: Portal, door: Portal, anna: User, texts: FakeSms
) -> None:
    from tests.http.knocking import challenge

    asked = challenge(door, anna)
    assert inside.put(f"/step-ups/{asked}/method", {"method": "sms"}).problem == "code_expired"
    assert give(inside, asked, code_in(texts)).problem == "code_expired"


@pytest.fixture
def asks_code(world: World) -> None:
    """Answering a btw-aangifte takes a code."""
    world.ask_code_for("btw-aangifte")


def say(door: Portal, task: Task, answer: str) -> Answer:
    words = {"reason": "Omzet klopt niet"} if answer == "rejection" else {}
    path = f"/clients/{task.client_id}/tasks/{task.task_id}/{answer}"
    return door.put(path, {"document_sha256": task.about.sha256, **words})


@pytest.mark.parametrize(
    ("answer", "purpose", "other_purpose"),
    [("approval", "approve", "reject"), ("rejection", "reject", "approve")],
)
def test_akkoord_and_niet_akkoord_take_a_code_for_exactly_that_answer_and_document(
    world: World,
    inside: Portal,
    texts: FakeSms,
    asks_code: None,
    answer: str,
    purpose: str,
    other_purpose: str,
) -> None:
    task, other = world.publish("ANNA"), world.publish("ANNA")
    refused = say(inside, task, answer)
    assert (refused.status, refused.problem) == (403, "step_up_needed")
    assert refused.fields == {"purpose": purpose}
    step_up(inside, texts, purpose, other.about.sha256)
    step_up(inside, texts, other_purpose, task.about.sha256)
    assert say(inside, task, answer).problem == "step_up_needed"
    assert inside.get(f"/clients/{world.bakkerij}/tasks/{task.task_id}").body["status"] == "open"
    step_up(inside, texts, purpose, other.about.sha256, task.about.sha256)
    assert say(inside, task, answer).status == 200
    assert say(inside, task, answer).status == 200


def test_where_no_code_is_asked_niet_akkoord_takes_none(world: World, inside: Portal) -> None:
    assert say(inside, world.publish("ANNA"), "rejection").status == 200


def test_one_code_does_for_a_yes_and_a_no_each_as_it_was_asked_for(
    world: World, inside: Portal, texts: FakeSms, asks_code: None
) -> None:
    good, bad = world.publish("ANNA"), world.publish("ANNA")
    wish = {
        "purpose": "approve",
        "documents": [good.about.sha256],
        "rejected": [bad.about.sha256],
    }
    asked = inside.post("/step-ups", wish).body["challenge_id"]
    assert give(inside, asked, code_in(texts)).status == 200
    assert say(inside, bad, "approval").problem == "step_up_needed"
    assert say(inside, good, "rejection").problem == "step_up_needed"
    assert say(inside, good, "approval").status == 200
    assert say(inside, bad, "rejection").status == 200


@pytest.mark.parametrize(
    "body",
    [
        {"purpose": "approve"},
        {"purpose": "change_factor", "documents": ["a" * 64]},
        {"purpose": "approve", "documents": ["short"]},
        {"purpose": "approve", "rejected": ["a" * 64]},
        {"purpose": "approve", "documents": ["a" * 64], "rejected": ["short"]},
        {"purpose": "reject", "documents": ["a" * 64], "rejected": ["b" * 64]},
        {"purpose": "everything"},
    ],
)
def test_what_does_not_fit_is_refused(inside: Portal, body: dict[str, object]) -> None:
    assert inside.post("/step-ups", body).status == 400


def test_a_new_number_counts_when_its_code_comes_back(
    inside: Portal, anna: User, texts: FakeSms, later: Later
) -> None:
    step_up(inside, texts, "change_mobile")
    bad = inside.post("/me/mobile-changes", {"mobile": "12"})
    assert bad.fields == {"mobile": "not_a_mobile"}
    asked = inside.post("/me/mobile-changes", {"mobile": "06 22222222"}).body
    assert asked["sent_to"].endswith("22")
    assert texts.texted[-1].to == "+31622222222"
    path = f"/me/mobile-changes/{asked['challenge_id']}"
    assert inside.put(f"{path}/answer", {"code": wrong(code_in(texts))}).problem == "wrong_code"
    later(seconds=31)
    assert inside.put(f"{path}/message").status == 200
    assert texts.texted[-1].to == "+31622222222"
    assert users.user(anna.office_id, anna.user_id).mobile == anna.mobile
    changed = inside.put(f"{path}/answer", {"code": code_in(texts)})
    assert changed.body["mobile"].endswith("22")
    assert users.user(anna.office_id, anna.user_id).mobile == "+31622222222"
    assert inside.put(f"{path}/answer", {"code": code_in(texts)}).problem == "code_expired"


def test_nobody_confirms_somebody_elses_number(
    world: World, inside: Portal, texts: FakeSms
) -> None:
    step_up(inside, texts, "change_mobile")
    asked = inside.post("/me/mobile-changes", {"mobile": "06 22222222"}).body["challenge_id"]
    pieter = Portal(world.host).sign_in(world.users["PIETER"])
    answered = pieter.put(f"/me/mobile-changes/{asked}/answer", {"code": code_in(texts)})
    assert answered.problem == "code_expired"


def test_who_has_no_phone_and_no_app_is_sent_to_the_office(inside: Portal, anna: User) -> None:
    signing_in.keep_change(replace(anna, mobile=""))
    assert inside.post("/step-ups", {"purpose": "change_mobile"}).problem == "no_mobile"
