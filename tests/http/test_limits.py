"""Too much from one address, or of one office, waits; others go on."""

import pytest

from chalicelib.identity.actions import limiting
from chalicelib.identity.domain import User
from chalicelib.identity.domain.limit import Limit
from tests.fakes.sms import FakeSms
from tests.http.knocking import answer, challenge, code_in, knock
from tests.portal import Answer, Portal
from tests.world import World


def must_wait(refused: Answer) -> None:
    assert (refused.status, refused.problem) == (429, "too_many_tries")
    assert 0 < int(refused.headers["retry-after"]) <= 900


def test_one_password_tried_on_everybody_from_one_address(
    door: Portal, anna: User, texts: FakeSms, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = challenge(door, anna)
    monkeypatch.setattr(limiting, "FROM_ADDRESS", Limit("address", 1))
    must_wait(knock(door, anna.email))
    must_wait(knock(door, "nobody@nowhere.example"))
    must_wait(answer(door, asked, code_in(texts)))
    must_wait(door.post("/password-requests", {"email": anna.email}))


def test_an_office_sends_no_end_of_text_messages(
    door: Portal, anna: User, texts: FakeSms, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limiting, "OFFICE_MESSAGES", Limit("messages", 1))
    assert knock(door, anna.email).status == 201
    must_wait(knock(door, anna.email))
    assert len(texts.texted) == 1


def test_an_office_sends_no_end_of_invitations(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limiting, "OFFICE_INVITATIONS", Limit("office-invitations", 1))
    bram = Portal(world.host).sign_in(world.users["BRAM"])
    person = {
        "email": "zoe@bakkerij.example",
        "name": "Zoë",
        "mobile": "06-12345603",
        "language": "nl",
        "rights": {"role": "medewerker", "read": True, "approve": False, "sign": False},
    }
    path = f"/clients/{world.bakkerij}/people"
    assert bram.post(path, person).status == 201
    must_wait(bram.post(path, {**person, "email": "yara@bakkerij.example"}))
