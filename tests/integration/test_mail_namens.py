"""What is mailed about who acts for the holder of a personal dossier."""

from datetime import timedelta

import pytest

from chalicelib.core import clock
from tests.fakes.sms import FakeSms
from tests.http.proving import proved, step_up
from tests.pipeline import Pipeline, box
from tests.portal import Portal
from tests.support.namens import ACTS, SAID, active, let_in, own_dossier, proof_in, representative
from tests.support.newcomers import vouched
from tests.world import World


@pytest.mark.parametrize("holder", ["all", "reading", "nothing"])
def test_the_holder_hears_who_acts_for_them_also_who_may_nothing_any_more(
    world: World, pipeline: Pipeline, texts: FakeSms, holder: str
) -> None:
    dossier = own_dossier(world)
    bram = proved(Portal(world.host).sign_in(world.users["BRAM"]), texts)
    body = representative(world, proof_in(world, dossier, silent=True), holder=holder)
    user_id = let_in(bram, dossier, body).body["user_id"]
    pipeline.run()
    pipeline.run()
    (mail,) = box(pipeline, world, "ANNA")
    assert mail.subject == "Iemand mag namens u handelen: Anna de Vries"
    assert "Lotte Bakker is toegelaten om namens u te handelen" in mail.text
    assert "Als: bewindvoerder" in mail.text
    assert "Mag: stukken bekijken, als gelezen melden, akkoord geven en ondertekenen" in mail.text
    assert ("Uw eigen toegang tot dit dossier" in mail.text) is (holder == "nothing")
    assert world.users["BRAM"].name in mail.text
    assert body["email"] not in mail.text
    active(world, "LOTTE", user_id)
    (invitation,) = box(pipeline, world, "LOTTE")
    assert "U handelt namens: Anna de Vries (bewindvoerder)" in invitation.text


@pytest.mark.parametrize(("days", "only_reads"), [(1, True), (10, False)])
def test_who_can_act_only_after_the_last_day_is_said_to_read_until_then(
    world: World, pipeline: Pipeline, texts: FakeSms, days: int, only_reads: bool
) -> None:
    """And not from when they may, which is a day that never comes."""
    dossier = own_dossier(world)
    bram = proved(Portal(world.host).sign_in(world.users["BRAM"]), texts)
    last_day = str(clock.today() + timedelta(days=days))
    rights = ACTS | {"ends_on": last_day}
    body = representative(world, proof_in(world, dossier, silent=True), rights=rights)
    lotte = let_in(bram, dossier, body).body["user_id"]
    pipeline.run()
    active(world, "LOTTE", lotte)
    (holder,), (own,) = (box(pipeline, world, who) for who in ("ANNA", "LOTTE"))
    assert (
        "de laatste dag van de toegang, kan Lotte Bakker alleen lezen" in holder.text
    ) is only_reads
    assert (", naar verwachting vanaf" in holder.text) is not only_reads
    assert ("de laatste dag van de toegang, kunt u alleen lezen" in own.text) is only_reads
    assert ("kan nog niet: naar verwachting vanaf" in own.text) is not only_reads


def test_the_office_reads_who_approved_namens_whom(
    world: World, pipeline: Pipeline, texts: FakeSms
) -> None:
    dossier = own_dossier(world)
    bram = proved(Portal(world.host).sign_in(world.users["BRAM"]), texts)
    body = representative(world, proof_in(world, dossier, silent=True))
    lotte = active(world, "LOTTE", let_in(bram, dossier, body).body["user_id"])
    vouched(world, texts, dossier, lotte.user_id)
    lotte = active(world, "LOTTE", lotte.user_id)
    task = world.publish("LOTTE", client_id=dossier, type_id="aangifte-ib")
    door, seen = Portal(world.host).sign_in(lotte), task.about.sha256
    step_up(door, texts, "approve", seen)
    path = f"/clients/{dossier}/tasks/{task.task_id}/approval"
    assert door.put(path, {"document_sha256": seen}).status == 200
    pipeline.run()
    mails = pipeline.aws.outbox(f"info@{world.host}")
    (mail,) = [each for each in mails if each.subject.startswith("Akkoord")]
    assert f"{SAID} is akkoord met dit stuk." in mail.text


def test_whoever_acts_for_somebody_reads_so_in_what_is_asked_of_them(
    world: World, pipeline: Pipeline, texts: FakeSms
) -> None:
    dossier = own_dossier(world)
    bram = proved(Portal(world.host).sign_in(world.users["BRAM"]), texts)
    body = representative(world, proof_in(world, dossier, silent=True))
    active(world, "LOTTE", let_in(bram, dossier, body).body["user_id"])
    world.publish("LOTTE", "ANNA", client_id=dossier, type_id="aangifte-ib")
    pipeline.run()
    asked = {
        who: next(each.text for each in box(pipeline, world, who) if "akkoord" in each.subject)
        for who in ("LOTTE", "ANNA")
    }
    assert "U handelt namens: Anna de Vries (bewindvoerder)" in asked["LOTTE"]
    assert "U handelt namens" not in asked["ANNA"]
