"""From a PDF to a sealed one, with keys in KMS and time from a timestamp service."""

import pytest

from chalicelib.gateways import signing
from tests.aws import Signatures
from tests.support.signing import ANNA, BRAM, PIETER, WAVE, prepared, signature, signed


@pytest.fixture(scope="module")
def sealed(signatures: Signatures) -> bytes:
    return signing.seal(signed(prepared().content))


def test_everybody_who_signed_is_found_and_the_file_is_closed(sealed: bytes) -> None:
    report = signing.validate(sealed)
    assert [(one.kind, one.name, one.level) for one in report.findings[:-1]] == [
        ("certification", BRAM.name, "B-LTA"),
        ("signature", ANNA.name, "B-LTA"),
        ("signature", PIETER.name, "B-LTA"),
        ("seal", "Akkoord seal", "B-LTA"),
    ]
    assert report.findings[-1].kind == "timestamp"
    assert report.findings[-1].coverage == "file"
    assert report.good
    assert report.sealed


def test_between_signatures_the_file_is_good_but_not_closed(signatures: Signatures) -> None:
    half = signing.sign(signing.certify(prepared().content), signature(ANNA, WAVE))
    report = signing.validate(half)
    assert [(one.kind, one.level, one.docmdp) for one in report.findings] == [
        ("certification", "B-T", 2),
        ("signature", "B-T", 0),
    ]
    assert report.good
    assert not report.sealed
