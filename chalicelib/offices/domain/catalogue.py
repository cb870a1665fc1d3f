"""What a new office starts with: the types of design section 5 and the S0 folder tree (C6).

The catalogue has versions. An office, a document and a task copy what they need of it; rows of
lists are too small for that, and name the version that says it. So a version that was released
stays as it is, for as long as there may be such a row: a test compares each with what it was. To
change something, add the whole of the next version to `VERSIONS`; offices that open from then on
start with that one.
"""

from collections.abc import Mapping
from functools import cache, partial

from msgspec import Struct

from chalicelib.core.errors import TryAgain
from chalicelib.offices.domain.types import Action, After, ClientKind, DocumentType, Folder, Rule

_FOLDERS = (
    Folder(folder_id="advies", name_nl="Advies", name_en="Advice"),
    Folder(folder_id="fiscaal", name_nl="Fiscaal", name_en="Tax"),
    Folder(folder_id="fiscaal/conceptrapporten", name_nl="Conceptrapporten", name_en="Drafts"),
    Folder(folder_id="fiscaal/aangiften-ib", name_nl="Aangiften IB", name_en="Income tax returns"),
    Folder(
        folder_id="fiscaal/aangiften-vpb", name_nl="Aangiften VPB", name_en="Corporate tax returns"
    ),
    Folder(folder_id="fiscaal/overige", name_nl="Overige", name_en="Other"),
    Folder(folder_id="permanent", name_nl="Permanent", name_en="Permanent"),
    Folder(
        folder_id="permanent/opdrachtbevestigingen",
        name_nl="Opdrachtbevestigingen",
        name_en="Engagement letters",
    ),
    Folder(
        folder_id="permanent/permanent-dossier",
        name_nl="Permanent dossier",
        name_en="Permanent file",
    ),
    Folder(folder_id="jaarrekening", name_nl="Jaarrekening", name_en="Annual accounts"),
    Folder(folder_id="administratie", name_nl="Administratie", name_en="Bookkeeping"),
    Folder(folder_id="correspondentie", name_nl="Correspondentie", name_en="Correspondence"),
    Folder(folder_id="controle", name_nl="Controle", name_en="Audit"),
    Folder(folder_id="upload", name_nl="Upload", name_en="Upload"),
)


class Catalogue(Struct, frozen=True, kw_only=True):
    folders: tuple[Folder, ...]
    types: tuple[DocumentType, ...]


class Says(Struct, frozen=True, array_like=True):
    """What a list shows of a type."""

    name_nl: str
    name_en: str
    folder_id: str


_PERSONS, _ORGANISATIONS = (ClientKind.PERSON,), (ClientKind.ORGANISATION,)
_read = partial(DocumentType, action=Action.READ, rule=Rule.EACH, closes_after_days=30)
_approve = partial(DocumentType, action=Action.APPROVE)
_return = partial(_approve, is_return=True, reminder_days=(7, 14))
_sign = partial(DocumentType, action=Action.SIGN, rule=Rule.ALL)

_IB, _VPB = "fiscaal/aangiften-ib", "fiscaal/aangiften-vpb"
_DRAFTS, _ACCOUNTS, _BOOKS = "fiscaal/conceptrapporten", "jaarrekening", "administratie"
_LETTERS, _PERMANENT = "permanent/opdrachtbevestigingen", "permanent/permanent-dossier"

