"""Browsers in words."""

import pytest

from chalicelib.identity.domain.device import Device, device_of
from chalicelib.identity.domain.factor import Held

KIT = "AppleWebKit/537.36 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("says", "words"),
    [
        (
            f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {KIT} Chrome/140.0 Safari/537.36",
            "Chrome, Windows",
        ),
        (
            f"Mozilla/5.0 (Windows NT 10.0) {KIT} Chrome/140.0 Safari/537.36 Edg/140.0",
            "Edge, Windows",
        ),
        (
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
            "Firefox, Linux",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1",
            "Safari, iPhone",
        ),
        (
            f"Mozilla/5.0 (Linux; Android 15) {KIT} SamsungBrowser/27.0 Chrome/140",
            "Samsung Internet, Android",
        ),
        (
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.0 Safari/605.1",
            "Safari, Mac",
        ),
        ("curl/8.0", ""),
        ("", ""),
    ],
)
def test_a_browser_in_words(says: str, words: str) -> None:
    assert device_of(says).words == words


def test_a_device_is_strange_when_others_were_here_before() -> None:
    phone, desk = (
        Device(browser="Safari", system="iPhone"),
        Device(browser="Chrome", system="Windows"),
    )
    assert not Held().is_strange(phone)
    known = Held(devices=frozenset({phone.device_id}))
    assert not known.is_strange(phone)
    assert known.is_strange(desk)
