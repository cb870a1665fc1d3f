"""Bodies of requests that would do something, where `{}` would only be refused for being empty.
Needed where the action itself looks at who asks, beyond what the door looks at."""

from collections.abc import Callable, Mapping
from typing import Any

from chalicelib.core import clock
from chalicelib.core.ids import new_id

Ids = Mapping[str, str]
RIGHTS = {"role": "medewerker", "read": True, "approve": False, "sign": False}
CLIENT = {
    "kind": "organisation",
    "name": "Bakkerij De Vries B.V.",
    "client_number": "1001",
    "kvk": "",
    "rsin": "",
    "bsn": "",
    "btw_id": "",
    "street": "",
    "postcode": "",
    "city": "",
    "relation_manager_id": None,
}
_CLIENT, _DOCUMENT = "/clients/{client_id}", "/clients/{client_id}/documents/{document_id}"
_TASK, _PERSON = "/clients/{client_id}/tasks/{task_id}", "/people/{user_id}"
_SIGNING = "/clients/{client_id}/signings/{task_id}"
_CEREMONY = "/clients/{client_id}/ceremonies/{ceremony_id}"
_COLLEAGUE = "/employees/{user_id}"


def _new_person(_: Ids) -> dict[str, Any]:
    email = f"{new_id().lower()}@bakkerij.example"
    facts = {"name": "Zoë", "mobile": "06-12345603", "language": "nl"}
    return {"email": email, **facts, "rights": RIGHTS}


def new_request(ids: Ids) -> dict[str, Any]:
    return {**_new_person(ids), "request_id": new_id()}


def _representative(ids: Ids) -> dict[str, Any]:
    facts = {"capacity": "bewindvoerder", "proof_id": ids["document_id"], "holder": "all"}
    return {**_new_person(ids), "rights": {**RIGHTS, "ends_on": str(clock.today())}, **facts}


def _recorded(ids: Ids) -> dict[str, Any]:
    """What somebody said by telephone or on paper."""
    ground = {"kind": "phone", "text": "Telefonisch akkoord van de directeur"}
    return {"document_sha256": ids["document_sha256"], "ground": ground}


def _new_colleague(ids: Ids) -> dict[str, Any]:
    person = {name: value for name, value in _new_person(ids).items() if name != "rights"}
    return {**person, "role": "assistant", "client_ids": None}


def _publication(ids: Ids) -> dict[str, Any]:
    asked = {"recipients": [ids["recipient_id"]], "action": "approve", "rule": None}
    return {
        "document_id": new_id(),
        "upload_id": ids["upload_id"],
        "type_id": "btw-aangifte",
        "title": "Btw-aangifte",
        "period": None,
        "year": 2026,
        "deadline_on": None,
        "remark": "",
        "folder_id": None,
        "asked": asked,
        "silent": False,
    }


def _upload(_: Ids) -> dict[str, Any]:
    return {"upload_id": new_id(), "file_name": "a.pdf", "size": 9, "sha256": "0" * 64}


def _seen(ids: Ids) -> dict[str, Any]:
    return {"document_sha256": ids["document_sha256"]}


def _new_signing(ids: Ids) -> dict[str, Any]:
    signers = [{"user_id": ids["recipient_id"]}]
    return {"task_id": new_id(), "document_id": ids["document_id"], "signers": signers}


def _ceremony(ids: Ids) -> dict[str, Any]:
    return {"ceremony_id": new_id(), "documents": [{"task_id": ids["task_id"], **_seen(ids)}]}


