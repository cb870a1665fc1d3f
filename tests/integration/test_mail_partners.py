"""What is mailed about the consent of fiscal partners."""

import pytest

from chalicelib.gateways import sms
from tests.fakes.sms import FakeSms
from tests.http.proving import proved
from tests.pipeline import Pipeline, box
from tests.portal import Portal
from tests.support.namens import own_dossier
from tests.world import World


@pytest.fixture
def texts(monkeypatch: pytest.MonkeyPatch) -> FakeSms:
    fake = FakeSms()
    monkeypatch.setattr(sms, "send", fake.send)
    return fake


@pytest.fixture
def dossiers(world: World) -> tuple[str, str]:
    return own_dossier(world), own_dossier(world, "PIETER", "Pieter Bos")


def test_a_person_hears_that_the_office_recorded_their_consent_and_the_partner_does_not(
    world: World, pipeline: Pipeline, texts: FakeSms, dossiers: tuple[str, str]
) -> None:
    hers, his = dossiers
    bram = proved(Portal(world.host).sign_in(world.users["BRAM"]), texts, "consent")
    assert bram.put(f"/clients/{hers}/partner", {"partner_id": his}).status == 200
    said = {"partner_id": his, "ground": {"kind": "phone", "text": "Gebeld om tien uur"}}
    assert bram.put(f"/clients/{hers}/partner/recorded-consent", said).status == 200
    pipeline.run()
    (mail,) = box(pipeline, world, "ANNA")
    assert mail.subject == "Namens u vastgelegd: fiscale partner – Anna de Vries"
    assert f"{world.users['BRAM'].name} van ons kantoor heeft namens u vastgelegd" in mail.text
    assert "Gebeld om tien uur" not in mail.text
    assert box(pipeline, world, "PIETER") == []


def test_who_agrees_themself_needs_no_mail_about_it(
    world: World, pipeline: Pipeline, texts: FakeSms, dossiers: tuple[str, str]
) -> None:
    hers, his = dossiers
    bram = Portal(world.host).sign_in(world.users["BRAM"])
    assert bram.put(f"/clients/{hers}/partner", {"partner_id": his}).status == 200
    anna = proved(Portal(world.host).sign_in(world.users["ANNA"]), texts, "consent")
    assert anna.put(f"/clients/{hers}/partner/consent", {"partner_id": his}).status == 200
    pipeline.run()
    assert [box(pipeline, world, who) for who in ("ANNA", "PIETER")] == [[], []]
