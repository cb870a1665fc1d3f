"""A beheerder of a client looks after their own colleagues, within what they may do themself."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from chalicelib.audit import store as audit
from chalicelib.clients.store import memberships
from chalicelib.core.ids import new_id
from chalicelib.core.replacing import replace
from chalicelib.core.rights import Rights, Role
from chalicelib.identity.domain.limit import BEHEERDER_INVITATIONS
from chalicelib.identity.domain.user import Status
from chalicelib.identity.store import signing_in, users
from chalicelib.offices import store as offices
from chalicelib.offices.events import ClientUsers
from tests.fakes.sms import FakeSms
from tests.http.proving import proved, step_up
from tests.http.test_people import READS, RIGHTS, THEIR_OWN, people, person
from tests.portal import Answer, Portal
from tests.world import World

LIMITED = Rights(role=Role.BEHEERDER, approve=True, folders=("fiscaal",), ends_on="2099-12-31")


@pytest.fixture
def anna(world: World, texts: FakeSms) -> Portal:
    """Beheerder, with a fresh code for rights; at an office that lets beheerders invite."""
    offices.save(replace(offices.get(world.office_id), client_users=ClientUsers.INVITE))
    portal = Portal(world.host).sign_in(world.users["ANNA"])
    step_up(portal, texts, "change_rights")
    return portal


@pytest.fixture
def path(world: World) -> str:
    return f"/clients/{world.bakkerij}/people"


def limit(world: World, portal: Portal, texts: FakeSms, rights: Rights = LIMITED) -> Portal:
    """Somebody else, who is beheerder with less."""
    world.join("LOTTE", "Lotte", world.bakkerij, rights)
    limited = Portal(world.host).sign_in(world.users["LOTTE"])
    step_up(limited, texts, "change_rights")
    return limited


def test_a_beheerder_invites_with_a_fresh_code(
    world: World, anna: Portal, path: str, texts: FakeSms
) -> None:
    pieter = Portal(world.host).sign_in(world.users["PIETER"])
    assert pieter.post(path, person()).fields == {"purpose": "change_rights"}
    assert anna.get(path).body["adding"] == "invite"
    for _ in range(2):
        invited = anna.post(path, person())
        assert (invited.status, invited.body["email"]) == (201, "zoe@bakkerij.example")
    assert invited.body["may"] == ["change_rights", "change_mobile", "invite_again", "end_access"]
    assert anna.put(f"{path}/{invited.body['user_id']}/invitation").status == 200
    events = [each.action for each in audit.history(world.office_id, invited.body["user_id"])]
    assert events == ["person_invited", "person_invited"]


def test_where_the_office_decides_a_beheerder_cannot_invite(
    world: World, anna: Portal, path: str
) -> None:
    offices.save(replace(offices.get(world.office_id), client_users=ClientUsers.REQUEST))
    assert anna.get(path).body["adding"] == "request"
    refused = anna.post(path, person())
    assert (refused.status, refused.problem) == (403, "only_by_request")


@pytest.mark.parametrize(
    ("wish", "wrong"),
    [
        ({"sign": True}, {"rights.sign"}),
        ({"folders": []}, {"rights.folders"}),
        ({"folders": ["administratie"]}, {"rights.folders"}),
        ({"ends_on": None}, {"rights.ends_on"}),
        ({"ends_on": "2100-01-01"}, {"rights.ends_on"}),
        (
            {"sign": True, "folders": [], "ends_on": None},
            {"rights.sign", "rights.folders", "rights.ends_on"},
        ),
    ],
)
def test_nobody_gives_more_than_they_have(
    world: World, anna: Portal, path: str, texts: FakeSms, wish: dict[str, Any], wrong: set[str]
) -> None:
    lotte = limit(world, anna, texts)
    fits = RIGHTS | {"folders": ["fiscaal/aangiften-ib"], "ends_on": "2099-12-31"}
    refused = lotte.post(path, person(rights=fits | wish))
    assert refused.fields == dict.fromkeys(wrong, "more_than_yours")
    assert lotte.post(path, person(rights=fits)).status == 201


def test_of_who_has_more_rights_can_only_be_taken(
    world: World, anna: Portal, path: str, texts: FakeSms
) -> None:
    lotte = limit(world, anna, texts)
    pieter = f"{path}/{world.users['PIETER'].user_id}/rights"
    less = RIGHTS | {"sign": True, "folders": ["fiscaal"]}
    assert lotte.put(pieter, less).status == 200
    assert lotte.put(pieter, less | {"folders": []}).fields == {
        "sign": "more_than_yours",
        "folders": "more_than_yours",
        "ends_on": "more_than_yours",
    }


def test_rights_are_changed_with_a_code_and_count_at_once(
    world: World, anna: Portal, path: str
) -> None:
    pieter = world.users["PIETER"]
    there = Portal(world.host).sign_in(pieter)
    nothing_yet = there.put(f"{path}/{world.users['ANNA'].user_id}/rights", READS)
    assert nothing_yet.fields == {"purpose": "change_rights"}
    changed = anna.put(f"{path}/{pieter.user_id}/rights", READS)
    assert changed.body["rights"] == READS | THEIR_OWN
    assert there.put(f"{path}/{world.users['ANNA'].user_id}/rights", READS).status == 403


def test_nobody_changes_or_ends_their_own_place(world: World, anna: Portal, path: str) -> None:
    own = f"{path}/{world.users['ANNA'].user_id}"
    for refused in (
        anna.put(f"{own}/rights", READS),
        anna.put(f"{own}/mobile", {"mobile": "0612345699"}),
        anna.delete(own),
    ):
        assert (refused.status, refused.problem) == (409, "not_your_own_place")
    assert people(anna, world.bakkerij)["Anna de Vries"]["may"] == []


def test_two_beheerders_who_put_each_other_out_at_once_leave_one(
    world: World, anna: Portal, path: str
) -> None:
    pieter = Portal(world.host).sign_in(world.users["PIETER"])
    acts = [
        (anna, world.users["PIETER"].user_id),
        (pieter, world.users["ANNA"].user_id),
    ]

    def end(act: tuple[Portal, str]) -> Answer:
        return act[0].delete(f"{path}/{act[1]}")

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(end, acts))
    left = memberships.memberships(world.office_id, world.bakkerij)
    assert [each.rights.role for each in left] == [Role.BEHEERDER]
    assert sorted(each.status for each in answers)[0] == 204
    assert {each.status for each in answers} <= {204, 401, 403, 404, 409}


def test_a_beheerder_who_was_put_out_meanwhile_changes_nothing_any_more(
    world: World, anna: Portal, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As if the other came between looking and writing."""
    pieter = world.users["PIETER"].user_id
    load = memberships.membership

    def slowly(*ids: str) -> Any:
        monkeypatch.setattr(memberships, "membership", load)
        world.leave("ANNA", world.bakkerij)
        return load(*ids)

    monkeypatch.setattr(memberships, "membership", slowly)
    assert anna.put(f"{path}/{pieter}/rights", READS).problem == "changed_meanwhile"


