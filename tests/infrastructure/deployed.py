"""The stack as it runs in the stand-in for AWS, and how to ask it something."""

import http.client
import json
from copy import deepcopy
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct

from scripts.resources import client
from tests.support.stand_in_rights import as_it_checks

# In seconds: a function that begins on a busy machine is slower than in AWS.
PATIENCE = 170
PAGE = "<!doctype html><title>Akkoord</title>"


class Reply(Struct, frozen=True, kw_only=True):
    status: int
    headers: dict[str, str]
    body: bytes
    cookies: tuple[str, ...] = ()

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class StandIn(Struct, frozen=True, kw_only=True):
    """Hands out clients as a boto3 session does."""

    endpoint: str

    def client(self, service: str) -> Any:
        return client(service, self.endpoint)


class Deployed(Struct, frozen=True, kw_only=True):
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

    @property
    def host(self) -> str:
        """The distribution's own."""
        return self.outputs["WebAddress"].removeprefix("https://")

    def through_cloudfront(self, path: str, **headers: str) -> Reply:
        """As a browser asks: over TLS."""
        return self._ask("GET", path, self._viewer() | headers)

    def send(self, method: str, path: str, body: object, **headers: str) -> Reply:
        """As the web sends it."""
        own = {"Origin": f"https://{self.host}", "Content-Type": "application/json"}
        return self._ask(method, path, self._viewer() | own | headers, json.dumps(body))

    def straight_at_the_api(self, path: str, **headers: str) -> Reply:
        return self._ask("GET", f"/_aws/execute-api/{self.outputs['RestAPIId']}{path}", headers)

    def _viewer(self) -> dict[str, str]:
        return {"Host": self.host, "X-Forwarded-Proto": "https"}

    def _ask(self, method: str, path: str, headers: dict[str, str], body: str = "") -> Reply:
        connection = http.client.HTTPConnection(urlsplit(self.endpoint).netloc, timeout=PATIENCE)
        try:
            connection.request(method, path, body or None, headers)
            reply = connection.getresponse()
            found = {name.lower(): value for name, value in reply.getheaders()}
            cookies = tuple(reply.headers.get_all("set-cookie", ()))
            return Reply(status=reply.status, headers=found, body=reply.read(), cookies=cookies)
        finally:
            connection.close()


def on_stand_in(template: dict[str, Any], port: int) -> dict[str, Any]:
    """The template with as little changed as the stand-in needs: each for a reason of its own."""
    changed = deepcopy(template)
    _without_what_is_unknown(changed)
    _without_tls(changed["Resources"])
    as_it_checks(changed["Resources"])
    api = changed["Resources"]["APIHandler"]["Properties"]
    api |= {"Timeout": PATIENCE}
    api["Environment"]["Variables"]["PATIENCE"] = "working"
    changed["Resources"]["JudgeSignatures"]["Properties"]["Timeout"] = PATIENCE
    _each_service_here(changed["Globals"]["Function"]["Environment"]["Variables"], port)
    _api_origin_here(changed["Resources"]["Distribution"], port)
    return changed


def _without_what_is_unknown(template: dict[str, Any]) -> None:
    """To the stand-in, which refuses the whole template for it."""
    del template["Resources"]["MalwareProtection"]
    del template["Resources"]["ApiFirewallAtTheApi"]


def _without_tls(resources: dict[str, Any]) -> None:
    """It speaks none, and buckets refuse who comes without."""
    for name in [name for name, it in resources.items() if it["Type"] == "AWS::S3::BucketPolicy"]:
        document = resources[name]["Properties"]["PolicyDocument"]
        kept = [each for each in document["Statement"] if "TlsOnly" not in str(each)]
        document["Statement"] = kept
        if not kept:
            del resources[name]


def _each_service_here(variables: dict[str, Any], port: int) -> None:
    """Functions get AWS_ENDPOINT_URL, which production refuses; but an empty one is left alone."""
    variables["AWS_ENDPOINT_URL"] = ""
    for service in ("DYNAMODB", "LAMBDA", "SQS", "S3", "SESV2", "SNS"):
        variables[f"AWS_ENDPOINT_URL_{service}"] = f"http://127.0.0.1:{port}"


def _api_origin_here(distribution: dict[str, Any], port: int) -> None:
    """The API's own host name would lead to real AWS."""
    origins = distribution["Properties"]["DistributionConfig"]["Origins"]
    api = next(origin for origin in origins if origin["Id"] == "api")
    api["DomainName"] = "localhost"
    api["OriginPath"] = {"Fn::Sub": "/_aws/execute-api/${RestAPI}"}
    api["CustomOriginConfig"] = {
        "OriginProtocolPolicy": "http-only",
        "HTTPPort": port,
        "OriginReadTimeout": PATIENCE,
    }
