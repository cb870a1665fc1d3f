"""What infra/*.yaml says once for many: tables, roles of functions, resources that are alike."""

from collections.abc import Iterable
from typing import Any

Template = dict[str, Any]
FOR_EACH = "Fn::ForEach::"
KEY_TYPES = ("HASH", "RANGE")


def expand(content: Template) -> Template:
    """The same file in CloudFormation's own words, without its `x-` helpers."""
    resources = dict(_each(content.get("Resources", {})))
    for noun, facts in content.get("Tables", {}).items():
        resources[_table_name(noun)] = _table(content["x-table"], noun, facts)
    for name, facts in content.get("Roles", {}).items():
        resources[f"{name}Role"] = _role(content["x-role"], facts)
    own = {key: value for key, value in content.items() if not key.startswith("x-")}
    rest = {key: value for key, value in own.items() if key not in ("Tables", "Roles")}
    return rest | ({"Resources": resources} if resources else {})


def _each(resources: Template) -> Iterable[tuple[str, Any]]:
    """Loops as in the language extensions of CloudFormation: a name, its values, what is made."""
    for name, content in resources.items():
        if not name.startswith(FOR_EACH):
            yield name, content
            continue
        variable, values, made = content
        for value in values:
            yield from _filled(made, f"${{{variable}}}", value).items()


def _filled(content: Any, mark: str, value: str) -> Any:
    if isinstance(content, dict):
        return {
            name.replace(mark, value): _filled(entry, mark, value)
            for name, entry in content.items()
        }
    if isinstance(content, list):
        return [_filled(entry, mark, value) for entry in content]
    return content.replace(mark, value) if isinstance(content, str) else content


def _table(common: Template, noun: str, facts: Template) -> Template:
    """`Keys` are text; an index holds everything unless it says otherwise."""
    indexes = facts.get("Indexes", {})
    names = [*facts["Keys"], *(name for index in indexes.values() for name in index["Keys"])]
    own: Template = {
        "TableName": {"Fn::Sub": f"${{Prefix}}{noun}"},
        "AttributeDefinitions": [
            {"AttributeName": name, "AttributeType": "S"} for name in dict.fromkeys(names)
        ],
        "KeySchema": _keys(facts["Keys"]),
        **facts.get("Properties", {}),
    }
    if indexes:
        own["GlobalSecondaryIndexes"] = [_index(name, index) for name, index in indexes.items()]
    return {**common, "Properties": common["Properties"] | own}


def _index(name: str, facts: Template) -> Template:
    projection: Template = {"ProjectionType": facts.get("Projection", "ALL")}
    if included := facts.get("Include"):
        projection = {"ProjectionType": "INCLUDE", "NonKeyAttributes": included}
    return {"IndexName": name, "KeySchema": _keys(facts["Keys"]), "Projection": projection}


def _keys(names: list[str]) -> list[Template]:
    pairs = zip(names, KEY_TYPES, strict=False)
    return [{"AttributeName": name, "KeyType": kind} for name, kind in pairs]


def _role(common: Template, facts: Template) -> Template:
    """What one function `May`, and in which `Tables`, beside what every function may."""
    statements = [
        {"Effect": "Allow", **statement}
        for statement in (*_in_tables(facts.get("Tables", {})), *facts.get("May", []))
    ]
    document = {"Version": "2012-10-17", "Statement": statements}
    own = [{"PolicyName": "own", "PolicyDocument": document}] if statements else []
    properties = dict(common["Properties"])
    properties["ManagedPolicyArns"] = properties["ManagedPolicyArns"] + facts.get("Also", [])
    return {**common, "Properties": properties | {"Policies": own}}


def _in_tables(facts: Template) -> Iterable[Template]:
    """`users: [GetItem]` and `tasks/open_by_user: [Query]`; what may the same goes together."""
    alike: dict[tuple[str, ...], list[Template]] = {}
    for name, operations in facts.items():
        actions = tuple(f"dynamodb:{operation}" for operation in operations)
        alike.setdefault(actions, []).append(_place(*name.split("/")))
    return [{"Action": list(actions), "Resource": places} for actions, places in alike.items()]


def _place(noun: str, index: str = "") -> Template:
    table = _table_name(noun)
    if index:
        return {"Fn::Sub": f"${{{table}.Arn}}/index/{index}"}
    return {"Fn::GetAtt": [table, "Arn"]}


def _table_name(noun: str) -> str:
    return f"{noun.title().replace('_', '')}Table"
