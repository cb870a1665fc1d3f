"""What everybody may know of the office, and what its people choose from."""

from msgspec import UNSET, UnsetType

from chalicelib.core.actor import Actor
from chalicelib.core.http import Needs, Routes
from chalicelib.core.replies import Reply
from chalicelib.core.shapes import Answer
from chalicelib.core.visitor import Visitor
from chalicelib.offices import store
from chalicelib.offices.domain.office import Office, readable_on
from chalicelib.offices.domain.types import Action, After, ClientKind, DocumentType, Folder, Rule
from chalicelib.offices.events import Method

routes = Routes(__name__)


class OfficeView(Answer, kw_only=True):
    """`passkeys` says whether one may sign in with a passkey, `needs_number` whether nobody can be
    let in without a mobile number (F014). The office's privacy statement and terms are at
    `privacy_url` and `terms_url`, empty where it has none."""

    name: str
    email: str
    phone: str
    website: str
    address: str
    colour: str
    passkeys: bool = False
    needs_number: bool = False
    privacy_url: str = ""
    terms_url: str = ""


class FolderView(Answer, kw_only=True):
    folder_id: str
    parent_id: str | None
    name: str


class FolderList(Answer, kw_only=True):
    items: list[FolderView]


class DocumentTypeView(Answer, kw_only=True):
    type_id: str
    name: str
    folder_id: str
    action: Action
    rule: Rule
    after: After
    closes_after_days: int | None
    is_return: bool
    asks_code: bool | UnsetType = UNSET
    client_kinds: list[ClientKind]


class DocumentTypeList(Answer, kw_only=True):
    items: list[DocumentTypeView]


@routes.get("/office", needs=Needs.PUBLIC)
def show_office(visitor: Visitor) -> OfficeView:
    return office_view(store.get(visitor.office_id))


@routes.get("/brand.css", needs=Needs.PUBLIC)
def brand(visitor: Visitor) -> Reply[str]:
    """The office's colour as custom properties; the light and dark shades follow from it."""
    colour = store.get(visitor.office_id).colour
    css = f":root{{--office:{colour};--on-office:{readable_on(colour)}}}"
    return Reply(body=css, headers={"Content-Type": "text/css", "Cache-Control": "max-age=300"})


@routes.get("/folders", needs=Needs.SIGNED_IN)
def list_folders(actor: Actor) -> FolderList:
    return FolderList(items=[_folder(each, actor) for each in store.folders(actor.office_id)])


@routes.get("/document-types", needs=Needs.SIGNED_IN)
def list_document_types(actor: Actor) -> DocumentTypeList:
    kinds = store.document_types(actor.office_id)
    return DocumentTypeList(items=[_type(each, actor) for each in kinds])


def office_view(office: Office) -> OfficeView:
    return OfficeView(
        name=office.name,
        email=office.email,
        phone=office.phone,
        website=office.website,
        address=office.address,
        colour=office.colour,
        passkeys=Method.PASSKEY in office.methods,
        needs_number=not office.takes_other_factors,
        privacy_url=office.privacy_url,
        terms_url=office.terms_url,
    )


def _folder(folder: Folder, actor: Actor) -> FolderView:
    name = folder.name_nl if actor.language == "nl" else folder.name_en
    return FolderView(folder_id=folder.folder_id, parent_id=folder.parent_id, name=name)


def _type(kind: DocumentType, actor: Actor) -> DocumentTypeView:
    return DocumentTypeView(
        type_id=kind.type_id,
        name=kind.name_nl if actor.language == "nl" else kind.name_en,
        folder_id=kind.folder_id,
        action=kind.action,
        rule=kind.rule,
        after=kind.after,
        closes_after_days=kind.closes_after_days,
        is_return=kind.is_return,
        asks_code=kind.asks_code,
        client_kinds=list(kind.client_kinds),
    )