def test_access_ends_with_a_fresh_code(world: World, path: str, texts: FakeSms) -> None:
    pieter = world.users["PIETER"].user_id
    fresh = Portal(world.host).sign_in(world.users["ANNA"])
    assert fresh.delete(f"{path}/{pieter}").fields == {"purpose": "change_rights"}
    proved(fresh, texts)
    for _ in range(2):
        assert fresh.delete(f"{path}/{pieter}").status == 204
    assert memberships.membership(world.office_id, world.bakkerij, pieter) is None


def test_for_a_colleague_another_number_is_asked_with_a_code(
    world: World, anna: Portal, path: str, texts: FakeSms
) -> None:
    pieter = world.users["PIETER"]
    url = f"{path}/{pieter.user_id}/mobile"
    assert anna.put(url, {"mobile": "0612345699"}).fields == {"purpose": "change_mobile"}
    step_up(anna, texts, "change_mobile")
    assert anna.put(url, {"mobile": "030 1234567"}).fields == {"mobile": "not_a_mobile"}
    for _ in range(2):
        assert anna.put(url, {"mobile": "0612345699"}).body["mobile"] == "•• •••• ••78"
    assert users.user(world.office_id, pieter.user_id).mobile == pieter.mobile
    happened = [each.action for each in audit.history(world.office_id, pieter.user_id)]
    assert happened.count("replacement_asked") == 1


