"""Anna's own dossier, and who acts there for her."""

from datetime import timedelta
from typing import Any

from chalicelib.clients.domain.client import Client, Facts
from chalicelib.clients.store import clients as client_rows
from chalicelib.core import clock
from chalicelib.core.ids import new_id
from chalicelib.core.table import transaction
from chalicelib.identity.domain.user import Status, User
from chalicelib.identity.store import signing_in, users
from chalicelib.offices.domain.catalogue import PROOF
from chalicelib.offices.domain.types import ClientKind
from chalicelib.tasks.actions import publishing
from chalicelib.tasks.domain.wish import Wish
from tests.portal import Answer, Portal
from tests.world import World

NAMENS = {"represents": "Anna de Vries", "capacity": "bewindvoerder"}
SAID = "Lotte Bakker namens Anna de Vries (bewindvoerder)"
ACTS = {
    "role": "medewerker",
    "read": True,
    "approve": True,
    "sign": True,
    "handle": True,
    "folders": [],
    "types": [],
    "ends_on": str(clock.today() + timedelta(days=300)),
}


def own_dossier(world: World, who: str = "ANNA", name: str = "Anna de Vries") -> str:
    """Of which she is the holder."""
    facts = Facts(kind=ClientKind.PERSON, name=name)
    client = Client(
        office_id=world.office_id, client_id=new_id(), facts=facts, created_at=clock.now()
    )
    with transaction() as write:
        client_rows.put_new(client, write)
    client = client_rows.client(world.office_id, client.client_id)
    world.join(who, name, client.client_id)
    held = client_rows.client(world.office_id, client.client_id)
    with transaction() as write:
        client_rows.put_changed(held.joined_by(world.users[who].user_id), write)
    return client.client_id


def proof_in(world: World, client_id: str, **wish: Any) -> str:
    """The decision of the court, which lies in the dossier."""
    document_id, upload_id = new_id(), world.upload(client_id).upload_id
    decision = Wish(
        document_id=document_id,
        upload_id=upload_id,
        title="Beschikking",
        **{"type_id": PROOF.type_id, **wish},
    )
    publishing.publish(world.actor("BRAM"), client_id, decision, clock.now())
    return document_id


def representative(world: World, proof_id: str, **facts: Any) -> dict[str, Any]:
    """As an employee fills it in."""
    return {
        "email": f"lotte@{world.office_id}.example",
        "name": "Lotte Bakker",
        "mobile": "06-12345607",
        "language": "nl",
        "rights": ACTS,
        "capacity": "bewindvoerder",
        "proof_id": proof_id,
        "holder": "all",
        **facts,
    }


def change(bram: Portal, client_id: str, user_id: str, body: dict[str, Any]) -> Answer:
    return bram.put(f"/clients/{client_id}/representatives/{user_id}", body)


def let_in(bram: Portal, client_id: str, body: dict[str, Any]) -> Answer:
    return bram.post(f"/clients/{client_id}/representatives", body)


def active(world: World, who: str, user_id: str) -> User:
    """Once they chose a password."""
    known = users.user(world.office_id, user_id)
    if known.status is Status.INVITED:
        signing_in.keep_change(known.activated())
    world.users[who] = users.user(world.office_id, user_id)
    return world.users[who]
