"""Our signings in the terms of the engine, and its answers in ours."""

from collections.abc import Iterable, Mapping

from msgspec import structs

from chalicelib.core.config import config
from chalicelib.core.language import Language
from chalicelib.core.namens import represented
from chalicelib.core.replacing import replace
from chalicelib.delivery.actions import portal_url
from chalicelib.gateways.signing import shapes
from chalicelib.offices import store as offices
from chalicelib.offices.events import Seal
from chalicelib.signing.domain.ink import Ink
from chalicelib.signing.domain.signatories import Signatory, signatories
from chalicelib.signing.domain.signing import Given, SignerPlace, Signing
from chalicelib.signing.store import signings
from chalicelib.tasks.domain.recipient import Recipient
from chalicelib.tasks.domain.task import Task


def paper_of(
    task: Task,
    places: Iterable[SignerPlace],
    language: str,
    notes: Mapping[str, tuple[str, ...]] | None = None,
) -> shapes.Paper:
    """What stands on the log page, and who will sign where; `notes` by place of who did not."""
    said = notes or {}
    office = offices.get(task.office_id)
    people, kept = {each.user_id: each for each in task.recipients}, signatories(task)
    return shapes.Paper(
        document_id=task.document.document_id,
        title=task.about.title,
        slots=tuple(
            replace(
                _slot(people[each.user_id], kept.of(each.user_id), each.key, office.name, language),
                note=said.get(each.key, ()),
            )
            for each in places
        ),
        language=language,
        office=office.name,
        check_url=portal_url(office, "/controleer"),
        remove_owner_password=kept.unlocks,
    )


def signature_of(given: Given, ink: Ink, office_name: str) -> shapes.SignatureToAdd:
    return shapes.SignatureToAdd(
        key=given.key,
        name=given.name,
        email=given.email,
        ink=shapes.PageInk(
            strokes=ink.strokes, width=ink.width, height=ink.height, typed=ink.typed
        ),
        at=given.given_at,
        log=given.lines,
        organisation=office_name if given.by_office else "",
        language=given.language,
        represents=represented(given.represents, Language(given.language)),
    )


def signatures_of(signing: Signing) -> tuple[shapes.SignatureToAdd, ...]:
    """All that were kept for the seal, with the ink of their ceremonies."""
    name = offices.get(signing.office_id).name
    return tuple(signature_of(each, _ink(signing, each), name) for each in signing.signatures)


def sealer_of(office_id: str) -> shapes.Sealer:
    """As the office chose."""
    chosen = offices.get(office_id).seal
    return shapes.Sealer(csc=_csc()) if chosen is Seal.CSC else shapes.Sealer()


def _slot(
    person: Recipient, signatory: Signatory, key: str, office_name: str, language: str
) -> shapes.Slot:
    box = shapes.PageBox(**structs.asdict(signatory.box)) if signatory.box else None
    return shapes.Slot(
        key=key,
        name=person.name,
        box=box,
        organisation=office_name if person.by_office else "",
        represents=represented(person.represents, Language(language)),
    )


def _ink(signing: Signing, given: Given) -> Ink:
    ceremony = signings.ceremony(signing.office_id, signing.client_id, given.ceremony_id)
    return ceremony.ink or Ink(typed=given.name)


def _csc() -> shapes.Csc:
    settings = config()
    return shapes.Csc(
        service_url=settings.csc_service_url,
        credential_id=settings.csc_credential_id,
        token=settings.csc_token,
        pin=settings.csc_pin,
    )
