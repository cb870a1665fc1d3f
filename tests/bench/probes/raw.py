"""The same list by hand: stock boto3, no framework, no types, no checks beyond the session."""

import hashlib
import json
import os
from datetime import UTC, datetime

import boto3

PREFIX = os.environ["TABLE_PREFIX"]
OFFICE = os.environ["BENCH_OFFICE"]
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
    now = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    access = json.loads(session["access"]["S"])
    found = dynamodb.query(
        TableName=f"{PREFIX}tasks",
        IndexName="open_by_user",
        KeyConditionExpression="open_key = :key",
        ExpressionAttributeValues={":key": session["user_key"]},
        Limit=200,
    )
    items = (json.loads(row["facts"]["S"]) for row in found["Items"])
    return [
        shown(item, session["language"]["S"])
        for item in items
        if item["client_id"] in access and not (item["closes_at"] and item["closes_at"] <= now)
    ]


def shown(item, language):  # type: ignore[no-untyped-def]
    return {
        "task_id": item["task_id"],
        "document_id": item["document_id"],
        "client_id": item["client_id"],
        "client_name": item["client_name"],
        "client_number": item["client_number"],
        "action": item["action"],
        "type_id": item["type_id"],
        "type_name": item[f"type_{language}"],
        "title": item["title"],
        "period": item["period"],
        "deadline_on": item["deadline_on"],
        "created_at": item["created_at"],
        "status": "open",
    }
