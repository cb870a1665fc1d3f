"""Setting up an authenticator app and recovery codes, and signing in with them."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from chalicelib.audit import store as audit
from chalicelib.core import clock
from chalicelib.core.errors import Refused
from chalicelib.core.ids import sha256
from chalicelib.core.qr import qr_path
from chalicelib.core.replacing import replace
from chalicelib.gateways import sealing
from chalicelib.identity.actions import passwords
from chalicelib.identity.domain.link import LinkPurpose
from chalicelib.identity.domain.user import User
from chalicelib.identity.store import factors, sessions, signing_in
from chalicelib.offices import store as offices
from chalicelib.offices.events import Method, SecondFactor
from tests.aws import Aws
from tests.fakes.sms import FakeSms
from tests.http.knocking import Later, answer, code_in, knock
from tests.http.proving import app_code, set_up_app, step_up
from tests.people import PASSWORD
from tests.portal import Answer, Portal
from tests.world import World


@pytest.fixture
def inside(world: World, anna: User) -> Portal:
    return Portal(world.host).sign_in(anna)


def happened(user: User) -> list[str]:
    return [event.action for event in audit.history(user.office_id, user.user_id)]


def by(door: Portal, challenge_id: str, method: str) -> Answer:
    return door.put(f"/challenges/{challenge_id}/method", {"method": method})


def test_the_steps_of_setting_up(inside: Portal, anna: User, texts: FakeSms) -> None:
    assert inside.post("/me/authenticator").problem == "password_needed"
    wrong = inside.put("/me/password-proof", {"password": "another password"})
    assert wrong.fields == {"password": "wrong_password"}
    assert inside.put("/me/password-proof", {"password": PASSWORD}).status == 204
    refused = inside.post("/me/authenticator")
    assert (refused.status, refused.problem) == (403, "step_up_needed")
    assert refused.fields == {"purpose": "change_factor"}
    assert step_up(inside, texts, "change_factor").status == 200
    offer = inside.post("/me/authenticator")
    assert offer.status == 201
    assert offer.body["address"].startswith("otpauth://totp/Van%20Dijk")
    qr = offer.body["qr"]
    assert (qr["size"], qr["path"]) == qr_path(offer.body["address"])
    assert inside.get("/me/factors").body["authenticator_since"] is None

    secret = offer.body["secret"]
    bad = "000000" if app_code(secret) != "000000" else "000001"
    assert inside.put("/me/authenticator", {"code": bad}).fields == {"code": "wrong_app_code"}
    confirmed = inside.put("/me/authenticator", {"code": app_code(secret)})
    assert len(confirmed.body["codes"]) == 10
    assert inside.put("/me/authenticator", {"code": app_code(secret)}).problem == "start_again"
    shown = inside.get("/me/factors").body
    assert shown["methods"] == ["totp", "sms", "recovery"]
    assert shown["recovery_codes_left"] == 10
    assert happened(anna)[-2:] == ["stepped_up", "factor_added"]


def test_signing_in_with_the_app_sends_no_message(
    inside: Portal, door: Portal, anna: User, texts: FakeSms, later: Later
) -> None:
    secret, _ = set_up_app(inside, texts)
    sent = len(texts.texted)
    later(seconds=30)
    asked = knock(door, anna.email).body
    assert (asked["method"], asked["methods"]) == ("totp", ["totp", "sms", "recovery"])
    assert asked["sent_to"] == ""
    signed_in = answer(door, asked["challenge_id"], app_code(secret))
    assert signed_in.status == 200
    assert len(texts.texted) == sent
    assert sessions.session(anna.office_id, _key(door)).factors.keys() == {"totp"}


def test_another_method_may_be_chosen_but_gives_no_tries_back(
    inside: Portal, door: Portal, anna: User, texts: FakeSms, later: Later
) -> None:
    secret, _ = set_up_app(inside, texts)
    later(seconds=30)
    asked = knock(door, anna.email).body["challenge_id"]
    assert door.put(f"/challenges/{asked}/message").problem == "other_method"
    bad = "000000" if app_code(secret) != "000000" else "000001"
    assert answer(door, asked, bad).fields == {"code": "tries_left_4"}
    assert by(door, asked, "recovery").body["method"] == "recovery"
    assert answer(door, asked, bad).problem == "wrong_recovery_code"
    sent = len(texts.texted)
    assert by(door, asked, "sms").body["sent_to"] == "•• •••• ••78"
    assert by(door, asked, "totp").status == 200
    assert by(door, asked, "sms").status == 200
    assert len(texts.texted) == sent + 1
    assert by(door, asked, "passkey").fields == {"method": "not_your_method"}
    assert answer(door, asked, code_in(texts)).status == 200


def test_what_opens_something_is_kept_as_its_hash_alone(
    inside: Portal, anna: User, texts: FakeSms, aws: Aws
) -> None:
    """A session, a link and recovery codes: whoever reads the tables gets in by none of them."""
    _, codes = set_up_app(inside, texts)
    link = passwords.new_password_link(
        anna.office_id, anna.user_id, LinkPurpose.RESET, clock.now()
    ).partition("-")[2]
    known = rows_about(aws, anna.office_id)
    assert sha256(inside.cookie) in known
    for secret in (inside.cookie, link, *codes, *(each.replace("-", "") for each in codes)):
        assert secret not in known


def rows_about(aws: Aws, office_id: str) -> str:
    """Everything that the tables have of how its people get in."""
    prefix, scan = aws.environment["TABLE_PREFIX"], aws.client("dynamodb").get_paginator("scan")
    pages = [
        page["Items"]
        for name in ("sessions", "credentials", "users")
        for page in scan.paginate(TableName=f"{prefix}{name}")
    ]
    return "".join(str(row) for page in pages for row in page if office_id in str(row))


def test_a_recovery_code_works_once(
    inside: Portal, door: Portal, anna: User, texts: FakeSms
) -> None:
    _, codes = set_up_app(inside, texts)
    for code, status in ((codes[0].lower(), 200), (codes[0], 401), (codes[1], 200)):
        asked = knock(door, anna.email).body["challenge_id"]
        by(door, asked, "recovery")
        assert answer(door, asked, code).status == status
    assert inside.get("/me/factors").body["recovery_codes_left"] == 8


def test_a_recovery_code_works_once_also_for_two_at_the_same_moment(
    world: World, inside: Portal, door: Portal, anna: User, texts: FakeSms
) -> None:
    _, codes = set_up_app(inside, texts)
    both = [(Portal(world.host), knock(door, anna.email).body["challenge_id"]) for _ in range(2)]
    for tab, asked in both:
        by(tab, asked, "recovery")
    with ThreadPoolExecutor(2) as pool:
        statuses = list(pool.map(lambda each: answer(*each, codes[0]).status, both))
    assert statuses.count(200) == 1
    assert set(statuses) <= {200, 401, 409}
    assert inside.get("/me/factors").body["recovery_codes_left"] == 9


def test_new_recovery_codes_end_the_old_ones(
    inside: Portal, door: Portal, anna: User, texts: FakeSms, later: Later
) -> None:
    _, old = set_up_app(inside, texts)
    new = inside.post("/me/recovery-codes").body["codes"]
    assert not set(old) & set(new)
    asked = knock(door, anna.email).body["challenge_id"]
    by(door, asked, "recovery")
    assert answer(door, asked, old[0]).problem == "wrong_recovery_code"
    later(minutes=10)
    assert inside.post("/me/recovery-codes").problem == "step_up_needed"


def test_removing_the_app_takes_a_fresh_code(
    inside: Portal, door: Portal, anna: User, texts: FakeSms, later: Later
) -> None:
    set_up_app(inside, texts)
    later(minutes=11)
    assert inside.delete("/me/authenticator").problem == "step_up_needed"
    asked = inside.post("/step-ups", {"purpose": "change_factor"}).body["challenge_id"]
    assert inside.put(f"/step-ups/{asked}/method", {"method": "sms"}).status == 200
    assert inside.put(f"/step-ups/{asked}/answer", {"code": code_in(texts)}).status == 200
    assert [inside.delete("/me/authenticator").status for _ in range(2)] == [204, 204]
    assert knock(door, anna.email).body["method"] == "sms"
    assert happened(anna)[-1] == "factor_removed"


def test_a_secret_lies_sealed_for_its_owner_alone(
    inside: Portal, anna: User, texts: FakeSms
) -> None:
    secret, codes = set_up_app(inside, texts)
    app = factors.held_by(anna).authenticator
    assert app
    assert secret not in repr(app)
    told = repr(list(audit.history(anna.office_id, anna.user_id)))
    assert secret not in told
    assert codes[0] not in told
    context = {"use": "authenticator", "office": anna.office_id}
    assert sealing.unseal(app.sealed, **context, user=anna.user_id) == secret
    with pytest.raises(Refused):
        sealing.unseal(app.sealed, **context, user="somebody-else")


def test_an_offer_is_taken_up_within_ten_minutes(
    inside: Portal, anna: User, texts: FakeSms, later: Later
) -> None:
    inside.put("/me/password-proof", {"password": PASSWORD})
    step_up(inside, texts, "change_factor")
    secret = inside.post("/me/authenticator").body["secret"]
    later(minutes=10)
    late = inside.put("/me/authenticator", {"code": app_code(secret)})
    assert (late.status, late.problem) == (409, "start_again")


def test_where_it_is_optional_a_password_is_enough_until_a_factor_is_set_up(
    world: World, inside: Portal, door: Portal, anna: User, texts: FakeSms
) -> None:
    office = offices.get(world.office_id)
    offices.save(replace(office, second_factor=SecondFactor.OPTIONAL))
    opened = knock(door, anna.email)
    assert (opened.status, opened.body["challenge_id"], opened.body["methods"]) == (201, "", [])
    assert door.get("/me").status == 200

    assert inside.put("/me/text-messages").problem == "password_needed"
    inside.put("/me/password-proof", {"password": PASSWORD})
    step_up(inside, texts, "change_factor")
    assert inside.put("/me/text-messages").body["methods"] == ["sms"]
    assert inside.put("/me/text-messages").status == 200
    assert knock(door, anna.email).body["method"] == "sms"
    assert inside.delete("/me/text-messages").status == 204
    assert inside.get("/me/factors").body["methods"] == []


def test_who_has_no_phone_sets_up_an_app_with_the_password(
    world: World, inside: Portal, anna: User
) -> None:
    office = offices.get(world.office_id)
    offices.save(replace(office, second_factor=SecondFactor.OPTIONAL))
    signing_in.keep_change(replace(anna, mobile=""))
    inside.put("/me/password-proof", {"password": PASSWORD})
    assert inside.put("/me/text-messages").problem == "no_mobile"
    assert inside.post("/me/authenticator").status == 201


def test_an_office_says_which_methods_it_takes(world: World, inside: Portal, anna: User) -> None:
    offices.save(replace(offices.get(world.office_id), methods=(Method.SMS,)))
    assert inside.get("/me/factors").body["allowed"] == ["sms"]
    assert inside.post("/me/authenticator").problem == "method_not_allowed"


def _key(door: Portal) -> str:
    from chalicelib.core.ids import sha256

    return sha256(door.cookie)
