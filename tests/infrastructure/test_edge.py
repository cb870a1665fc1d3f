"""What CloudFront tells the API of who asks, and that nobody else can."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import chalicelib
from scripts.install import ROOT
from scripts.local import gateway
from scripts.packaging.template import full_template

RESOURCES: dict[str, Any] = full_template()["Resources"]
CODE = RESOURCES["OfficeHostFunction"]["Properties"]["FunctionCode"]
POLICY = RESOURCES["ApiRequests"]["Properties"]["OriginRequestPolicyConfig"]
FORWARDED = set(POLICY["HeadersConfig"]["Headers"])
# Cookies have a setting of their own; CloudFront adds the key; the host is for a laptop alone.
APART = {"cookie", "x-origin-key", "host"}
MOST_HEADERS = 10


def told(**headers: str) -> dict[str, str]:
    """What the function hands on for a browser at 203.0.113.9 that sends these."""
    given = {name.replace("_", "-"): {"value": value} for name, value in headers.items()}
    event = {"viewer": {"ip": "203.0.113.9"}, "request": {"headers": given}}
    script = f"{CODE}\nconsole.log(JSON.stringify(handler({json.dumps(event)})))"
    node = ROOT / ".tools/bin/node"
    ran = subprocess.run([node, "-e", script], capture_output=True, text=True, check=True)
    return {name: each["value"] for name, each in json.loads(ran.stdout)["headers"].items()}


def test_a_browser_cannot_say_who_or_where_it_is() -> None:
    said = told(
        host="a.nl",
        x_office_host="b.nl",
        x_viewer_address="10.0.0.1",
    )
    assert said == {"host": "a.nl", "x-office-host": "a.nl", "x-viewer-address": "203.0.113.9"}


def test_the_place_is_what_cloudfront_knows() -> None:
    both = {"cloudfront_viewer_city": "Utrecht", "cloudfront_viewer_country_name": "Netherlands"}
    assert told(host="a.nl", **both)["x-office-host"] == "a.nl Utrecht, Netherlands"
    country = {"cloudfront_viewer_country_name": "Netherlands"}
    assert told(host="a.nl", **country)["x-office-host"] == "a.nl Netherlands"


def test_every_header_that_is_read_reaches_the_api() -> None:
    code = "".join(path.read_text() for path in Path(*chalicelib.__path__).rglob("*.py"))
    read = set(re.findall(r"request\.headers\.get\(\"([a-z-]+)\"", code))
    assert read
    assert read - APART <= FORWARDED
    assert len(FORWARDED) <= MOST_HEADERS, "CloudFront takes no more in one policy"


def test_the_host_of_the_browser_stays_outside() -> None:
    """API Gateway answers to its own host name only."""
    assert POLICY["HeadersConfig"]["HeaderBehavior"] == "whitelist"
    assert "host" not in FORWARDED


def test_answers_are_compressed_on_the_way() -> None:
    """CloudFront does not where nothing is kept: API Gateway does, which must know that the browser
    reads it. The gateway of a laptop does as this one."""
    assert "accept-encoding" in FORWARDED
    assert RESOURCES["RestAPI"]["Properties"]["MinimumCompressionSize"] == gateway.COMPRESSED_FROM
