"""What is mailed about one return of two partners."""

import pytest

from chalicelib.gateways import sms
from tests.fakes.sms import FakeSms
from tests.pipeline import Pipeline, box
from tests.portal import Portal
from tests.support.namens import own_dossier
from tests.support.partners import agreed, approve, publish, reject, wish
from tests.world import World


@pytest.fixture
def texts(monkeypatch: pytest.MonkeyPatch) -> FakeSms:
    fake = FakeSms()
    monkeypatch.setattr(sms, "send", fake.send)
    return fake


@pytest.fixture
def hers(world: World) -> str:
    return own_dossier(world)


@pytest.fixture
def his(world: World) -> str:
    return own_dossier(world, "PIETER", "Pieter Bos")


@pytest.fixture
def asked(world: World, texts: FakeSms, hers: str, his: str) -> None:
    agreed(world, texts, hers, his)
    bram = Portal(world.host).sign_in(world.users["BRAM"])
    assert publish(bram, hers, wish(world, hers)).status == 201


@pytest.mark.usefixtures("asked")
def test_the_office_reads_who_must_still_agree_and_that_both_did(
    world: World, pipeline: Pipeline, texts: FakeSms, hers: str, his: str
) -> None:
    def told() -> list[str]:
        pipeline.run()
        mails = pipeline.aws.outbox(f"info@{world.host}")
        return [each.text for each in mails if each.subject.startswith("Akkoord")]

    anna, pieter = (Portal(world.host).sign_in(world.users[who]) for who in ("ANNA", "PIETER"))
    approve(anna, world, hers, texts)
    (first,) = told()
    assert "Pieter Bos moet nog akkoord geven; dien haar pas daarna in." in first
    approve(pieter, world, his, texts)
    (second,) = [each for each in told() if each != first]
    assert "Ook partner Anna de Vries is akkoord." in second


@pytest.mark.usefixtures("asked")
def test_whoever_had_approved_hears_that_the_partner_did_not(
    world: World, pipeline: Pipeline, texts: FakeSms, hers: str, his: str
) -> None:
    anna, pieter = (Portal(world.host).sign_in(world.users[who]) for who in ("ANNA", "PIETER"))
    approve(anna, world, hers, texts)
    reject(pieter, world, his, texts)
    pipeline.run()
    (mail,) = [each for each in box(pipeline, world, "ANNA") if "niet akkoord" in each.subject]
    assert "U had er al wel akkoord op gegeven." in mail.text
    assert world.users["PIETER"].name not in mail.text
    assert "Klopt niet" not in mail.html
