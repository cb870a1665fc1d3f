"""An app with one of everything that the local runner drives, for its own tests."""

import os
from pathlib import Path
from typing import Any

import boto3
from chalice.app import Chalice, Rate, Response

app = Chalice(app_name="little")
app.api.cors = False


def client(service: str) -> Any:
    make: Any = boto3.client
    return make(service)


def fails(what: str) -> bool:
    """Whether the test wants `what` to fail once more; each time is a file."""
    wanted = sorted(Path(os.environ.get("FAIL", "/nowhere")).glob(f"{what}.*"))
    if wanted:
        wanted[0].unlink()
    return bool(wanted)


@app.route("/health")
def health() -> dict[str, str]:
    return {"status": "ok", "version": "0", "parent": str(os.getppid())}


@app.route("/things/{thing_id}", methods=["PUT"], content_types=["*/*"])
def change(thing_id: str) -> dict[str, Any]:
    request = app.current_request
    assert request is not None
    return {"id": thing_id, "body": request.raw_body.decode(), "query": request.to_dict()}


@app.route("/things/new")
def broken() -> Response:
    return Response({"not": {"what", "json", "knows"}})


@app.on_dynamodb_record("arn:aws:dynamodb:eu-west-1:000000000000:table/events/stream/x")
def route_events(event: Any) -> None:
    for record in event:
        name = record.new_image["event_key"]["S"]
        if fails(f"route-{name}"):
            raise ValueError(name)
        client("sqs").send_message(QueueUrl=os.environ["MAIL_QUEUE_URL"], MessageBody=name)


@app.on_sqs_message("akkoord-dev-mail", batch_size=10)
def send_mail(event: Any) -> dict[str, Any]:
    failed = []
    for record in event:
        if fails(f"mail-{record.body}"):
            failed.append({"itemIdentifier": record.to_dict()["messageId"]})
        else:
            mail(record.body)
    return {"batchItemFailures": failed}


@app.schedule(Rate(1, unit=Rate.HOURS))
def close_unread_tasks(event: Any) -> None:
    if fails("close"):
        raise ValueError("close")
    mail("closed")


def mail(subject: str) -> None:
    client("sesv2").send_email(
        FromEmailAddress=f"Van Dijk <portaal@{os.environ['MAIL_FROM_DOMAIN']}>",
        Destination={"ToAddresses": ["Anna <anna@devries.test>"]},
        Content={
            "Simple": {
                "Subject": {"Data": subject},
                "Body": {"Text": {"Data": "tekst"}, "Html": {"Data": f"<p>{subject}</p>"}},
            }
        },
    )