def test_of_who_has_a_place_elsewhere_the_office_changes_the_number(
    world: World, anna: Portal, path: str, texts: FakeSms
) -> None:
    pieter = world.users["PIETER"]
    there = Portal(world.host).sign_in(pieter)
    step_up(there, texts, "change_mobile")
    url = f"{path}/{world.users['ANNA'].user_id}/mobile"
    refused = there.put(url, {"mobile": "0612345699"})
    assert (refused.status, refused.problem) == (403, "ask_your_office")
    assert "change_mobile" not in people(there, world.bakkerij)["Anna de Vries"]["may"]
    bram = Portal(world.host).sign_in(world.users["BRAM"])
    step_up(bram, texts, "change_mobile")
    assert bram.put(url, {"mobile": "0612345699"}).status == 200


def test_a_beheerder_sees_how_colleagues_are_reached_but_not_when_they_sign_in(
    world: World, anna: Portal, path: str
) -> None:
    pieter = people(anna, world.bakkerij)[world.users["PIETER"].name]
    assert (pieter["email"], pieter["last_signed_in_at"]) == (world.users["PIETER"].email, None)
    assert pieter["mobile"].endswith(world.users["PIETER"].mobile[-2:])


def test_who_cannot_be_let_in_is_named_at_the_field(world: World, anna: Portal, path: str) -> None:
    pieter = world.users["PIETER"]
    refusals = {
        pieter.email.upper(): "already_member",
        "zo\u0435@bakkerij.example": "not_an_email",  # a Cyrillic letter
    }
    found = {email: anna.post(path, person(email=email)).fields for email in refusals}
    assert found == {email: {"email": code} for email, code in refusals.items()}


@pytest.mark.usefixtures("later")  # all in one quarter of an hour
def test_a_beheerder_does_not_learn_who_works_at_the_office_nor_whose_account_was_stopped(
    world: World, anna: Portal, path: str
) -> None:
    """The same words for both, after the code, and each try counts as an invitation."""
    world.join("CHRIS", "Chris", world.holding)
    chris = users.user(world.office_id, world.users["CHRIS"].user_id)
    signing_in.keep_change(replace(chris, status=Status.DEACTIVATED))
    tried = [person(email=email) for email in (world.users["BRAM"].email, chris.email)]
    unproved = Portal(world.host).sign_in(world.users["PIETER"])
    assert {unproved.post(path, each).problem for each in tried} == {"step_up_needed"}
    assert [anna.post(path, each).fields for each in tried] == [{"email": "only_by_office"}] * 2
    for _ in range(BEHEERDER_INVITATIONS.times - len(tried)):
        assert anna.post(path, tried[0]).fields == {"email": "only_by_office"}
    assert anna.post(path, tried[0]).status == 429


def test_a_personal_dossier_is_shared_with_nobody(
    world: World, anna: Portal, texts: FakeSms
) -> None:
    client_id, bram = new_id(), Portal(world.host).sign_in(world.users["BRAM"])
    proved(bram, texts).post(
        "/clients", {"client_id": client_id, "kind": "person", "name": "A. de Vries"}
    )
    own = {"email": world.users["ANNA"].email, "rights": RIGHTS | {"role": "beheerder"}}
    path = f"/clients/{client_id}/people"
    assert bram.post(path, person(**own)).status == 201
    assert anna.get(path).body["adding"] is None
    assert anna.post(path, person()).fields == {"email": "personal_dossier"}
    wish = person(request_id=new_id())
    refused = anna.post(f"/clients/{client_id}/people-requests", wish)
    assert refused.fields == {"email": "personal_dossier"}


@pytest.mark.usefixtures("later")  # all in one quarter of an hour
def test_one_beheerder_cannot_use_up_the_invitations_of_the_office(
    world: World, anna: Portal, path: str
) -> None:
    statuses = [
        anna.post(path, person(email=f"p{number}@bakkerij.example")).status for number in range(21)
    ]
    assert statuses == [201] * 20 + [429]
