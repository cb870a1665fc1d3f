"""What an office decides for everybody, and that it counts at once."""

from typing import Any

import pytest

from chalicelib.audit import store as audit
from chalicelib.audit.domain import NO_CLIENT, by
from chalicelib.core import clock
from chalicelib.core.actor import EmployeeRole
from chalicelib.core.errors import Conflict
from chalicelib.identity.domain.user import User
from chalicelib.offices import store as offices
from chalicelib.offices.events import ClientUsers, PolicyChanged
from tests.fakes.sms import FakeSms
from tests.http.knocking import knock
from tests.http.proving import step_up
from tests.portal import Answer, Portal
from tests.world import World


@pytest.fixture
def willem(world: World) -> Portal:
    """The owner."""
    return Portal(world.host).sign_in(world.employ("WILLEM", "Willem", EmployeeRole.OWNER))


@pytest.fixture
def may_decide(willem: Portal, texts: FakeSms) -> Portal:
    assert step_up(willem, texts, "change_policy").status == 200
    return willem


def decide(door: Portal, **changes: Any) -> Answer:
    now = door.get("/office/policy").body
    codes = [each["type_id"] for each in now.pop("types") if each["asks_code"]]
    return door.put("/office/policy", {**now, "codes_for": codes, **changes})


def test_it_starts_safe(willem: Portal) -> None:
    policy = willem.get("/office/policy").body
    types = policy.pop("types")
    assert policy == {
        "second_factor": "required",
        "methods": ["passkey", "totp", "sms"],
        "client_users": "request",
        "sms_sender": "Van Dijk",
        "invitation_days": 7,
        "privacy_url": "",
        "terms_url": "",
        "revision": 1,
    }
    assert {"type_id": "btw-aangifte", "name": "Btw-aangifte", "asks_code": False} in types
    assert "jaarrekening" not in {each["type_id"] for each in types}


def test_owners_decide_managers_look_and_others_do_neither(world: World, willem: Portal) -> None:
    mira = Portal(world.host).sign_in(world.employ("MIRA", "Mira", EmployeeRole.MANAGER))
    assert mira.get("/office/policy").status == 200
    assert decide(mira, second_factor="optional").problem == "not_your_role"
    bram = Portal(world.host).sign_in(world.users["BRAM"])
    assert bram.get("/office/policy").problem == "not_your_role"
    anna = Portal(world.host).sign_in(world.users["ANNA"])
    assert anna.get("/office/policy").status == 404


def test_deciding_takes_a_fresh_code(willem: Portal, texts: FakeSms) -> None:
    refused = decide(willem, second_factor="optional")
    assert (refused.problem, refused.fields) == ("step_up_needed", {"purpose": "change_policy"})
    assert decide(willem).status == 200, "what changes nothing takes no code"


def test_a_second_step_becomes_a_choice_and_a_duty_again_at_the_next_sign_in(
    may_decide: Portal, door: Portal, anna: User, texts: FakeSms
) -> None:
    assert decide(may_decide, second_factor="optional").body["second_factor"] == "optional"
    assert knock(door, anna.email).body["methods"] == []
    assert decide(may_decide, second_factor="required").status == 200
    assert knock(door, anna.email).body["methods"] == ["sms"]


def test_the_door_offers_passkeys_while_the_office_takes_them(
    may_decide: Portal, world: World
) -> None:
    stranger = Portal(world.host)
    assert stranger.get("/office").body["passkeys"] is True
    assert decide(may_decide, methods=["sms", "totp"]).body["methods"] == ["totp", "sms"]
    assert stranger.get("/office").body["passkeys"] is False


def test_approving_takes_a_code_for_the_types_that_say_so(
    may_decide: Portal, world: World, texts: FakeSms
) -> None:
    task = world.publish("ANNA")
    anna = Portal(world.host).sign_in(world.users["ANNA"])
    path = f"/clients/{world.bakkerij}/tasks/{task.task_id}/approval"
    body = {"document_sha256": task.about.sha256, "remark": ""}
    before = [each.type_id for each in offices.document_types(world.office_id)]
    assert decide(may_decide, codes_for=["btw-aangifte", "offerte"]).status == 200
    assert anna.put(path, body).problem == "step_up_needed"
    assert decide(may_decide, codes_for=["offerte"]).status == 200
    assert anna.put(path, body).status == 200
    assert [each.type_id for each in offices.document_types(world.office_id)] == before


