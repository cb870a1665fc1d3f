"""What somebody may do at a client, in the words of a mail: which of it, where, and until when."""

from collections.abc import Iterable
from datetime import date

from chalicelib.core.language import Language, spoken_list
from chalicelib.core.rights import Right, Rights, Role
from chalicelib.core.text import texts
from chalicelib.delivery.domain import spoken_date
from chalicelib.offices import store as offices
from chalicelib.offices.domain.types import DocumentType, Folder

ACTS = (Right.READ, Right.HANDLE, Right.APPROVE, Right.SIGN)


def spoken_rights(office_id: str, rights: Rights | None, language: Language) -> dict[str, str]:
    """Empty where there are none, and where nothing limits them."""
    if rights is None:
        return {"may_do": "", "only_in": "", "only_types": "", "access_until": ""}
    known = texts(language, "rights")
    acts = [known[each] for each in ACTS if getattr(rights, each)] or [known["nothing"]]
    people = [known[Right.PEOPLE]] if rights.role is Role.BEHEERDER else []
    folders = {each.folder_id: each for each in offices.folders(office_id)}
    types = {each.type_id: each for each in offices.document_types(office_id)}
    return {
        "may_do": spoken_list([*acts, *people], language),
        "only_in": _names((folders[each] for each in rights.folders if each in folders), language),
        "only_types": _names((types[each] for each in rights.types if each in types), language),
        "access_until": spoken_date(date.fromisoformat(rights.ends_on), language)
        if rights.ends_on
        else "",
    }


def spoken_acts(acts: Iterable[Right], language: Language) -> str:
    """`akkoord geven en ondertekenen`."""
    known = texts(language, "rights")
    return spoken_list([known[each] for each in acts], language)


def _names(found: Iterable[Folder | DocumentType], language: Language) -> str:
    nl = language is Language.NL
    return spoken_list([each.name_nl if nl else each.name_en for each in found], language)
