"""What a browser is told is the same on a laptop and behind CloudFront."""

from typing import Any

from scripts.local.headers import security_headers
from scripts.packaging.template import full_template

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


def test_nothing_is_allowed_inline_or_from_anywhere() -> None:
    policy = security_headers(FILES)["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "*" not in policy
    assert rules(policy)["default-src"] == "'none'"
