"""What is asked in each act of an insider, where that is not what is always asked of its route."""

from collections.abc import Callable
from typing import Any

from chalicelib.core.ids import new_id
from tests.support.access_bodies import CLIENT, Ids
from tests.support.namens import ACTS as ACTS_FOR

GROUND = {"kind": "phone", "text": "Gebeld op maandag om tien uur"}


def every_right(_: Ids) -> dict[str, Any]:
    return {"role": "beheerder", "read": True, "approve": True, "sign": True}


def every_right_for_another(ids: Ids) -> dict[str, Any]:
    """Who acts for somebody else is never a beheerder."""
    return {**ACTS_FOR, "proof_id": ids["proof_id"]}


def somebody_new(ids: Ids) -> dict[str, Any]:
    facts = {"email": f"{new_id().lower()}@bakkerij.example", "name": "Ron"}
    rights = {"role": "medewerker", "read": True, "approve": True, "sign": False}
    return {**facts, "mobile": "06-12345609", "language": "nl", "rights": rights}


def somebody_for_them(ids: Ids) -> dict[str, Any]:
    facts = {"capacity": "curator", "proof_id": ids["proof_id"], "holder": "nothing"}
    return {**somebody_new(ids), "rights": ACTS_FOR, **facts}


def a_colleague(role: str) -> Callable[[Ids], dict[str, Any]]:
    facts = {"name": "Aisha", "mobile": "06-12345603", "language": "nl", "client_ids": None}
    return lambda _: {**facts, "email": f"{new_id().lower()}@vandijk.example", "role": role}


def publication(type_id: str, **asked: Any) -> Callable[[Ids], dict[str, Any]]:
    def make(ids: Ids) -> dict[str, Any]:
        of_them = {"recipients": [ids["user_id"]]}
        facts = {"document_id": ids["new_id"], "upload_id": ids["upload_id"], "title": "Aangifte"}
        return {**facts, "type_id": type_id, "asked": of_them, **asked}

    return make


def of_both(ids: Ids) -> dict[str, Any]:
    theirs = {"document_id": new_id(), "recipients": [ids["partner_user_id"]]}
    return {**publication("aangifte-ib")(ids), "partner": theirs}


def the_partner(ids: Ids) -> dict[str, Any]:
    return {"partner_id": ids["partner_id"]}


def seen(ids: Ids) -> dict[str, Any]:
    return {"document_sha256": ids["document_sha256"]}


def said_to_the_office(ids: Ids) -> dict[str, Any]:
    return {**the_partner(ids), "ground": GROUND}


def as_manager_of_it(ids: Ids) -> dict[str, Any]:
    return {**CLIENT, "relation_manager_id": ids["user_id"]}
