"""Bodies of requests that would do something, where `{}` would only be refused for being empty.
Needed where the action itself looks at who asks, beyond what the door looks at."""

from collections.abc import Callable, Mapping
from typing import Any

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
_COLLEAGUE = "/employees/{user_id}"


def _new_person(_: Ids) -> dict[str, Any]:
    email = f"{new_id().lower()}@bakkerij.example"
    facts = {"name": "Zoë", "mobile": "06-12345603", "language": "nl"}
    return {"email": email, **facts, "rights": RIGHTS}


def new_request(ids: Ids) -> dict[str, Any]:
    return {**_new_person(ids), "request_id": new_id()}


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


BODIES: Mapping[str, Callable[[Ids], dict[str, Any]]] = {
    "POST /clients": lambda _: {**CLIENT, "client_id": new_id()},
    f"PUT {_CLIENT}": lambda _: CLIENT,
    f"POST {_CLIENT}/people": _new_person,
    f"PUT {_CLIENT}/people/{{user_id}}/rights": lambda _: RIGHTS,
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
    "POST /employees": _new_colleague,
    f"PUT {_COLLEAGUE}/role": lambda _: {"role": "assistant"},
    f"PUT {_COLLEAGUE}/clients": lambda _: {"client_ids": None},
    f"PUT {_COLLEAGUE}/successor": lambda ids: {"user_id": ids["successor_id"]},
    "PUT /me/language": lambda _: {"language": "nl"},
    "PUT /me/preferred-client": lambda _: {"client_id": None},
}
