"""From a PDF to a sealed one, with keys in KMS and time from a timestamp service."""

from collections.abc import Iterator

import pytest

from chalicelib.core.errors import Refused, TryAgain
from chalicelib.gateways import apart
from chalicelib.gateways import aws as gateway
from chalicelib.gateways.signing import engine
from chalicelib.gateways.signing.shapes import PageInk, Sealer, Slot
from tests.aws import Signatures
from tests.support.csc import TrustService, trust_service
from tests.support.signing import (
    ANNA,
    BRAM,
    PIETER,
    WAVE,
    at_hand,
    document,
    paper,
    prepared,
    signature,
    signed,
)


@pytest.fixture(scope="module")
def certified(signatures: Signatures) -> bytes:
    """By the key of the offices; nobody else has signed."""
    return engine.certify(prepared(None, ANNA, PIETER).content, office="Van Dijk")


@pytest.fixture(scope="module")
def sealed(signatures: Signatures) -> bytes:
    return engine.seal(signed(prepared().content))


def test_everybody_who_signed_is_found_and_the_file_is_closed(sealed: bytes) -> None:
    report = engine.validate(sealed)
    assert [(one.kind, one.name, one.level) for one in report.findings[:-1]] == [
        ("certification", BRAM.name, "B-LTA"),
        ("signature", ANNA.name, "B-LTA"),
        ("signature", PIETER.name, "B-LTA"),
        ("seal", "Akkoord seal", "B-LTA"),
    ]
    assert [one.email for one in report.findings[:2]] == [
        "bram@devries.example",
        "anna@devries.example",
    ]
    assert report.findings[0].organisation == BRAM.organisation
    assert all(one.ours and one.at_is_proven for one in report.findings)
    assert report.findings[-1].kind == "timestamp"
    assert report.findings[-1].coverage == "file"
    assert report.good
    assert report.sealed


def test_between_signatures_the_file_is_good_but_not_closed(certified: bytes) -> None:
    report = engine.validate(engine.sign(certified, signature(ANNA, WAVE)))
    assert [(one.kind, one.level, one.docmdp) for one in report.findings] == [
        ("certification", "B-T", 2),
        ("signature", "B-T", 0),
    ]
    assert report.good
    assert not report.sealed


def test_nobody_signs_twice_or_for_somebody_else(certified: bytes) -> None:
    once = engine.sign(certified, signature(ANNA))
    with pytest.raises(Refused, match="signing_signed_before"):
        engine.sign(once, signature(ANNA))
    with pytest.raises(Refused, match="signing_no_such_signer"):
        engine.sign(once, signature(Slot(key="dirk", name="Dirk Vos")))
    with pytest.raises(Refused, match="pdf_damaged"):
        engine.sign(b"%PDF-1.7 nothing", signature(PIETER))


def test_a_signer_adds_at_most_sixty_kilobytes(certified: bytes) -> None:
    grown = len(engine.sign(certified, signature(ANNA, WAVE))) - len(certified)
    assert grown < 35_000


def test_where_kms_says_no_for_now_nothing_is_signed(
    certified: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Throttled:
        def sign(self, **_: object) -> None:
            from botocore.exceptions import ClientError

            raise ClientError({"Error": {"Code": "ThrottlingException"}}, "Sign")

    monkeypatch.setattr("chalicelib.gateways.signing.keys.client", lambda _: Throttled())
    with pytest.raises(TryAgain):
        engine.sign(certified, signature(ANNA))
    with pytest.raises(TryAgain):
        engine.seal(certified)


def test_each_signature_asks_kms_once(certified: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    real = gateway.client("kms")

    class Counted:
        def sign(self, **wanted: str) -> object:
            asked.append(wanted["MessageType"])
            return real.sign(**wanted)

    monkeypatch.setattr("chalicelib.gateways.signing.keys.client", lambda _: Counted())
    once = engine.sign(certified, signature(ANNA))
    assert asked == ["DIGEST"]
    engine.seal(once)
    assert asked == ["DIGEST"] * 2


@pytest.fixture
def service(signatures: Signatures) -> Iterator[TrustService]:
    with trust_service() as service:
        yield service


def test_an_office_may_seal_with_its_own_trust_service(
    certified: bytes, service: TrustService
) -> None:
    once = engine.sign(certified, signature(ANNA))
    report = engine.validate(engine.seal(once, Sealer(csc=service.csc)))
    assert report.sealed
    assert report.findings[2].name == "Zegel van Van Dijk"
    assert service.signed == 1


@pytest.mark.parametrize(
    "call", ["credentials/info", "credentials/authorize", "signatures/signHash"]
)
@pytest.mark.parametrize(("status", "meaning"), [(503, TryAgain), (429, TryAgain), (403, Refused)])
def test_a_trust_service_that_does_not_help_is_told_apart(
    certified: bytes, service: TrustService, call: str, status: int, meaning: type[Exception]
) -> None:
    service.failing[call] = status
    with pytest.raises(meaning):
        engine.seal(certified, Sealer(csc=service.csc))
    assert service.signed == 0


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_ask", at_hand)


@pytest.mark.usefixtures("here")
def test_more_signers_than_boxes_are_collected_under_one_seal(signatures: Signatures) -> None:
    slots = tuple(
        Slot(key=f"lid{number}", name=f"Lid van de coöperatie {number}") for number in range(8)
    )
    with pytest.raises(Refused, match="signing_too_many_signers"):
        engine.prepare(document(), paper(*slots))
    made = engine.collect(document(), paper(*slots), [signature(slot, WAVE) for slot in slots])
    report = engine.validate(made)
    assert [one.kind for one in report.findings] == ["seal", "timestamp"]
    assert report.sealed
    assert engine.inspect(made).pages == 3


@pytest.mark.usefixtures("here")
def test_what_arrived_signed_is_carried_as_it_is(sealed: bytes) -> None:
    assert engine.inspect(sealed).already_signed
    assert engine.inspect(sealed).certified == 2
    with pytest.raises(Refused, match="signing_already_signed"):
        engine.prepare(sealed, paper())
    wrapped = engine.wrap(sealed, paper(ANNA), [signature(ANNA, PageInk(typed="Anna"))])
    report = engine.validate(wrapped)
    assert report.sealed
    assert report.wrapped_sha256 == engine.validate(sealed).sha256
    assert engine.unwrap(wrapped) == sealed
    with pytest.raises(Refused, match="signing_no_wrapper"):
        engine.unwrap(document())


def test_it_is_known_how_long_certificates_last(signatures: Signatures) -> None:
    left = engine.days_left()
    first, second, *others = (one.name for one in left)
    assert [first, second, sorted(others[:2]), *others[2:]] == [
        *("crl", "crl"),
        ["office", "seal"],  # made one after the other, perhaps in the same second
        *("issuing", "root"),
    ]
    assert list(left) == sorted(left, key=lambda one: one.until)
    assert 95 < left[0].days <= 100
