"""docs/api/openapi.json from the routes and their types; `--check` says whether it is stale."""

import json
import os
import re
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec

TARGET = Path(__file__).parents[1] / "docs/api/openapi.json"
REF = "#/components/schemas/{name}"
PROBLEM = {"$ref": "#/components/responses/Problem"}
SECURITY = {
    "session": {"type": "apiKey", "in": "cookie", "name": "session"},
    "person": {
        "type": "apiKey",
        "in": "header",
        "name": "Akkoord-Person",
        "description": "For whom the page was made that asks: `person` of /me. Of another than the"
        " session's nothing is written; the answer is 409, other_person.",
    },
}
SETTINGS = {
    "STAGE": "local",
    "REGION": "eu-west-1",
    "TABLE_PREFIX": "x-",
    "DOSSIER_BUCKET": "x",
    "QUARANTINE_BUCKET": "x",
    "NOTIFICATIONS_QUEUE_URL": "x",
    "REACTIONS_QUEUE_URL": "x",
    "MAIL_QUEUE_URL": "x",
    "SIGNING_QUEUE_URL": "x",
    "UNROUTED_QUEUE_URL": "x",
    "MAIL_FROM_DOMAIN": "x",
    "CODE_PEPPER": "x" * 16,
}


def settle() -> None:
    """Where nothing is set, settings with which the portal can be imported."""
    for name, value in SETTINGS.items():
        os.environ.setdefault(name, value)


def portal() -> ModuleType:
    """The module app.py with every route, event and reaction; it asks nobody anything."""
    settle()
    module = import_module("app")
    module.app.routes.open_all()
    import_module("chalicelib.audit.domain").declare_all()
    return module


def document() -> dict[str, Any]:
    """The whole OpenAPI 3.1 document, in a stable order."""
    portal()
    from chalicelib import VERSION
    from chalicelib.core.http import CONTRACTS
    from chalicelib.tasks.routes import parts

    kinds = [kind for each in CONTRACTS for kind in (each.body, each.answer) if _is_struct(kind)]
    queries = {each.query for each in CONTRACTS if each.query}
    whole_of = [*kinds, *queries, *parts.shapes()]
    _, schemas = msgspec.json.schema_components(whole_of, ref_template=REF)
    schemas["TaskPart"] = _one_of(parts.shapes())
    asked = {kind.__name__ for kind in queries}
    paths: dict[str, Any] = {}
    for contract in sorted(CONTRACTS, key=lambda each: (each.path, each.method)):
        paths.setdefault(contract.path, {})[contract.method.lower()] = _operation(contract)
    events = _declared()
    whole: dict[str, Any] = _ecma(
        {
            "openapi": "3.1.0",
            "info": {"title": "Akkoord", "version": VERSION},
            "servers": [{"url": "/api"}],
            "paths": paths,
            "components": {
                "schemas": {
                    name: _named(schemas[name], events) for name in sorted(schemas.keys() - asked)
                },
                "responses": {"Problem": _problem()},
                "securitySchemes": SECURITY,
            },
        }
    )
    return whole


def _declared() -> dict[str, list[str]]:
    """The names of events in the history of a document, and of those in the log of security: no
    type says it where the routes are, since modules above declare events too."""
    from chalicelib.audit.domain import DECLARED, About

    known = sorted(DECLARED.items())
    return {
        "document": [name for name, kind in known if kind.about is About.DOCUMENT],
        "security": [name for name, kind in known if kind.concern],
    }


def _named(schema: dict[str, Any], events: dict[str, list[str]]) -> dict[str, Any]:
    """With the names of events where a property has those as its text."""
    properties = {
        name: {"enum": events[each["x-events"]]} if "x-events" in each else each
        for name, each in schema.get("properties", {}).items()
    }
    return {**schema, "properties": properties} if properties else schema


def _one_of(kinds: list[Any]) -> dict[str, Any]:
    """A union of structs, of which each says by its tag which it is."""
    return {"title": "TaskPart", "anyOf": [{"$ref": REF.format(name=it.__name__)} for it in kinds]}


def _ecma(part: Any) -> Any:
    """With patterns as JSON Schema has them (ECMA 262), where a dollar is the end and no line."""
    if isinstance(part, list):
        return [_ecma(each) for each in part]
    if not isinstance(part, dict):
        return part
    return {
        name: each.replace(r"\Z", "$") if name == "pattern" else _ecma(each)
        for name, each in part.items()
    }


def _is_struct(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)


def _operation(contract: Any) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": contract.view.__name__,
        "summary": (contract.view.__doc__ or contract.view.__name__.replace("_", " ")).strip(),
        "tags": [(["portal", *contract.view.__module__.split(".")])[-2]],
        "responses": {**_success(contract), "default": PROBLEM},
    }
    parameters = _path_parameters(contract.path) + _query_parameters(contract.query)
    if parameters:
        operation["parameters"] = parameters
    if contract.body is not None:
        operation["requestBody"] = {"required": True, "content": _json(contract.body)}
    if str(contract.needs) != "public":
        asked = ("session", "person") if contract.writes else ("session",)
        operation["security"] = [{each: [] for each in asked}]
    return {**operation, **_code(contract)}


def _code(contract: Any) -> dict[str, Any]:
    """For which acts it may take a fresh code, which /step-ups gives."""
    acts = sorted(contract.code)
    if not acts:
        return {}
    said = f"May take a fresh code ({' or '.join(acts)}): then 403, step_up_needed."
    return {"description": said, "x-code": acts}


def _success(contract: Any) -> dict[str, Any]:
    if _is_struct(contract.answer):
        return {str(contract.status): {"description": "Done", "content": _json(contract.answer)}}
    if contract.answer is str:
        return {"200": {"description": "Text", "content": {"text/css": {}}}}
    return {"202" if contract.status == 202 else "204": {"description": "Done"}}


def _json(kind: type) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{kind.__name__}"}}}


def _path_parameters(path: str) -> list[dict[str, Any]]:
    return [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in re.findall(r"{(\w+)}", path)
    ]


def _query_parameters(kind: Any) -> list[dict[str, Any]]:
    if kind is None:
        return []
    _, schemas = msgspec.json.schema_components([kind], ref_template=REF)
    schema = schemas[kind.__name__]
    return [
        {
            "name": name,
            "in": "query",
            "schema": shape,
            "required": name in schema.get("required", []),
        }
        for name, shape in schema["properties"].items()
    ]


def _problem() -> dict[str, Any]:
    field = {"field": {"type": "string"}, "code": {"type": "string"}, "message": {"type": "string"}}
    properties = {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "fields": {
            "type": "array",
            "items": {"type": "object", "properties": field, "required": list(field)},
        },
    }
    schema = {"type": "object", "properties": properties, "required": ["type", "title", "status"]}
    return {
        "description": "A problem (RFC 9457), in the language asked for",
        "content": {"application/problem+json": {"schema": schema}},
    }


def main() -> int:
    text = json.dumps(document(), indent=2, ensure_ascii=False) + "\n"
    if "--check" in sys.argv:
        return 0 if TARGET.exists() and TARGET.read_text() == text else 1
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
