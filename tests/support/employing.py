"""Colleagues as they come in through the front door."""

from chalicelib.core.actor import EmployeeRole
from chalicelib.core.ids import new_id
from tests.fakes.sms import FakeSms
from tests.http.proving import proved
from tests.portal import Portal
from tests.support.namens import active
from tests.world import World


def owner(world: World, who: str = "WILLEM") -> Portal:
    """Who was here from the beginning."""
    known = world.users.get(who) or world.employ(who, who.title(), EmployeeRole.OWNER)
    return Portal(world.host).sign_in(known)


def invite(world: World, door: Portal, texts: FakeSms, role: str = "manager") -> str:
    """The id of somebody who was never here yet."""
    body = {
        "email": f"{new_id().lower()}@vandijk.example",
        "name": "Eva",
        "mobile": "06-12345603",
        "language": "nl",
        "role": role,
        "client_ids": None,
    }
    answer = proved(door, texts).post("/employees", body)
    assert answer.status == 201, answer.body
    return str(answer.body["user_id"])


def employed(world: World, who: str, door: Portal, texts: FakeSms, role: str = "manager") -> Portal:
    """The browser of a colleague whom this one invited, and who chose a password."""
    return Portal(world.host).sign_in(active(world, who, invite(world, door, texts, role)))


def again(world: World, who: str) -> Portal:
    """Their browser, some days later."""
    return Portal(world.host).sign_in(world.users[who])
