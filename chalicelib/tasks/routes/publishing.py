"""Publishing a document, a new version of it, and taking it back."""

from collections.abc import Sequence
from typing import Any

from chalicelib.core import clock
from chalicelib.core.actor import Actor
from chalicelib.core.errors import bad_field
from chalicelib.core.http import Routes
from chalicelib.core.rights import Right
from chalicelib.documents.routes.shapes import DocumentView, NewVersion, Withdrawal
from chalicelib.documents.routes.views import document_view
from chalicelib.tasks.actions import publishing
from chalicelib.tasks.domain.signer import Box, Signer
from chalicelib.tasks.domain.wish import PartnerWish, Wish
from chalicelib.tasks.routes.shapes import (
    BoxShape,
    NewPublication,
    Publication,
    SignerWish,
)

routes = Routes(__name__)


@routes.post("/clients/{client_id}/publications", needs=Right.MANAGE)
def publish(actor: Actor, client_id: str, body: NewPublication) -> Publication:
    """A clean upload becomes a document in the dossier, and a task when something is asked."""
    document = publishing.publish(actor, client_id, _wish(body), clock.now())
    return Publication(document_id=document.document_id, task_id=document.task_id)


@routes.post("/clients/{client_id}/documents/{document_id}/versions", needs=Right.MANAGE)
def add_version(actor: Actor, client_id: str, document_id: str, body: NewVersion) -> DocumentView:
    document = publishing.add_version(
        actor,
        client_id,
        document_id,
        upload_id=body.upload_id,
        remark=body.remark,
        at=clock.now(),
        remove_owner_password=body.remove_owner_password,
    )
    return document_view(actor, document)


@routes.put("/clients/{client_id}/documents/{document_id}/withdrawal", needs=Right.MANAGE)
def withdraw(actor: Actor, client_id: str, document_id: str, body: Withdrawal) -> DocumentView:
    document = publishing.withdraw(actor, client_id, document_id, body.reason, clock.now())
    return document_view(actor, document)


def _wish(body: NewPublication) -> Wish:
    asked = body.asked
    if not body.title.strip():
        raise bad_field("title", "required")
    if asked and bool(asked.recipients) == bool(asked.signers):
        raise bad_field("asked.recipients", "required")
    if body.package_id and not asked:
        raise bad_field("asked.recipients", "required")
    return Wish(
        document_id=body.document_id,
        upload_id=body.upload_id,
        type_id=body.type_id,
        title=body.title,
        period=body.period,
        year=body.year,
        deadline_on=body.deadline_on,
        remark=body.remark.strip(),
        folder_id=body.folder_id,
        recipients=tuple(asked.recipients) if asked else (),
        action=asked.action if asked else None,
        rule=asked.rule if asked else None,
        silent=body.silent,
        separate=body.separate,
        signers=signers_of(asked.signers) if asked else (),
        expires_on=asked.expires_on if asked else None,
        remove_owner_password=bool(asked and asked.remove_owner_password),
        partner=_partner(body),
        package_id=body.package_id,
    )


def _partner(body: NewPublication) -> PartnerWish | None:
    theirs = body.partner
    if theirs is None:
        return None
    if body.asked is None or not body.asked.recipients:
        raise bad_field("asked.recipients", "required")
    return PartnerWish(document_id=theirs.document_id, recipients=tuple(theirs.recipients))


def signers_of(wishes: Sequence[SignerWish]) -> tuple[Signer, ...]:
    return tuple(
        Signer(
            user_id=each.user_id,
            stage=each.stage,
            box=Box(**_facts(each.box)) if each.box else None,
        )
        for each in wishes
    )


def _facts(box: BoxShape) -> dict[str, Any]:
    return {name: getattr(box, name) for name in box.__struct_fields__}
