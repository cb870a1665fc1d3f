"""Before the API: who goes around CloudFront, and who asks without end."""

import json
from typing import Any

from chalicelib.core.language import Language
from chalicelib.core.text import error_text
from chalicelib.identity.domain.limit import CLIENT_PART
from scripts.install import ROOT
from scripts.packaging.template import full_template

TEMPLATE: dict[str, Any] = full_template()
RESOURCES: dict[str, Any] = TEMPLATE["Resources"]
FIREWALL = RESOURCES["ApiFirewall"]["Properties"]
AROUND, ADDRESS = sorted(FIREWALL["Rules"], key=lambda rule: rule["Priority"])
QUEUES = {"SendNotifications", "RunReactions", "SendMail", "SignDocuments", "NoteFeedback"}


def test_it_stands_before_the_api() -> None:
    joined = RESOURCES["ApiFirewallAtTheApi"]["Properties"]
    assert joined["WebACLArn"] == {"Fn::GetAtt": ["ApiFirewall", "Arn"]}
    assert "/restapis/${RestAPI}/stages/${RestAPI.Stage}" in joined["ResourceArn"]["Fn::Sub"]
    assert FIREWALL["Scope"] == "REGIONAL"


def test_an_address_is_the_one_that_cloudfront_saw_and_only_cloudfront_is_believed() -> None:
    """The first rule ends it for others, so that nobody makes addresses up in the second."""
    (either,) = [AROUND["Statement"]["NotStatement"]["Statement"]["OrStatement"]["Statements"]]
    matched = [each["ByteMatchStatement"] for each in either]
    assert {each["FieldToMatch"]["SingleHeader"]["Name"] for each in matched} == {"x-origin-key"}
    assert {each["PositionalConstraint"] for each in matched} == {"EXACTLY"}
    assert "OriginKeyVersion" in str(matched[0])
    assert "OriginKeyAlso" in str(matched[1])
    rate = ADDRESS["Statement"]["RateBasedStatement"]
    assert rate["ForwardedIPConfig"]["HeaderName"] == "x-viewer-address"
    assert rate["AggregateKeyType"] == "FORWARDED_IP"
    assert set(AROUND["Action"]) == set(ADDRESS["Action"]) == {"Block"}


def test_one_address_takes_a_small_part_of_what_there_is_for_all() -> None:
    defaults = {name: each.get("Default") for name, each in TEMPLATE["Parameters"].items()}
    window = ADDRESS["Statement"]["RateBasedStatement"]["EvaluationWindowSec"]
    assert defaults["AddressRate"] / window <= defaults["ApiRate"] / 20


def test_the_page_of_security_says_how_often_somebody_may_ask() -> None:
    page = (ROOT / "docs/security.md").read_text()
    defaults = {name: each.get("Default") for name, each in TEMPLATE["Parameters"].items()}
    rate = defaults["OfficeRate"]
    assert f"{rate} requests a second of one office and {rate // CLIENT_PART} of one client" in page
    assert f"lets through {defaults['AddressRate']} in five minutes from one address" in page


def test_who_is_stopped_is_told_when_to_come_back() -> None:
    said = ADDRESS["Action"]["Block"]["CustomResponse"]
    headers = {each["Name"]: each["Value"] for each in said["ResponseHeaders"]}
    assert (said["ResponseCode"], headers["Retry-After"]) == (429, "300")
    body = json.loads(FIREWALL["CustomResponseBodies"][said["CustomResponseBodyKey"]]["Content"])
    assert body["status"] == 429
    assert "/" in body["title"]


def test_no_request_is_kept_as_a_sample() -> None:
    seen = [FIREWALL, *FIREWALL["Rules"]]
    assert not any(each["VisibilityConfig"]["SampledRequestsEnabled"] for each in seen)


def test_the_api_has_a_share_that_nobody_else_takes() -> None:
    share = RESOURCES["APIHandler"]["Properties"]["ReservedConcurrentExecutions"]
    assert {"Ref": "ApiConcurrency"} in share["Fn::If"]


def test_no_queue_takes_more_than_a_part() -> None:
    ends = {
        name: source["Properties"]["ScalingConfig"]["MaximumConcurrency"]
        for name in QUEUES
        for source in RESOURCES[name]["Properties"]["Events"].values()
    }
    assert ends.keys() == QUEUES
    assert sum(ends.values()) <= TEMPLATE["Parameters"]["ApiConcurrency"]["Default"] / 2


def test_what_api_gateway_says_itself_is_like_what_we_say() -> None:
    """Where no run is free, or one is killed: never 500."""
    own = RESOURCES["RestAPI"]["Properties"]["GatewayResponses"]
    for kind in ("DEFAULT_5XX", "THROTTLED"):
        assert own[kind]["StatusCode"] == 503
        assert own[kind]["ResponseParameters"]["Headers"]["Retry-After"] == "'2'"
        said = json.loads(own[kind]["ResponseTemplates"]["application/json"])
        both = [error_text("try_again_later", language) for language in Language]
        assert (said["type"], said["title"]) == ("try_again_later", " / ".join(both))


def test_cloudfront_keeps_no_answer_that_says_no() -> None:
    """It does for ten seconds otherwise, for whoever asks next; a second try would get it again."""
    config = RESOURCES["Distribution"]["Properties"]["DistributionConfig"]
    kept = {
        each["ErrorCode"]: each["ErrorCachingMinTTL"] for each in config["CustomErrorResponses"]
    }
    assert kept == dict.fromkeys((404, 414, 500, 501, 502, 503, 504), 0)