_TYPES = (
    _return(
        type_id="btw-aangifte",
        name_nl="Btw-aangifte",
        name_en="VAT return",
        folder_id=_BOOKS,
        after=After.OFFICE,
    ),
    _return(
        type_id="icp-opgaaf",
        name_nl="ICP-opgaaf",
        name_en="EC sales list",
        folder_id=_BOOKS,
        after=After.OFFICE,
    ),
    _return(
        type_id="loonaangifte",
        name_nl="Loonaangifte",
        name_en="Payroll tax return",
        folder_id=_BOOKS,
        after=After.OFFICE,
    ),
    _return(
        type_id="aangifte-ib",
        name_nl="Aangifte IB",
        name_en="Income tax return",
        folder_id=_IB,
        after=After.DIRECT,
        client_kinds=_PERSONS,
    ),
    _return(
        type_id="aangifte-vpb",
        name_nl="Aangifte VPB",
        name_en="Corporate tax return",
        folder_id=_VPB,
        after=After.DIRECT,
        client_kinds=_ORGANISATIONS,
    ),
    _read(
        type_id="concept-ib",
        name_nl="Conceptaangifte IB",
        name_en="Draft income tax return",
        folder_id=_DRAFTS,
        client_kinds=_PERSONS,
    ),
    _read(
        type_id="concept-vpb",
        name_nl="Conceptaangifte VPB",
        name_en="Draft corporate tax return",
        folder_id=_DRAFTS,
        client_kinds=_ORGANISATIONS,
    ),
    _read(
        type_id="concept-jaarrekening",
        name_nl="Conceptjaarrekening",
        name_en="Draft annual accounts",
        folder_id=_ACCOUNTS,
    ),
    _sign(
        type_id="lor",
        name_nl="Bevestiging bij de jaarrekening",
        name_en="Letter of representation",
        folder_id=_ACCOUNTS,
        after=After.OFFICE,
    ),
    _sign(
        type_id="jaarrekening",
        name_nl="Jaarrekening",
        name_en="Annual accounts",
        folder_id=_ACCOUNTS,
        after=After.KVK,
    ),
    _sign(
        type_id="notulen-ava",
        name_nl="Notulen AVA",
        name_en="Minutes of the AGM",
        folder_id=_ACCOUNTS,
        after=After.KVK,
        client_kinds=_ORGANISATIONS,
    ),
    _approve(
        type_id="publicatiestukken",
        name_nl="Publicatiestukken",
        name_en="Accounts for publication",
        folder_id=_ACCOUNTS,
        after=After.KVK,
        client_kinds=_ORGANISATIONS,
    ),
    _approve(
        type_id="kredietrapportage",
        name_nl="Kredietrapportage",
        name_en="Credit report",
        folder_id=_ACCOUNTS,
        after=After.BANK,
    ),
    _sign(
        type_id="opdrachtbevestiging",
        name_nl="Opdrachtbevestiging",
        name_en="Engagement letter",
        folder_id=_LETTERS,
        after=After.OFFICE,
    ),
    _approve(
        type_id="offerte",
        name_nl="Offerte",
        name_en="Quotation",
        folder_id="advies",
        after=After.OFFICE,
    ),
    DocumentType(
        type_id="factuur", name_nl="Factuur", name_en="Invoice", folder_id="correspondentie"
    ),
    DocumentType(
        type_id="permanent-stuk",
        name_nl="Permanent stuk",
        name_en="Permanent document",
        folder_id=_PERMANENT,
    ),
    DocumentType(
        type_id="kvk-uittreksel",
        name_nl="KvK-uittreksel",
        name_en="Trade register extract",
        folder_id=_PERMANENT,
    ),
    DocumentType(type_id="overig", name_nl="Overig", name_en="Other", folder_id="correspondentie"),
)

# What shows that somebody may act for the holder of a personal dossier (ADR 48).
PROOF = DocumentType(
    type_id="bewijs-vertegenwoordiging",
    name_nl="Bewijs van vertegenwoordiging",
    name_en="Proof of representation",
    folder_id=_PERMANENT,
    client_kinds=_PERSONS,
)

VERSIONS: Mapping[int, Catalogue] = {
    1: Catalogue(folders=_FOLDERS, types=_TYPES),
    2: Catalogue(folders=_FOLDERS, types=(*_TYPES[:-1], PROOF, _TYPES[-1])),
}


def newest() -> Catalogue:
    return VERSIONS[max(VERSIONS)]


def with_needed(known: list[DocumentType]) -> list[DocumentType]:
    """The types of an office with those that the portal itself asks for, which an office that
    opened with an earlier version of the catalogue has as well."""
    return known if any(each.type_id == PROOF.type_id for each in known) else [*known, PROOF]


@cache
def said(version: int) -> Mapping[str, Says]:
    """What a version says of its types, by their ids. One that only newer code knows may be read in
    the moments of a deployment."""
    if version not in VERSIONS:
        raise TryAgain(f"version {version} of the catalogue is of newer code")
    kinds = VERSIONS[version].types
    return {each.type_id: Says(each.name_nl, each.name_en, each.folder_id) for each in kinds}


def version_saying(type_id: str, says: Says) -> int | None:
    """The newest version that says this of a type; None of what no version says."""
    known = sorted(VERSIONS, reverse=True)
    return next((version for version in known if said(version).get(type_id) == says), None)
