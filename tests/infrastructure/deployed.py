"""The stack as it runs in the stand-in for AWS, and how to ask it something."""

import http.client
import json
from copy import deepcopy
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from scripts.resources import client

PAGE = "<!doctype html><title>Akkoord</title>"


@dataclass(frozen=True)
class Reply:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True)
class StandIn:
    """Hands out clients as a boto3 session does."""

    endpoint: str

    def client(self, service: str) -> Any:
        return client(service, self.endpoint)


@dataclass(frozen=True)
class Deployed:
    """`endpoint` is the stand-in's; outputs are the stack's."""

    endpoint: str
    outputs: dict[str, str]

    def client(self, service: str) -> Any:
        return client(service, self.endpoint)

    def log(self) -> str:
        """What the functions wrote, for a failed assertion."""
        logs = self.client("logs")
        groups = [group["logGroupName"] for group in logs.describe_log_groups()["logGroups"]]
        found = [logs.filter_log_events(logGroupName=name)["events"] for name in groups]
        return "\n".join(event["message"] for events in found for event in events)

    def through_cloudfront(self, path: str, **headers: str) -> Reply:
        """As a browser asks: over TLS, at the distribution's own host."""
        host = self.outputs["WebAddress"].removeprefix("https://")
        return self._get(path, {"Host": host, "X-Forwarded-Proto": "https", **headers})

    def straight_at_the_api(self, path: str, **headers: str) -> Reply:
        return self._get(f"/_aws/execute-api/{self.outputs['RestAPIId']}{path}", headers)

    def _get(self, path: str, headers: dict[str, str]) -> Reply:
        connection = http.client.HTTPConnection(urlsplit(self.endpoint).netloc, timeout=60)
        try:
            connection.request("GET", path, headers=headers)
            reply = connection.getresponse()
            found = {name.lower(): value for name, value in reply.getheaders()}
            return Reply(reply.status, found, reply.read())
        finally:
            connection.close()


def on_stand_in(template: dict[str, Any], port: int) -> dict[str, Any]:
    """The template without GuardDuty, which the stand-in has not, and with two addresses changed.

    The stand-in gives functions AWS_ENDPOINT_URL, which a portal in production refuses: an empty
    one is left alone, and each service is named instead.
    """
    changed = deepcopy(template)
    del changed["Resources"]["MalwareProtection"]
    variables = changed["Globals"]["Function"]["Environment"]["Variables"]
    variables["AWS_ENDPOINT_URL"] = ""
    for service in ("DYNAMODB", "SQS", "S3", "SESV2", "SNS"):
        variables[f"AWS_ENDPOINT_URL_{service}"] = f"http://127.0.0.1:{port}"
    distribution = changed["Resources"]["Distribution"]["Properties"]["DistributionConfig"]
    api = next(origin for origin in distribution["Origins"] if origin["Id"] == "api")
    api["DomainName"] = "localhost"
    api["OriginPath"] = {"Fn::Sub": "/_aws/execute-api/${RestAPI}"}
    api["CustomOriginConfig"] = {"OriginProtocolPolicy": "http-only", "HTTPPort": port}
    return changed
