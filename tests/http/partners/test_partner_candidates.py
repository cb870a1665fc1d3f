"""Whom the office can record as a fiscal partner: searched by name or number, a page at a time."""

from chalicelib.clients.domain.client import Client, Facts
from chalicelib.clients.store import clients as client_rows
from chalicelib.core import clock
from chalicelib.core.actor import EmployeeRole
from chalicelib.core.ids import new_id
from chalicelib.core.table import transaction
from chalicelib.offices.domain.types import ClientKind
from chalicelib.tasks.actions.partners import PAGE
from tests.portal import Portal
from tests.support.namens import own_dossier
from tests.support.partners import record
from tests.world import World


def person(world: World, name: str, number: str = "") -> str:
    new = Client(
        office_id=world.office_id,
        client_id=new_id(),
        facts=Facts(kind=ClientKind.PERSON, name=name, client_number=number),
        created_at=clock.now(),
    )
    with transaction() as write:
        client_rows.put_new(new, write)
    return new.client_id


def found(door: Portal, client_id: str, search: str = "") -> list[str]:
    path = f"/clients/{client_id}/partner/candidates?search={search}"
    return [each["name"] for each in door.get(path).body["items"]]


def test_persons_are_found_by_parts_of_their_name_or_number(
    world: World, bram: Portal, hers: str
) -> None:
    person(world, "Pieter Bos", "K-104")
    person(world, "Piet Bosman", "K-205")
    assert found(bram, hers) == ["Piet Bosman", "Pieter Bos"]
    assert found(bram, hers, "bos%20PIETER") == ["Pieter Bos"]
    assert found(bram, hers, "k-205") == ["Piet Bosman"]
    assert found(bram, hers, "bakkerij") == []


def test_each_is_told_apart_by_number_and_says_who_has_a_partner(
    world: World, bram: Portal, hers: str
) -> None:
    first, second = person(world, "Jan Jansen", "1"), person(world, "Jan Jansen", "2")
    record(bram, first, own_dossier(world, "LOTTE", "Lotte Bakker"))
    items = bram.get(f"/clients/{hers}/partner/candidates?search=jansen").body["items"]
    assert {each["client_id"]: (each["client_number"], each["has_partner"]) for each in items} == {
        first: ("1", True),
        second: ("2", False),
    }


def test_they_come_a_page_at_a_time(world: World, bram: Portal, hers: str) -> None:
    names = [f"Persoon {number:02}" for number in range(PAGE + 5)]
    for name in names:
        person(world, name)
    path = f"/clients/{hers}/partner/candidates"
    first = bram.get(path).body
    rest = bram.get(f"{path}?cursor={first['cursor']}").body
    assert len(first["items"]) == PAGE
    assert [each["name"] for each in (*first["items"], *rest["items"])] == names
    assert rest["cursor"] is None


def test_nobody_is_offered_whose_dossier_the_employee_does_not_see(world: World, hers: str) -> None:
    person(world, "Pieter Bos")
    sven = Portal(world.host).sign_in(world.employ("SVEN", "Sven", EmployeeRole.ASSISTANT, hers))
    assert found(sven, hers) == []
    anna = Portal(world.host).sign_in(world.users["ANNA"])
    assert anna.get(f"/clients/{hers}/partner/candidates").status == 403
