"""The same list by hand: stock boto3, no framework, no types, no checks beyond the session."""

import hashlib
import json
import os
from datetime import UTC, datetime

import boto3

PREFIX = os.environ["TABLE_PREFIX"]
OFFICE = os.environ["BENCH_OFFICE"]
STANDARD = {
    "btw-aangifte": ("Btw-aangifte", "VAT return"),
    "icp-opgaaf": ("ICP-opgaaf", "EC sales list"),
    "aangifte-vpb": ("Aangifte VPB", "Corporate tax return"),
    "concept-jaarrekening": ("Conceptjaarrekening", "Draft annual accounts"),
    "publicatiestukken": ("Publicatiestukken", "Accounts for publication"),
}
dynamodb = boto3.client("dynamodb")


def handler(event, context):  # type: ignore[no-untyped-def]
    session = session_of(event["headers"].get("cookie", ""))
    if session is None:
        return {"statusCode": 401, "headers": {}, "body": ""}
    body = json.dumps({"items": open_tasks(session), "cursor": None})
    return {"statusCode": 200, "headers": {"Content-Type": "application/json"}, "body": body}


def session_of(cookie):  # type: ignore[no-untyped-def]
    token = cookie.partition("=")[2]
    found = dynamodb.get_item(
        TableName=f"{PREFIX}sessions",
        Key={"session_key": {"S": f"{OFFICE}#{hashlib.sha256(token.encode()).hexdigest()}"}},
        ConsistentRead=True,
    ).get("Item")
    now = datetime.now(UTC).timestamp()
    return found if found and int(found["expires_at"]["N"]) > now else None


def open_tasks(session):  # type: ignore[no-untyped-def]
    access = json.loads(session["access"]["S"])
    user = json.loads(session["facts"]["S"])["user_id"]
    found = dynamodb.query(
        TableName=f"{PREFIX}tasks",
        IndexName="open_by_user",
        KeyConditionExpression="open_key = :key",
        ExpressionAttributeValues={":key": {"S": f"{OFFICE}#{user}"}},
        Limit=200,
    )
    items = (shown(row, session["language"]["S"]) for row in found["Items"])
    return sorted(
        (task for task in items if task["client_id"] in access and not past(task.pop("closes"))),
        key=lambda task: (task["deadline_on"] or "9999-12-31", task["task_id"]),
    )


def past(closes):  # type: ignore[no-untyped-def]
    return closes is not None and closes <= datetime.now(UTC).timestamp()


def shown(row, language):  # type: ignore[no-untyped-def]
    document, title, kind, names, action, period, client, number, created, closes, package = (
        json.loads(row["facts"]["S"])
    )
    deadline = row["open_sort"]["S"]
    return {
        "task_id": row["task_key"]["S"].partition("#")[0],
        "document_id": document,
        "client_id": row["client_key"]["S"].partition("#")[2],
        "client_name": client,
        "client_number": number,
        "action": action,
        "type_id": kind,
        "type_name": (STANDARD[kind] if isinstance(names, int) else names)[language == "en"],
        "title": title,
        "period": period,
        "deadline_on": deadline if deadline != "9999-12-31" else None,
        "created_at": f"{datetime.fromtimestamp(created, UTC):%Y-%m-%dT%H:%M:%S}.000Z",
        "status": "open",
        "acts_from": None,
        "package_id": package,
        "closes": closes,
    }
