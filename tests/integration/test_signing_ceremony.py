"""From asking to a sealed document in the dossier, through the real routes, queues and keys."""

import pytest

from chalicelib.core.ids import new_id
from chalicelib.documents import store as documents
from chalicelib.gateways import files, sms
from chalicelib.gateways import signing as engine
from chalicelib.tasks.domain import State
from tests.aws import Signatures
from tests.fakes.sms import FakeSms
from tests.pipeline import Pipeline
from tests.support.ceremony import DRAWN, Desk
from tests.support.signing import document
from tests.world import World


@pytest.fixture
def desk(
    world: World,
    pipeline: Pipeline,
    signatures: Signatures,
    monkeypatch: pytest.MonkeyPatch,
) -> Desk:
    texts = FakeSms()
    monkeypatch.setattr(sms, "send", texts.send)
    return Desk(world, pipeline, texts)


def test_one_signer_goes_the_whole_way(desk: Desk) -> None:
    task = desk.ask(("ANNA", 1))
    desk.work()
    seen = desk.signing("ANNA", task)
    assert (seen["state"], seen["may"]) == ("open", ["sign", "decline", "paper"])
    given = desk.sign("ANNA", task)
    assert given.body["step"] == "signing"
    assert desk.put("ANNA", given, "completion").problem == "not_ready_yet"
    desk.work()
    assert desk.look("ANNA", given)["step"] == "ready"
    assert desk.put("ANNA", given, "completion").body["step"] == "completed"
    assert desk.task(task.task_id).state is State.READY_TO_SEND
    made = documents.document(task.office_id, task.client_id, task.document_id)
    report = engine.validate(files.read(made.file_key))
    assert report.sealed
    assert (made.version, made.status) == (2, "ready_to_send")
