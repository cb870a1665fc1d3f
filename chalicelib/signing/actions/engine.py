"""Our signings in the terms of the engine, and its answers in ours."""

from collections.abc import Iterable

from chalicelib.core.config import config
from chalicelib.delivery.actions import portal_url
from chalicelib.gateways import signing as gateway
from chalicelib.offices import store as offices
from chalicelib.offices.domain import Seal
from chalicelib.signing import store
from chalicelib.signing.domain import Given, Ink, Place, Signing
from chalicelib.tasks.domain import Recipient, Task


def paper_of(task: Task, places: Iterable[Place], language: str) -> gateway.Paper:
    """What stands on the log page, and who will sign where."""
    office = offices.get(task.office_id)
    people = {each.user_id: each for each in task.recipients}
    return gateway.Paper(
        task.document_id,
        task.title,
        tuple(_slot(people[each.user_id], each.key, office.name) for each in places),
        language,
        office.name,
        portal_url(office, "/controleer"),
        task.remove_owner_password,
    )


def signature_of(given: Given, ink: Ink, office_name: str) -> gateway.Signature:
    return gateway.Signature(
        given.key,
        given.name,
        given.email,
        gateway.Ink(ink.strokes, ink.width, ink.height, ink.typed),
        given.given_at,
        given.lines,
        office_name if given.by_office else "",
        given.language,
    )


def signatures_of(signing: Signing) -> tuple[gateway.Signature, ...]:
    """All that were kept for the seal, with the ink of their ceremonies."""
    name = offices.get(signing.office_id).name
    return tuple(signature_of(each, _ink(signing, each), name) for each in signing.signatures)


def sealer_of(office_id: str) -> gateway.Sealer:
    """As the office chose."""
    chosen = offices.get(office_id).seal
    return gateway.Sealer(_csc()) if chosen is Seal.CSC else gateway.Sealer()


def _slot(person: Recipient, key: str, office_name: str) -> gateway.Slot:
    box = gateway.Box(**vars(person.box)) if person.box else None
    return gateway.Slot(key, person.name, box, office_name if person.by_office else "")


def _ink(signing: Signing, given: Given) -> Ink:
    ceremony = store.ceremony(signing.office_id, signing.client_id, given.ceremony_id)
    return ceremony.ink or Ink(typed=given.name)


def _csc() -> gateway.Csc:
    settings = config()
    return gateway.Csc(
        settings.csc_service_url,
        settings.csc_credential_id,
        settings.csc_token,
        settings.csc_pin,
    )
