"""What a new office starts with: the types of design section 5 and the S0 folder tree (C6)."""

from chalicelib.offices.domain.types import Action, After, ClientKind, DocumentType, Folder, Rule

FOLDERS = (
    Folder("advies", "Advies", "Advice"),
    Folder("fiscaal", "Fiscaal", "Tax"),
    Folder("fiscaal/conceptrapporten", "Conceptrapporten", "Drafts"),
    Folder("fiscaal/aangiften-ib", "Aangiften IB", "Income tax returns"),
    Folder("fiscaal/aangiften-vpb", "Aangiften VPB", "Corporate tax returns"),
    Folder("fiscaal/overige", "Overige", "Other"),
    Folder("permanent", "Permanent", "Permanent"),
    Folder("permanent/opdrachtbevestigingen", "Opdrachtbevestigingen", "Engagement letters"),
    Folder("permanent/permanent-dossier", "Permanent dossier", "Permanent file"),
    Folder("jaarrekening", "Jaarrekening", "Annual accounts"),
    Folder("administratie", "Administratie", "Bookkeeping"),
    Folder("correspondentie", "Correspondentie", "Correspondence"),
    Folder("controle", "Controle", "Audit"),
    Folder("upload", "Upload", "Upload"),
)

_APPROVE, _READ, _SIGN = Action.APPROVE, Action.READ, Action.SIGN
_PERSONS, _ORGANISATIONS = (ClientKind.PERSON,), (ClientKind.ORGANISATION,)
_ALL = tuple(ClientKind)


def _read_type(
    type_id: str, name_nl: str, name_en: str, folder_id: str, kinds: tuple[ClientKind, ...] = _ALL
) -> DocumentType:
    return DocumentType(
        type_id,
        name_nl,
        name_en,
        folder_id,
        _READ,
        Rule.EACH,
        closes_after_days=30,
        client_kinds=kinds,
    )


def _return_type(
    type_id: str,
    name_nl: str,
    name_en: str,
    folder_id: str,
    after: After,
    kinds: tuple[ClientKind, ...] = _ALL,
) -> DocumentType:
    return DocumentType(
        type_id,
        name_nl,
        name_en,
        folder_id,
        _APPROVE,
        Rule.ANY_ONE,
        after,
        is_return=True,
        reminder_days=(7, 14),
        client_kinds=kinds,
    )


def _approve_type(
    type_id: str,
    name_nl: str,
    name_en: str,
    folder_id: str,
    after: After,
    kinds: tuple[ClientKind, ...] = _ALL,
) -> DocumentType:
    return DocumentType(
        type_id,
        name_nl,
        name_en,
        folder_id,
        _APPROVE,
        Rule.ANY_ONE,
        after,
        client_kinds=kinds,
    )


def _sign_type(
    type_id: str,
    name_nl: str,
    name_en: str,
    folder_id: str,
    after: After,
    kinds: tuple[ClientKind, ...] = _ALL,
) -> DocumentType:
    return DocumentType(
        type_id, name_nl, name_en, folder_id, _SIGN, Rule.ALL, after, client_kinds=kinds
    )


_IB, _VPB = "fiscaal/aangiften-ib", "fiscaal/aangiften-vpb"
_DRAFTS, _ACCOUNTS, _BOOKS = "fiscaal/conceptrapporten", "jaarrekening", "administratie"
_LETTERS, _PERMANENT = "permanent/opdrachtbevestigingen", "permanent/permanent-dossier"

DOCUMENT_TYPES = (
    _return_type("btw-aangifte", "Btw-aangifte", "VAT return", _BOOKS, After.OFFICE),
    _return_type("icp-opgaaf", "ICP-opgaaf", "EC sales list", _BOOKS, After.OFFICE),
    _return_type("loonaangifte", "Loonaangifte", "Payroll tax return", _BOOKS, After.OFFICE),
    _return_type("aangifte-ib", "Aangifte IB", "Income tax return", _IB, After.DIRECT, _PERSONS),
    _return_type(
        "aangifte-vpb", "Aangifte VPB", "Corporate tax return", _VPB, After.DIRECT, _ORGANISATIONS
    ),
    _read_type("concept-ib", "Conceptaangifte IB", "Draft income tax return", _DRAFTS, _PERSONS),
    _read_type(
        "concept-vpb", "Conceptaangifte VPB", "Draft corporate tax return", _DRAFTS, _ORGANISATIONS
    ),
    _read_type("concept-jaarrekening", "Conceptjaarrekening", "Draft annual accounts", _ACCOUNTS),
    _sign_type(
        "lor",
        "Bevestiging bij de jaarrekening",
        "Letter of representation",
        _ACCOUNTS,
        After.OFFICE,
    ),
    _sign_type("jaarrekening", "Jaarrekening", "Annual accounts", _ACCOUNTS, After.KVK),
    _sign_type(
        "notulen-ava", "Notulen AVA", "Minutes of the AGM", _ACCOUNTS, After.KVK, _ORGANISATIONS
    ),
    _approve_type(
        "publicatiestukken",
        "Publicatiestukken",
        "Accounts for publication",
        _ACCOUNTS,
        After.KVK,
        _ORGANISATIONS,
    ),
    _approve_type("kredietrapportage", "Kredietrapportage", "Credit report", _ACCOUNTS, After.BANK),
    _sign_type(
        "opdrachtbevestiging", "Opdrachtbevestiging", "Engagement letter", _LETTERS, After.OFFICE
    ),
    _approve_type("offerte", "Offerte", "Quotation", "advies", After.OFFICE),
    DocumentType("factuur", "Factuur", "Invoice", "correspondentie"),
    DocumentType("permanent-stuk", "Permanent stuk", "Permanent document", _PERMANENT),
    DocumentType("kvk-uittreksel", "KvK-uittreksel", "Trade register extract", _PERMANENT),
    DocumentType("overig", "Overig", "Other", "correspondentie"),
)