BODIES: Mapping[str, Callable[[Ids], dict[str, Any]]] = {
    "POST /clients": lambda _: {**CLIENT, "client_id": new_id()},
    f"PUT {_CLIENT}": lambda _: CLIENT,
    f"POST {_CLIENT}/people": _new_person,
    f"PUT {_CLIENT}/partner": lambda _: {"partner_id": new_id()},
    f"PUT {_CLIENT}/partner/consent": lambda _: {"partner_id": new_id()},
    f"PUT {_CLIENT}/partner/recorded-consent": lambda _: {
        "partner_id": new_id(),
        "ground": {"kind": "phone", "text": "Telefonisch akkoord van de partner"},
    },
    f"POST {_CLIENT}/representatives": _representative,
    f"PUT {_CLIENT}/representatives/{{user_id}}": lambda ids: {
        **RIGHTS,
        "ends_on": str(clock.today()),
        "proof_id": ids["document_id"],
    },
    f"PUT {_CLIENT}/people/{{user_id}}/rights": lambda _: RIGHTS,
    f"PUT {_CLIENT}/people/{{user_id}}/vouching": lambda ids: {
        "ground": "Kwam langs met paspoort",
        "shown": ids.get("shown", "0" * 64),
    },
    f"POST {_CLIENT}/known-person": lambda _: {"email": "zoe@bakkerij.example"},
    f"POST {_CLIENT}/open-tasks": lambda _: {"rights": RIGHTS},
    f"POST {_CLIENT}/lost-tasks": lambda ids: {"user_id": ids["recipient_id"]},
    f"POST {_CLIENT}/publications": _publication,
    f"POST {_CLIENT}/uploads": _upload,
    f"POST {_DOCUMENT}/openings": lambda _: {},
    f"POST {_DOCUMENT}/versions": lambda ids: {"upload_id": ids["upload_id"]},
    f"PUT {_DOCUMENT}/withdrawal": lambda _: {"reason": "Vergissing"},
    f"PUT {_TASK}/approval": lambda ids: {"document_sha256": ids["document_sha256"], "remark": ""},
    f"PUT {_TASK}/rejection": lambda ids: {
        "document_sha256": ids["document_sha256"],
        "reason": "Klopt niet",
    },
    f"PUT {_TASK}/reading": lambda ids: {"document_sha256": ids["document_sha256"]},
    f"PUT {_TASK}/completion": lambda _: {"outcome": "filed", "remark": ""},
    f"PUT {_PERSON}/mobile": lambda _: {"mobile": "06 22222222"},
    f"PUT {_PERSON}/replacements/{{factor}}/agreement": lambda ids: {
        "asked": ids.get("asked", new_id()),
        "how": "Gebeld",
    },
    f"POST {_PERSON}/replacements/{{factor}}/value": lambda ids: {
        "asked": ids.get("asked", new_id()),
    },
    "PUT /me/replacements/{factor}/confirmation": lambda _: {"asked": new_id()},
    f"PUT {_PERSON}/email": lambda _: {"email": f"{new_id().lower()}@bakkerij.example"},
    f"POST {_CLIENT}/people-requests": new_request,
    f"PUT {_CLIENT}/people-requests/{{request_id}}/decline": lambda _: {"reason": "Onbekend"},
    f"PUT {_CLIENT}/people/{{user_id}}/mobile": lambda _: {"mobile": "06 22222222"},
    f"POST {_CLIENT}/people/{{user_id}}/viewings": lambda _: {"reason": "Belt over een aangifte"},
    f"PUT {_TASK}/recipients": lambda ids: {"recipients": [ids["recipient_id"]]},
    f"PUT {_TASK}/recipients/{{user_id}}/approval": lambda ids: {**_recorded(ids), "remark": ""},
    f"PUT {_TASK}/recipients/{{user_id}}/reading": _recorded,
    f"PUT {_TASK}/recipients/{{user_id}}/rejection": lambda ids: {
        **_recorded(ids),
        "reason": "Klopt niet",
    },
    f"POST {_CLIENT}/ceremonies": _ceremony,
    f"PUT {_CEREMONY}/answer": lambda _: {"code": "123456"},
    f"PUT {_CEREMONY}/method": lambda _: {"method": "sms"},
    f"PUT {_CEREMONY}/signature": lambda _: {"typed": "Anna"},
    f"POST {_CLIENT}/signings": _new_signing,
    f"PUT {_SIGNING}/decline": lambda ids: {**_seen(ids), "reason": "Klopt niet"},
    f"PUT {_SIGNING}/expiry": lambda _: {"expires_on": "2099-01-01"},
    f"POST {_SIGNING}/openings": lambda _: {},
    f"PUT {_SIGNING}/paper": lambda ids: {**_seen(ids), "remark": "Per post"},
    f"POST {_SIGNING}/scans": _upload,
    f"PUT {_SIGNING}/signers/{{user_id}}/receipt": lambda _: {"accepted": True},
    f"PUT {_SIGNING}/signers/{{user_id}}/replacement": lambda ids: {"user_id": ids["successor_id"]},
    f"PUT {_SIGNING}/withdrawal": lambda _: {"reason": "Vergissing"},
    "POST /document-checks": lambda _: {"sha256": "0" * 64},
    "PUT /signing-settings": lambda _: {"seal": "kms", "expires_after_days": 30},
    "POST /employees": _new_colleague,
    f"PUT {_COLLEAGUE}/role": lambda _: {"role": "assistant"},
    f"PUT {_COLLEAGUE}/clients": lambda _: {"client_ids": None},
    f"PUT {_COLLEAGUE}/successor": lambda ids: {"user_id": ids["successor_id"]},
    "PUT /me/language": lambda _: {"language": "nl"},
    "PUT /me/preferred-client": lambda _: {"client_id": None},
}
