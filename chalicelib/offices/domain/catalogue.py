"""What a new office starts with: the types of design section 5 and the S0 folder tree (C6)."""

from functools import partial

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

_PERSONS, _ORGANISATIONS = (ClientKind.PERSON,), (ClientKind.ORGANISATION,)
_read = partial(DocumentType, action=Action.READ, rule=Rule.EACH, closes_after_days=30)
_approve = partial(DocumentType, action=Action.APPROVE)
_return = partial(_approve, is_return=True, reminder_days=(7, 14))
_sign = partial(DocumentType, action=Action.SIGN, rule=Rule.ALL)

_IB, _VPB = "fiscaal/aangiften-ib", "fiscaal/aangiften-vpb"
_DRAFTS, _ACCOUNTS, _BOOKS = "fiscaal/conceptrapporten", "jaarrekening", "administratie"
_LETTERS, _PERMANENT = "permanent/opdrachtbevestigingen", "permanent/permanent-dossier"

DOCUMENT_TYPES = (
    _return("btw-aangifte", "Btw-aangifte", "VAT return", _BOOKS, after=After.OFFICE),
    _return("icp-opgaaf", "ICP-opgaaf", "EC sales list", _BOOKS, after=After.OFFICE),
    _return("loonaangifte", "Loonaangifte", "Payroll tax return", _BOOKS, after=After.OFFICE),
    _return(
        "aangifte-ib",
        "Aangifte IB",
        "Income tax return",
        _IB,
        after=After.DIRECT,
        client_kinds=_PERSONS,
    ),
    _return(
        "aangifte-vpb",
        "Aangifte VPB",
        "Corporate tax return",
        _VPB,
        after=After.DIRECT,
        client_kinds=_ORGANISATIONS,
    ),
    _read(
        "concept-ib",
        "Conceptaangifte IB",
        "Draft income tax return",
        _DRAFTS,
        client_kinds=_PERSONS,
    ),
    _read(
        "concept-vpb",
        "Conceptaangifte VPB",
        "Draft corporate tax return",
        _DRAFTS,
        client_kinds=_ORGANISATIONS,
    ),
    _read("concept-jaarrekening", "Conceptjaarrekening", "Draft annual accounts", _ACCOUNTS),
    _sign(
        "lor",
        "Bevestiging bij de jaarrekening",
        "Letter of representation",
        _ACCOUNTS,
        after=After.OFFICE,
    ),
    _sign("jaarrekening", "Jaarrekening", "Annual accounts", _ACCOUNTS, after=After.KVK),
    _sign(
        "notulen-ava",
        "Notulen AVA",
        "Minutes of the AGM",
        _ACCOUNTS,
        after=After.KVK,
        client_kinds=_ORGANISATIONS,
    ),
    _approve(
        "publicatiestukken",
        "Publicatiestukken",
        "Accounts for publication",
        _ACCOUNTS,
        after=After.KVK,
        client_kinds=_ORGANISATIONS,
    ),
    _approve(
        "kredietrapportage", "Kredietrapportage", "Credit report", _ACCOUNTS, after=After.BANK
    ),
    _sign(
        "opdrachtbevestiging",
        "Opdrachtbevestiging",
        "Engagement letter",
        _LETTERS,
        after=After.OFFICE,
    ),
    _approve("offerte", "Offerte", "Quotation", "advies", after=After.OFFICE),
    DocumentType("factuur", "Factuur", "Invoice", "correspondentie"),
    DocumentType("permanent-stuk", "Permanent stuk", "Permanent document", _PERMANENT),
    DocumentType("kvk-uittreksel", "KvK-uittreksel", "Trade register extract", _PERMANENT),
    DocumentType("overig", "Overig", "Other", "correspondentie"),
)
