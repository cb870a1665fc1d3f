"""What was said already may be said again. Other words are refused, since those of before count."""

import pytest

from tests.fakes.sms import FakeSms
from tests.http.proving import proved, step_up
from tests.http.test_letting_in import invited
from tests.http.test_recipients import PHONE, path, record
from tests.http.test_tasks import approve
from tests.portal import Answer, Portal
from tests.support.newcomers import vouch
from tests.world import World

OTHERWISE = (409, "said_otherwise")


@pytest.fixture
def anna(world: World) -> Portal:
    return Portal(world.host).sign_in(world.users["ANNA"])


def refused(answer: Answer) -> tuple[int, str | None]:
    return answer.status, answer.problem


def test_who_withdraws_with_another_reason_hears_that_the_first_counts(
    world: World, bram: Portal
) -> None:
    task = world.publish("ANNA")
    place = f"/clients/{task.client_id}/documents/{task.about.document_id}"
    for _ in range(2):
        assert bram.put(f"{place}/withdrawal", {"reason": "fout stuk"}).status == 200
    late = bram.put(f"{place}/withdrawal", {"reason": "heel iets anders"})
    assert refused(late) == OTHERWISE
    assert late.body["title"].startswith("Dit is al gedaan, met andere woorden.")
    told = bram.get(f"{place}/history").body["items"]
    reasons = [each["details"].get("reason") for each in told if "withdrawn" in each["action"]]
    assert reasons == ["fout stuk"]


def test_so_does_who_completes_with_another_remark(
    world: World, bram: Portal, anna: Portal
) -> None:
    task = world.publish("ANNA")
    approve(anna, task)
    said = {"outcome": "filed", "remark": "Vandaag"}
    for _ in range(2):
        assert bram.put(path(task, "/completion"), said).status == 200
    assert refused(bram.put(path(task, "/completion"), said | {"remark": "Gisteren"})) == OTHERWISE


def test_so_does_who_approves_or_rejects_in_other_words(world: World, anna: Portal) -> None:
    task = world.publish("ANNA")
    for _ in range(2):
        assert approve(anna, task, remark="Akkoord, dank").status == 200
    assert refused(approve(anna, task, remark="Toch een vraag")) == OTHERWISE
    task = world.publish("ANNA")
    body = {"document_sha256": task.about.sha256, "reason": "Omzet klopt niet"}
    for _ in range(2):
        assert anna.put(path(task, "/rejection"), body).status == 200
    late = anna.put(path(task, "/rejection"), body | {"reason": "Datum klopt niet"})
    assert refused(late) == OTHERWISE


def test_so_does_who_records_what_somebody_said_on_another_ground(
    world: World, bram: Portal, texts: FakeSms
) -> None:
    task = world.publish("ANNA")
    step_up(bram, texts, "on_behalf", task.about.sha256)
    for _ in range(2):
        assert record(bram, world, task).status == 200
    for ground in (PHONE | {"text": "Zij belde zelf"}, PHONE | {"kind": "paper"}):
        assert refused(record(bram, world, task, ground=ground)) == OTHERWISE
    assert refused(record(bram, world, task, remark="En graag snel")) == OTHERWISE


def test_so_does_who_adds_the_same_version_with_another_remark(world: World, bram: Portal) -> None:
    task = world.publish("ANNA")
    place = f"/clients/{task.client_id}/documents/{task.about.document_id}/versions"
    upload = world.upload(task.client_id, b"De versie met de juiste omzet")
    newer = {"upload_id": upload.upload_id, "remark": "Omzet hersteld"}
    for _ in range(2):
        assert bram.post(place, newer).status == 201
    assert refused(bram.post(place, newer | {"remark": "Datum hersteld"})) == OTHERWISE


def test_so_does_who_vouches_on_another_ground(world: World, texts: FakeSms) -> None:
    user_id = invited(world, proved(Portal(world.host).sign_in(world.users["BRAM"]), texts))
    world.publish("ZOE")
    fatima = proved(Portal(world.host).sign_in(world.employ("FATIMA", "Fatima el Idrissi")), texts)
    for _ in range(2):
        assert vouch(fatima, world.bakkerij, user_id, "Zij liet haar pas zien").status == 200
    late = vouch(fatima, world.bakkerij, user_id, "Ik ken haar van vroeger")
    assert refused(late) == OTHERWISE
