"""Our signings in the terms of the engine, and its answers in ours."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from chalicelib.core.config import config
from chalicelib.core.language import Language
from chalicelib.core.namens import represented
from chalicelib.delivery.actions import portal_url
from chalicelib.gateways.signing import shapes
from chalicelib.offices import store as offices
from chalicelib.offices.events import Seal
from chalicelib.signing.domain.ink import Ink
from chalicelib.signing.domain.signing import Given, Place, Signing
from chalicelib.signing.store import signings
from chalicelib.tasks.domain.recipient import Recipient
from chalicelib.tasks.domain.task import Task


def paper_of(
    task: Task,
    places: Iterable[Place],
    language: str,
    notes: Mapping[str, tuple[str, ...]] | None = None,
) -> shapes.Paper:
    """What stands on the log page, and who will sign where; `notes` by place of who did not."""
    said = notes or {}
    office = offices.get(task.office_id)
    people = {each.user_id: each for each in task.recipients}
    return shapes.Paper(
        task.document_id,
        task.title,
        tuple(
            replace(
                _slot(people[each.user_id], each.key, office.name, language),
                note=said.get(each.key, ()),
            )
            for each in places
        ),
        language,
        office.name,
        portal_url(office, "/controleer"),
        task.remove_owner_password,
    )


def signature_of(given: Given, ink: Ink, office_name: str) -> shapes.Signature:
    return shapes.Signature(
        given.key,
        given.name,
        given.email,
        shapes.Ink(ink.strokes, ink.width, ink.height, ink.typed),
        given.given_at,
        given.lines,
        office_name if given.by_office else "",
        given.language,
        represented(given.represents, Language(given.language)),
    )


def signatures_of(signing: Signing) -> tuple[shapes.Signature, ...]:
    """All that were kept for the seal, with the ink of their ceremonies."""
    name = offices.get(signing.office_id).name
    return tuple(signature_of(each, _ink(signing, each), name) for each in signing.signatures)


def sealer_of(office_id: str) -> shapes.Sealer:
    """As the office chose."""
    chosen = offices.get(office_id).seal
    return shapes.Sealer(_csc()) if chosen is Seal.CSC else shapes.Sealer()


def _slot(person: Recipient, key: str, office_name: str, language: str) -> shapes.Slot:
    box = shapes.Box(**vars(person.box)) if person.box else None
    return shapes.Slot(
        key,
        person.name,
        box,
        office_name if person.by_office else "",
        represents=represented(person.represents, Language(language)),
    )


def _ink(signing: Signing, given: Given) -> Ink:
    ceremony = signings.ceremony(signing.office_id, signing.client_id, given.ceremony_id)
    return ceremony.ink or Ink(typed=given.name)


def _csc() -> shapes.Csc:
    settings = config()
    return shapes.Csc(
        settings.csc_service_url,
        settings.csc_credential_id,
        settings.csc_token,
        settings.csc_pin,
    )
