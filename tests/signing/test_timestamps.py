"""The time in a signature is proven by somebody else, and it is the time it was."""

from datetime import timedelta
from typing import Any

import pytest

from chalicelib.core import clock, config
from chalicelib.core.errors import TryAgain
from chalicelib.gateways.signing import chain, engine
from chalicelib.gateways.signing.certificates import ISSUING, Subject, issue
from chalicelib.gateways.signing.keys import issuer
from scripts import pki
from tests.aws import Signatures
from tests.support.signing import ANNA, prepared, signature, signed

# It does not answer, not well, about another file, to another question, or two hours off.
FAILING = ["500", "reject", "garbage", "other", "late", "clock/7200", "clock/-7200"]
MINUTES_OFF = 280


@pytest.fixture(scope="module")
def certified(signatures: Signatures) -> bytes:
    """By the key of the offices; nobody else has signed."""
    return engine.certify(prepared(None, ANNA).content, office="Van Dijk")


@pytest.fixture
def tsas(signatures: Signatures, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Which timestamp services are asked: fill it with paths."""
    wanted: list[str] = []

    class Wanted(config.Config):
        @property
        def tsas(self) -> tuple[str, ...]:
            return tuple(signatures.address(path) for path in wanted)

    known = config.config()
    facts = {name: getattr(known, name) for name in known.__struct_fields__}
    monkeypatch.setattr("chalicelib.gateways.signing.timestamps.config", lambda: Wanted(**facts))
    return wanted


@pytest.mark.parametrize("failing", FAILING)
def test_where_one_timestamp_service_fails_the_next_is_asked(
    certified: bytes, tsas: list[str], failing: str
) -> None:
    tsas += [failing, "one"]
    report = engine.validate(engine.sign(certified, signature(ANNA)))
    assert report.proven
    assert abs(report.findings[1].at - clock.now()) < timedelta(minutes=1)


@pytest.mark.parametrize("failing", FAILING)
def test_without_a_timestamp_nothing_is_signed(
    certified: bytes, tsas: list[str], failing: str
) -> None:
    tsas += [failing, failing]
    with pytest.raises(TryAgain):
        engine.sign(certified, signature(ANNA))
    with pytest.raises(TryAgain):
        engine.seal(certified)


def test_a_timestamp_service_that_is_slow_or_gone_is_not_waited_for(
    certified: bytes, tsas: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chalicelib.gateways.signing.timestamps.SECONDS", 0.2)
    tsas += ["slow"]
    with pytest.raises(TryAgain):
        engine.sign(certified, signature(ANNA))
    monkeypatch.setattr("tests.aws.HOST", "127.0.0.1:1/")
    with pytest.raises(TryAgain):
        engine.sign(certified, signature(ANNA))


@pytest.mark.parametrize("off", [MINUTES_OFF, -MINUTES_OFF])
def test_a_clock_that_is_minutes_off_spoils_nothing(
    signatures: Signatures, tsas: list[str], off: int
) -> None:
    """Not even where the seal seems older than what it closes."""
    tsas += [f"clock/{off}"]
    made = signed(prepared().content)
    tsas[:] = [f"clock/{-off}"]
    report = engine.validate(engine.seal(made))
    assert report.sealed
    assert {one.level for one in report.findings[:-1]} == {"B-LTA"}
    apart = [(one.at or clock.now()) - clock.now() for one in report.findings]
    assert all(abs(each) > timedelta(seconds=MINUTES_OFF - 30) for each in apart)


def test_a_service_whose_certificate_was_taken_back_is_not_believed(
    certified: bytes, published: dict[str, Any]
) -> None:
    service = pki.object_of(published["others"][0])
    revoked = {f"{service.serial_number:x}": clock.now().isoformat()}
    pki.publish(pki.renewed(published | {"revoked": revoked}))
    chain._published.cache_clear()
    with pytest.raises(TryAgain):
        engine.sign(certified, signature(ANNA))


def test_a_timestamp_with_a_long_chain_finds_room(
    certified: bytes, signatures: Signatures, monkeypatch: pytest.MonkeyPatch
) -> None:
    subject, until = Subject(common_name="Above the clock"), clock.now() + timedelta(days=1)
    key = chain.chain().issuing.public_key
    above = [
        issue(subject, key, ISSUING, issuer(chain.chain()), (clock.now(), until)) for _ in range(9)
    ]
    monkeypatch.setattr(signatures.tsa.stamper, "certs_to_embed", above)
    report = engine.validate(engine.sign(certified, signature(ANNA)))
    assert report.good
    assert report.findings[1].level == "B-T"
