"""The office's clients: their numbers, their relation manager, and who sees which."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from chalicelib.audit import store as audit
from chalicelib.core.ids import new_id
from tests.portal import Portal
from tests.world import World

NOBODY = "01JA0000000000000000000000"
PERSON = {"kind": "person", "name": "A. de Vries", "bsn": "999990019", "city": "Utrecht"}


@pytest.fixture
def anna(world: World) -> Portal:
    return Portal(world.host).sign_in(world.users["ANNA"])


def body(**facts: Any) -> dict[str, Any]:
    return {"client_id": new_id(), "kind": "organisation", "name": "Studio Hendriks", **facts}


def test_a_client_is_added_with_its_numbers_tidied(world: World, bram: Portal) -> None:
    manager = world.users["BRAM"]
    facts = body(
        kvk="9001 0438",
        rsin="9998.22.305",
        btw_id="nl 999822305 b01",
        relation_manager_id=manager.user_id,
    )
    added = bram.post("/clients", facts)
    assert added.status == 201
    assert (added.body["kvk"], added.body["rsin"]) == ("90010438", "999822305")
    assert added.body["btw_id"] == "NL999822305B01"
    assert added.body["relation_manager_name"] == manager.name
    assert bram.get(f"/clients/{facts['client_id']}").body == added.body


def test_adding_the_same_again_is_the_same_client(bram: Portal) -> None:
    facts = body()
    assert bram.post("/clients", facts).body == bram.post("/clients", facts).body
    other = bram.post("/clients", {**facts, "name": "Another"})
    assert (other.status, other.problem) == (409, "id_taken")


def test_every_wrong_number_is_named_at_once(bram: Portal) -> None:
    refused = bram.post(
        "/clients",
        body(name="  ", kvk="1234567", rsin="111252333", btw_id="NL123456789B90", bsn="1"),
    )
    assert refused.fields == {
        "name": "required",
        "kvk": "not_a_kvk",
        "rsin": "not_a_rsin",
        "btw_id": "not_a_btw_id",
        "bsn": "bsn_not_here",
    }
    assert "Een KvK-nummer heeft 8 cijfers." in str(refused.body)


@pytest.mark.parametrize(
    ("facts", "fields"),
    [
        ({"bsn": "999990019"}, {"bsn": "bsn_not_here"}),
        ({"kind": "person", "rsin": "999822305"}, {"rsin": "rsin_not_here"}),
        (
            {"relation_manager_id": "01JA0000000000000000000000"},
            {"relation_manager_id": "not_an_employee"},
        ),
        ({"kind": "charity"}, {"kind": "invalid"}),
        ({"name": "x" * 100_000}, {"name": "too_long"}),
        ({"name": "Zie https://evil.example"}, {"name": "looks_like_a_link"}),
        ({"name": "a\u202eb"}, {"name": "invalid"}),
        ({"vat": "1"}, {"vat": "unknown_field"}),
        ({"client_id": "a#b"}, {"client_id": "invalid"}),
    ],
)
def test_what_does_not_fit_is_named_by_field(
    bram: Portal, facts: dict[str, Any], fields: dict[str, str]
) -> None:
    refused = bram.post("/clients", body(**facts))
    assert refused.status == 400
    assert refused.fields == fields


def test_a_name_is_kept_without_what_cannot_be_seen(bram: Portal) -> None:
    client_id = new_id()
    named = body(client_id=client_id, name="Bakkerij\u200b De\u00ad Vrie\u0301s\u200e")
    assert bram.post("/clients", named).status == 201
    assert bram.get(f"/clients/{client_id}").body["name"] == "Bakkerij De Vriés"
    refused = bram.post("/clients", body(name="\u200b\u2060"))
    assert refused.fields == {"name": "required"}


def test_a_client_user_cannot_be_relation_manager(world: World, bram: Portal) -> None:
    facts = body(relation_manager_id=world.users["ANNA"].user_id)
    assert bram.post("/clients", facts).fields == {"relation_manager_id": "not_an_employee"}


def test_a_bsn_is_shown_masked_and_stays_when_it_comes_back_masked(bram: Portal) -> None:
    client_id = new_id()
    added = bram.post("/clients", {"client_id": client_id, **PERSON})
    assert added.body["bsn"] == "•••••• 019"
    again = {**PERSON, "bsn": added.body["bsn"], "city": "Zeist"}
    changed = bram.put(f"/clients/{client_id}", again)
    assert (changed.body["bsn"], changed.body["city"]) == ("•••••• 019", "Zeist")
    assert bram.put(f"/clients/{client_id}", {**PERSON, "bsn": ""}).body["bsn"] == ""


def test_a_bsn_is_in_no_event_and_no_line_of_a_log(
    world: World, bram: Portal, caplog: pytest.LogCaptureFixture
) -> None:
    client_id = new_id()
    bram.post("/clients", {"client_id": client_id, **PERSON})
    bram.put(f"/clients/{client_id}", {**PERSON, "bsn": "111222333"})
    told = audit.history(world.office_id, client_id)
    assert [each.details for each in told] == [{}, {"fields": "bsn"}]
    assert len(caplog.messages) == 2
    assert not [line for line in caplog.messages if "99990019" in line or "11222333" in line]


def test_a_person_does_not_become_an_organisation(bram: Portal) -> None:
    client_id = new_id()
    bram.post("/clients", {"client_id": client_id, **PERSON})
    changed = bram.put(f"/clients/{client_id}", {"kind": "organisation", "name": "A. de Vries"})
    assert changed.fields == {"kind": "kind_stays"}


def test_a_new_name_is_in_everybodys_switcher_at_once(
    world: World, bram: Portal, anna: Portal
) -> None:
    facts = {"kind": "organisation", "name": "Bakkerij Anna", "client_number": "1001"}
    assert bram.put(f"/clients/{world.bakkerij}", facts).status == 200
    names = [each["name"] for each in anna.get("/me").body["clients"]]
    assert names == ["Bakkerij Anna", "Holding"]


def test_the_office_sees_all_clients_and_a_person_their_own(
    world: World, bram: Portal, anna: Portal
) -> None:
    bram.post("/clients", body(name="Aannemer Bos"))
    pieter = Portal(world.host).sign_in(world.users["PIETER"])
    names = [
        [each["name"] for each in portal.get("/clients").body["items"]]
        for portal in (bram, anna, pieter)
    ]
    assert names == [
        ["Aannemer Bos", "Bakkerij De Vries B.V.", "Holding"],
        ["Bakkerij De Vries B.V.", "Holding"],
        ["Bakkerij De Vries B.V."],
    ]


def test_who_has_a_client_number_already_is_found_by_it(world: World, bram: Portal) -> None:
    facts = {"kind": "organisation", "name": "Bakkerij Bis", "client_number": "20417"}
    added = bram.post("/clients", facts | {"client_id": new_id()})
    assert added.status == 201, added.body
    found = bram.get("/clients?client_number=20417").body["items"]
    assert [each["name"] for each in found] == ["Bakkerij Bis"]
    assert bram.get("/clients?client_number=2041").body["items"] == []


def test_what_is_not_yours_does_not_exist(world: World, bram: Portal, anna: Portal) -> None:
    pieter = Portal(world.host).sign_in(world.users["PIETER"])
    assert pieter.get(f"/clients/{world.holding}").status == 404
    assert anna.put(f"/clients/{world.bakkerij}", PERSON).status == 403
    assert anna.post("/clients", body()).status == 404
    assert anna.get("/employees").status == 404
    there = World().open()
    assert bram.get(f"/clients/{there.bakkerij}").status == 404
    assert bram.get(f"/clients/{there.bakkerij}/people").status == 404
    assert bram.put(f"/clients/{there.bakkerij}", PERSON).status == 404


def test_employees_are_listed_by_name(world: World, bram: Portal) -> None:
    world.employ("FATIMA", "Aisha el Amrani")
    names = [each["name"] for each in bram.get("/employees").body["items"]]
    assert names == ["Aisha el Amrani", world.users["BRAM"].name]


def test_a_change_that_changes_nothing_is_no_event(world: World, bram: Portal) -> None:
    facts = {"kind": "organisation", "name": "Bakkerij Anna"}
    for _ in range(2):
        assert bram.put(f"/clients/{world.bakkerij}", facts).body["name"] == "Bakkerij Anna"
    happened = [event.action for event in audit.history(world.office_id, world.bakkerij)]
    assert happened.count("client_changed") == 1


def test_two_who_add_the_same_client_at_once_both_get_it(world: World, bram: Portal) -> None:
    facts = body()
    both = [bram, Portal(world.host).sign_in(world.users["BRAM"])]
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda each: each.post("/clients", facts), both))
    assert [answer.status for answer in answers] == [201, 201]
    assert answers[0].body == answers[1].body


@pytest.mark.parametrize("client_id", ["x", "a%23b", "%00", "é", "x" * 3000])
def test_an_impossible_id_is_not_found(bram: Portal, client_id: str) -> None:
    assert bram.get(f"/clients/{client_id}").status == 404
    assert bram.get(f"/clients/{client_id}/people").status == 404
