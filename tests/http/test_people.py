"""The people of a client: inviting them, their rights, and the end of it."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from chalicelib.audit import store as audit
from chalicelib.clients.store import memberships
from chalicelib.core.actor import EmployeeRole
from chalicelib.core.errors import Conflict
from chalicelib.core.ids import new_id
from chalicelib.core.replacing import replace
from chalicelib.core.rights import Rights
from chalicelib.identity.actions import passwords
from chalicelib.identity.domain.user import Status
from chalicelib.identity.store import signing_in, users
from tests.fakes.sms import FakeSms
from tests.http.proving import proved, step_up
from tests.people import PASSWORD
from tests.portal import Portal
from tests.world import World

RIGHTS = {
    "role": "medewerker",
    "read": True,
    "approve": True,
    "sign": False,
    "handle": True,
    "folders": [],
    "types": [],
    "ends_on": None,
}
READS = RIGHTS | {"approve": False}
# As they are shown of who acts for themself.
THEIR_OWN = {"represents": None}


@pytest.fixture
def anna(world: World) -> Portal:
    return Portal(world.host).sign_in(world.users["ANNA"])


def person(**facts: Any) -> dict[str, Any]:
    return {
        "email": "zoe@bakkerij.example",
        "name": "Zoë Kuipers",
        "mobile": "06-12345603",
        "language": "nl",
        "rights": RIGHTS,
        **facts,
    }


def people(portal: Portal, client_id: str) -> dict[str, dict[str, Any]]:
    items = portal.get(f"/clients/{client_id}/people").body["items"]
    return {each["name"]: each for each in items}


def test_a_new_person_is_invited(world: World, bram: Portal, texts: FakeSms) -> None:
    proved(bram, texts)
    invited = bram.post(f"/clients/{world.bakkerij}/people", person(email="Zoe@Bakkerij.Example "))
    assert invited.status == 201
    assert invited.body["status"] == "invited"
    assert invited.body["email"] == "zoe@bakkerij.example"
    assert invited.body["mobile"] == "•• •••• ••03"
    assert invited.body["rights"] == RIGHTS | THEIR_OWN
    assert people(bram, world.bakkerij)["Zoë Kuipers"] | {"unused": []} == invited.body
    (event,) = audit.history(world.office_id, invited.body["user_id"])
    assert (event.action, event.client_id) == ("person_invited", world.bakkerij)
    assert event.details["account"] == "new"


def test_the_same_invitation_again_changes_nothing(
    world: World, bram: Portal, texts: FakeSms
) -> None:
    proved(bram, texts)
    path = f"/clients/{world.bakkerij}/people"
    assert bram.post(path, person()).body == bram.post(path, person()).body
    assert len(people(bram, world.bakkerij)) == 3
    assert bram.post(path, person(rights=READS)).fields == {"email": "already_member"}


def test_who_has_an_account_at_the_office_only_gets_the_rights(
    world: World, bram: Portal, texts: FakeSms
) -> None:
    proved(bram, texts)
    pieter = world.users["PIETER"]
    there = Portal(world.host).sign_in(pieter)
    given = person(email=pieter.email, name="Somebody Else", rights=READS)
    invited = bram.post(f"/clients/{world.holding}/people", given)
    assert (invited.body["user_id"], invited.body["name"]) == (pieter.user_id, pieter.name)
    names = [each["name"] for each in there.get("/me").body["clients"]]
    assert names == ["Bakkerij De Vries B.V.", "Holding"]
    assert there.get(f"/clients/{world.holding}").status == 200
    last = list(audit.history(world.office_id, pieter.user_id))[-1]
    told = world.users["ANNA"].user_id
    may = {"role": "medewerker", "read": "yes", "handle": "yes", "approve": "no", "sign": "no"}
    assert last.details == {"account": "existing", "told": told, **may}


def test_two_who_invite_the_same_address_at_once_make_one_person(
    world: World, bram: Portal, texts: FakeSms
) -> None:
    second = Portal(world.host).sign_in(world.employ("FATIMA", "Fatima"))
    paths = [(proved(bram, texts), world.bakkerij), (proved(second, texts), world.holding)]
    with ThreadPoolExecutor(2) as pool:
        answers = list(
            pool.map(lambda each: each[0].post(f"/clients/{each[1]}/people", person()), paths)
        )
    assert {answer.status for answer in answers} <= {201, 400, 409}
    ids = {answer.body["user_id"] for answer in answers if answer.status == 201}
    assert len(ids) == 1


@pytest.mark.parametrize(
    ("facts", "fields"),
    [
        (
            {"email": "zoe at home", "name": "   ", "mobile": "030 234 56 78"},
            {"email": "not_an_email", "name": "required", "mobile": "not_a_mobile"},
        ),
        ({"email": "zoë@bakkerij.example"}, {"email": "not_an_email"}),
        ({"rights": {**RIGHTS, "read": False}}, {"rights.read": "needs_read"}),
        ({"rights": {**RIGHTS, "role": "baas"}}, {"rights.role": "invalid"}),
        ({"rights": {**RIGHTS, "admin": True}}, {"rights.admin": "unknown_field"}),
        ({"language": "de"}, {"language": "invalid"}),
        (
            {"name": "Kijk op http://evil.example <b>nu</b>"},
            {"name": "looks_like_a_link"},
        ),
        ({"rights": {**RIGHTS, "folders": ["fiscaal"] * 50}}, {"rights.folders": "twice"}),
        ({"rights": {**RIGHTS, "types": ["offerte", "offerte"]}}, {"rights.types": "twice"}),
    ],
)
def test_what_does_not_fit_is_named_by_field(
    world: World, bram: Portal, facts: dict[str, Any], fields: dict[str, str]
) -> None:
    refused = bram.post(f"/clients/{world.bakkerij}/people", person(**facts))
    assert refused.status == 400
    assert refused.fields == fields


def test_an_employee_cannot_be_invited_as_a_client(
    world: World, bram: Portal, texts: FakeSms
) -> None:
    proved(bram, texts)
    given = person(email=world.users["BRAM"].email)
    refused = bram.post(f"/clients/{world.bakkerij}/people", given)
    assert refused.fields == {"email": "is_employee"}


def test_a_personal_dossier_has_one_person(world: World, bram: Portal, texts: FakeSms) -> None:
    proved(bram, texts)
    client_id = new_id()
    bram.post("/clients", {"client_id": client_id, "kind": "person", "name": "Z. Kuipers"})
    path = f"/clients/{client_id}/people"
    zoe = bram.post(path, person())
    assert zoe.status == 201
    second = person(email="ron@bakkerij.example", name="Ron")
    assert bram.post(path, second).fields == {"email": "personal_dossier"}
    assert bram.delete(f"{path}/{zoe.body['user_id']}").status == 204
    assert bram.post(path, second).status == 201


def test_changed_rights_count_from_the_next_request(
    world: World, bram: Portal, anna: Portal, texts: FakeSms
) -> None:
    user_id = world.users["ANNA"].user_id
    path = f"/clients/{world.bakkerij}/people/{user_id}/rights"
    assert bram.put(path, READS).fields == {"purpose": "change_rights"}
    step_up(bram, texts, "change_rights")
    for _ in range(2):
        assert bram.put(path, READS).body["rights"] == READS | THEIR_OWN
    assert anna.get("/me").body["clients"][0]["rights"] == READS | THEIR_OWN
    (changed,) = [
        event for event in audit.history(world.office_id, user_id) if "approve" in event.details
    ]
    given = {"read": "yes", "approve": "no", "sign": "no", "handle": "yes"}
    assert changed.details == {"role": "medewerker", **given}
    nothing = {**READS, "read": False}
    assert bram.put(path, nothing).status == 200
    assert anna.get(f"/clients/{world.bakkerij}").status == 404
    assert bram.put(path, {**nothing, "sign": True}).fields == {"read": "needs_read"}


def test_a_membership_that_ended_is_gone_at_once(
    world: World, bram: Portal, anna: Portal, texts: FakeSms
) -> None:
    proved(bram, texts)
    user_id = world.users["ANNA"].user_id
    path = f"/clients/{world.bakkerij}/people/{user_id}"
    for _ in range(2):
        assert bram.delete(path).status == 204
    assert anna.get(f"/clients/{world.bakkerij}").status == 404
    assert [each["name"] for each in anna.get("/me").body["clients"]] == ["Holding"]
    assert "Anna de Vries" not in people(bram, world.bakkerij)
    assert bram.put(f"{path}/rights", RIGHTS).status == 404


def test_an_invitation_can_be_sent_again_until_it_is_used(
    world: World, bram: Portal, texts: FakeSms
) -> None:
    path = f"/clients/{world.bakkerij}/people"
    user_id = proved(bram, texts).post(path, person()).body["user_id"]
    assert bram.put(f"{path}/{user_id}/invitation").status == 200
    happened = [event.action for event in audit.history(world.office_id, user_id)]
    assert happened == ["person_invited", "person_invited"]
    anna = world.users["ANNA"].user_id
    assert bram.put(f"{path}/{anna}/invitation").problem == "already_active"


def test_fellow_people_are_listed_without_how_to_reach_them(
    world: World, bram: Portal, anna: Portal
) -> None:
    passwords.set_password(world.users["PIETER"], PASSWORD)
    Portal(world.host).sign_in(world.users["PIETER"])
    world.join("ZOE", "Zoë", world.bakkerij, Rights())
    zoe = Portal(world.host).sign_in(world.users["ZOE"])
    seen = people(zoe, world.bakkerij)
    pieter, herself = seen[world.users["PIETER"].name], seen["Zoë"]
    assert (pieter["email"], pieter["mobile"], pieter["last_signed_in_at"]) == ("", "", None)
    assert (pieter["rights"]["role"], pieter["may"]) == ("beheerder", [])
    assert herself["email"] == world.users["ZOE"].email
    assert people(bram, world.bakkerij)[pieter["name"]]["last_signed_in_at"]


@pytest.mark.parametrize("who", ["ZOE", "FATIMA"])
def test_a_medewerker_and_an_assistant_only_see_the_people(world: World, who: str) -> None:
    world.join("ZOE", "Zoë", world.bakkerij, Rights())
    world.employ("FATIMA", "Fatima", EmployeeRole.ASSISTANT)
    portal = Portal(world.host).sign_in(world.users[who])
    path = f"/clients/{world.bakkerij}/people"
    seen = portal.get(path).body
    assert (seen["adding"], {tuple(each["may"]) for each in seen["items"]}) == (None, {()})
    pieter = world.users["PIETER"].user_id
    assert portal.post(path, person()).status == 403
    assert portal.put(f"{path}/{pieter}/rights", READS).status == 403
    assert portal.put(f"{path}/{pieter}/mobile", {"mobile": "0612345699"}).status == 403
    assert portal.put(f"{path}/{pieter}/invitation").status == 403
    assert portal.delete(f"{path}/{pieter}").status == 403


def test_somebody_of_another_client_is_not_found_here(world: World, bram: Portal) -> None:
    pieter = world.users["PIETER"].user_id
    path = f"/clients/{world.holding}/people/{pieter}"
    assert bram.put(f"{path}/rights", READS).status == 404
    assert bram.delete(path).status == 204
    assert memberships.membership(world.office_id, world.bakkerij, pieter)


def test_who_is_deactivated_is_not_invited_elsewhere(
    world: World, bram: Portal, texts: FakeSms
) -> None:
    proved(bram, texts)
    pieter = users.user(world.office_id, world.users["PIETER"].user_id)
    signing_in.keep_change(replace(pieter, status=Status.DEACTIVATED))
    refused = bram.post(f"/clients/{world.holding}/people", person(email=pieter.email))
    assert refused.fields == {"email": "is_deactivated"}


def test_an_address_that_was_taken_a_moment_ago_is_of_who_has_it_by_now(
    world: World, bram: Portal, texts: FakeSms, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As if the other invitation came between looking and writing."""
    first = proved(bram, texts).post(f"/clients/{world.bakkerij}/people", person()).body
    look = users.user_with_email
    first_look = iter([True])
    monkeypatch.setattr(
        users,
        "user_with_email",
        lambda *args: None if next(first_look, False) else look(*args),
    )
    second = bram.post(f"/clients/{world.holding}/people", person())
    assert (second.status, second.body["user_id"]) == (201, first["user_id"])


def test_two_employees_cannot_share_an_address(world: World) -> None:
    bram = users.user(world.office_id, world.users["BRAM"].user_id)
    with pytest.raises(Conflict):
        signing_in.keep_user(replace(bram, user_id=new_id()))
    aisha = replace(bram, user_id=new_id(), email="aisha@vandijk.example", name="Aisha")
    signing_in.keep_user(aisha)
    names = [each.name for each in users.employees(world.office_id)]
    assert names == ["Aisha", bram.name]