def test_the_text_message_comes_from_the_new_sender(
    may_decide: Portal, door: Portal, anna: User, texts: FakeSms
) -> None:
    assert decide(may_decide, sms_sender=" Dijk 2026 ").body["sms_sender"] == "Dijk 2026"
    knock(door, anna.email)
    assert texts.texted[-1].sender == "Dijk 2026"


def test_the_rest_is_kept(may_decide: Portal, world: World) -> None:
    assert decide(may_decide, client_users="invite", invitation_days=30).status == 200
    office = offices.get(world.office_id)
    assert (office.client_users, office.invitation_days) == (ClientUsers.INVITE, 30)
    assert office.name == "Van Dijk Accountants"
    assert offices.office_at(world.host) == world.office_id


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        ({"methods": []}, {"methods": "choose_a_method"}),
        ({"methods": ["sms", "totp", "sms"]}, {"methods": "twice"}),
        ({"codes_for": ["offerte", "offerte"]}, {"codes_for": "twice"}),
        ({"methods": ["recovery"]}, {"methods": "invalid"}),
        ({"sms_sender": ""}, {"sms_sender": "not_a_sender"}),
        ({"sms_sender": "0612345678"}, {"sms_sender": "not_a_sender"}),
        ({"sms_sender": "Van Dijk Accountants"}, {"sms_sender": "not_a_sender"}),
        ({"sms_sender": "Van-Dijk"}, {"sms_sender": "not_a_sender"}),
        ({"invitation_days": 0}, {"invitation_days": "not_so_many_days"}),
        ({"invitation_days": 31}, {"invitation_days": "not_so_many_days"}),
        ({"codes_for": ["jaarrekening"]}, {"codes_for": "no_such_document_type"}),
        ({"codes_for": ["nonsense"]}, {"codes_for": "no_such_document_type"}),
        ({"second_factor": "never"}, {"second_factor": "invalid"}),
    ],
)
def test_what_cannot_be_is_named(
    willem: Portal, change: dict[str, Any], fields: dict[str, str]
) -> None:
    refused = decide(willem, **change)
    assert (refused.status, refused.fields) == (400, fields)


def test_two_owners_do_not_overwrite_each_other(may_decide: Portal, world: World) -> None:
    seen = may_decide.get("/office/policy").body["revision"]
    assert decide(may_decide, invitation_days=10).status == 200
    late = decide(may_decide, second_factor="optional", revision=seen)
    assert (late.status, late.problem) == (409, "changed_meanwhile")
    same = decide(may_decide, invitation_days=10, revision=seen)
    assert same.status == 200, "deciding the same again changes nothing"
    assert offices.get(world.office_id).revision == seen + 1


def test_of_two_at_the_same_moment_one_is_told(world: World, willem: Portal) -> None:
    office, types = offices.get(world.office_id), offices.document_types(world.office_id)

    def keep() -> None:
        actor, at = world.actor("WILLEM"), clock.now()
        event = by(actor, PolicyChanged(), at, client_id=NO_CLIENT, subject_id=world.office_id)
        offices.keep_policy(office, types[:1], event)

    keep()
    with pytest.raises(Conflict):
        keep()


def test_the_log_says_who_decided_what(may_decide: Portal, world: World) -> None:
    decide(may_decide, invitation_days=14, methods=["sms"], codes_for=["offerte"])
    line = may_decide.get("/security-events?concern=office").body["items"][0]
    assert (line["action"], line["actor_name"]) == ("policy_changed", "Willem")
    assert line["details"] == {
        "invitation_days": "14",
        "methods": "sms",
        "codes_for": "offerte",
    }
    assert [each.action for each in audit.history(world.office_id, world.office_id)] == [
        "policy_changed"
    ]


def test_an_owner_says_where_the_statements_are_and_the_door_leads_there(
    may_decide: Portal, world: World
) -> None:
    privacy = "https://www.vandijk.test/privacy"
    refused = decide(may_decide, privacy_url="http://vandijk.test", terms_url="javascript:alert(1)")
    assert refused.fields == {"privacy_url": "not_a_web_address", "terms_url": "not_a_web_address"}
    assert decide(may_decide, privacy_url=f" {privacy} ").body["privacy_url"] == privacy
    shown = Portal(world.host).get("/office").body
    assert (shown["privacy_url"], shown["terms_url"]) == (privacy, "")
