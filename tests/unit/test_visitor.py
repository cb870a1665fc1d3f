"""Who asks: what CloudFront says is believed of who knows its key."""

from types import SimpleNamespace
from typing import Any

import pytest

from chalicelib.core import visitor
from chalicelib.core.config import config
from chalicelib.core.errors import NotFound
from chalicelib.core.language import Language
from chalicelib.core.replacing import replace
from chalicelib.identity.domain.limit import address_group

KEY = "only-cloudfront-knows-this"


@pytest.fixture
def deployed(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = replace(
        config(),
        stage="production",
        origin_key=KEY,
        web_origin_scheme="https",
        aws_endpoint_url="",
        clock_offset_file="",
    )
    monkeypatch.setattr(visitor, "config", lambda: settings)
    door = visitor.Door(
        office_at=lambda host: host,
        actor_of=lambda _: None,
        take_turn=lambda _: None,
        has_code=lambda *_: False,
        check_touches_others=lambda *_: None,
    )  # type: ignore[arg-type,return-value]
    monkeypatch.setattr(visitor, "_doors", [door])


def request(**headers: str) -> Any:
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    return SimpleNamespace(headers=given, context={"identity": {"sourceIp": "198.51.100.1"}})


def test_the_address_is_the_one_that_cloudfront_saw(deployed: None) -> None:
    asked = request(x_origin_key=KEY, x_office_host="A.NL", x_viewer_address="203.0.113.9")
    found = visitor.visitor_of(asked, Language.NL)
    assert (found.host, found.ip) == ("a.nl", "203.0.113.9")


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("Utrecht, Netherlands", "Utrecht, Netherlands"),
        ("S%C3%A3o Paulo, Brazil", "São Paulo, Brazil"),
        ("Netherlands", "Netherlands"),
        ("", ""),
        ("%00%0d%0aUtrecht", "Utrecht"),
        ("x" * 300, "x" * 100),
    ],
)
def test_the_place_is_in_words_or_unknown(deployed: None, said: str, place: str) -> None:
    asked = request(x_origin_key=KEY, x_office_host=f"a.nl {said}")
    assert visitor.visitor_of(asked, Language.NL).place == place


def test_on_a_laptop_nobody_says_where_they_are() -> None:
    asked = request(host="a.nl", x_office_host="a.nl Utrecht")
    assert visitor._place(asked) == ""


def test_who_does_not_know_the_key_is_not_believed(deployed: None) -> None:
    with pytest.raises(NotFound):
        visitor.visitor_of(request(x_office_host="a.nl", x_viewer_address="9.9.9.9"), Language.NL)


@pytest.mark.parametrize(
    ("ip", "group"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("", ""),
        ("somebody", ""),
    ],
)
def test_an_address_and_its_neighbours_count_as_one(ip: str, group: str) -> None:
    assert address_group(ip) == group
