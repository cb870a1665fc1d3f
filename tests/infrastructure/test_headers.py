"""What a browser is told is the same on a laptop and behind CloudFront."""

import base64
import hashlib
import re
from typing import Any

from scripts.local.headers import security_headers
from scripts.package import ROOT
from scripts.packaging.template import full_template

PAGE = ROOT / "web" / "dist" / "index.html"
FILES = "https://dossier.test https://quarantine.test"
POLICY: dict[str, Any] = full_template()["Resources"]["SecurityHeaders"]["Properties"][
    "ResponseHeadersPolicyConfig"
]
GENERAL: dict[str, Any] = POLICY["SecurityHeadersConfig"]


def rules(policy: str) -> dict[str, str]:
    pairs = (rule.strip().partition(" ") for rule in policy.split(";"))
    return {name: value for name, _, value in pairs}


def test_the_content_security_policy_is_the_same() -> None:
    text, _ = GENERAL["ContentSecurityPolicy"]["ContentSecurityPolicy"]["Fn::Sub"]
    here = security_headers(FILES)["Content-Security-Policy"]
    assert rules(text.replace("${files}", FILES)) == rules(here)


def test_the_other_headers_are_the_same() -> None:
    here = security_headers(FILES)
    assert here["X-Frame-Options"] == GENERAL["FrameOptions"]["FrameOption"]
    assert here["Referrer-Policy"] == GENERAL["ReferrerPolicy"]["ReferrerPolicy"]
    assert here["X-Content-Type-Options"] == "nosniff"
    assert GENERAL["ContentTypeOptions"] == {"Override": True}
    lowered = {name.lower(): value for name, value in here.items()}
    for own in POLICY["CustomHeadersConfig"]["Items"]:
        assert lowered[own["Header"]] == own["Value"]


def test_the_one_script_in_the_page_is_the_one_that_is_named() -> None:
    inline = re.findall(r"<script(?![^>]* src=)[^>]*>([^<]+)</script>", PAGE.read_text())
    (digest,) = [hashlib.sha256(each.encode()).digest() for each in inline]
    policy = rules(security_headers(FILES)["Content-Security-Policy"])
    assert policy["script-src"] == f"'self' 'sha256-{base64.b64encode(digest).decode()}'"


def test_nothing_else_is_allowed_inline_or_from_anywhere() -> None:
    policy = security_headers(FILES)["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "*" not in policy
    assert rules(policy)["default-src"] == "'none'"


def test_nobody_puts_the_portal_in_a_frame() -> None:
    assert rules(security_headers(FILES)["Content-Security-Policy"])["frame-ancestors"] == "'none'"
    assert GENERAL["FrameOptions"] == {"Override": True, "FrameOption": "DENY"}


def test_a_browser_comes_by_https_alone_for_two_years() -> None:
    """A laptop has no certificate, so this one is CloudFront's."""
    promise = GENERAL["StrictTransportSecurity"]
    assert promise["AccessControlMaxAgeSec"] == 2 * 365 * 24 * 60 * 60
    assert promise["IncludeSubdomains"] is True


def test_other_origins_neither_open_nor_load_what_is_ours() -> None:
    here = security_headers(FILES)
    assert here["Cross-Origin-Opener-Policy"] == "same-origin"
    assert here["Cross-Origin-Resource-Policy"] == "same-origin"


def test_passkeys_are_for_our_own_pages_and_nothing_else_is_asked_of_a_device() -> None:
    asked = dict(
        each.split("=") for each in security_headers(FILES)["Permissions-Policy"].split(", ")
    )
    ours = {name for name, to in asked.items() if to == "(self)"}
    assert ours == {"publickey-credentials-create", "publickey-credentials-get"}
    assert {to for name, to in asked.items() if name not in ours} == {"()"}


def test_every_answer_has_them_api_and_web_alike() -> None:
    distribution: dict[str, Any] = full_template()["Resources"]["Distribution"]
    settings = distribution["Properties"]["DistributionConfig"]
    behaviours = [settings["DefaultCacheBehavior"], *settings["CacheBehaviors"]]
    assert {each["ResponseHeadersPolicyId"]["Ref"] for each in behaviours} == {"SecurityHeaders"}
    # Readers of PDF fetch certificates without TLS; these prove themselves.
    closed = [each for each in behaviours if each.get("PathPattern") != "/pki/*"]
    assert {each["ViewerProtocolPolicy"] for each in closed} <= {
        "redirect-to-https",
        "https-only",
    }
