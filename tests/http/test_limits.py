"""Too much from one address, or of one office, waits; others go on."""

from collections import Counter

import pytest
from argon2.exceptions import VerifyMismatchError
from msgspec import Struct

from chalicelib.core import clock
from chalicelib.core.errors import NotSignedIn, TooMany
from chalicelib.core.ids import new_id
from chalicelib.core.language import Language
from chalicelib.core.replacing import replace
from chalicelib.core.visitor import Visitor
from chalicelib.identity.actions import hashing, limiting, signing_in
from chalicelib.identity.domain.limit import UPLOADS, Limit
from chalicelib.identity.domain.user import User
from chalicelib.identity.store import counters
from tests.fakes.counters import FakeCounters
from tests.fakes.sms import FakeSms
from tests.http.knocking import Later, answer, challenge, code_in, knock
from tests.http.proving import proved
from tests.portal import Answer, Portal
from tests.world import World


def must_wait(refused: Answer) -> None:
    assert (refused.status, refused.problem) == (429, "too_many_tries")
    assert 0 < int(refused.headers["retry-after"]) <= 900


class FakeHasher(Struct, kw_only=True):
    """Says no, and counts how often it was asked."""

    asked: int = 0

    def verify(self, secret: str, password: str) -> bool:
        self.asked += 1
        raise VerifyMismatchError


def test_ten_thousand_wrong_passwords_from_everywhere_are_a_hundred_guesses(
    world: World, anna: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    now, hasher, counted = clock.now(), FakeHasher(), FakeCounters()
    monkeypatch.setattr(clock, "now", lambda: now)
    monkeypatch.setattr(hashing, "_hasher", lambda: hasher)
    monkeypatch.setattr(counters, "count", counted.count)
    refused: Counter[str] = Counter()
    for number in range(10_000):
        ip = f"198.51.{number // 250}.{number % 250}"
        visitor = Visitor(
            office_id=world.office_id, host=world.host, language=Language.NL, ip=ip, user_agent=""
        )
        with pytest.raises((NotSignedIn, TooMany)) as error:
            signing_in.sign_in(visitor, anna.email, f"guess {number}")
        refused[error.value.code] += 1
    assert refused == {"wrong_credentials": 100, "too_many_tries": 9_900}
    assert hasher.asked == 100


def test_after_a_quarter_of_an_hour_the_right_person_gets_in(
    door: Portal, anna: User, texts: FakeSms, later: Later, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signing_in, "WRONG_PASSWORDS", Limit(name="passwords", times=2))
    for _ in range(5):
        refused = knock(door, anna.email, "wrong")
    must_wait(refused)
    must_wait(knock(door, anna.email))
    later(minutes=15)
    assert knock(door, anna.email).status == 201


@pytest.mark.usefixtures("later")  # all in one quarter of an hour
def test_one_password_tried_on_everybody_from_one_address(
    door: Portal, anna: User, texts: FakeSms, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = challenge(door, anna)
    monkeypatch.setattr(limiting, "FROM_ADDRESS", Limit(name="address", times=1))
    must_wait(knock(door, anna.email))
    must_wait(knock(door, "nobody@nowhere.example"))
    must_wait(answer(door, asked, code_in(texts)))
    must_wait(door.post("/password-requests", {"email": anna.email}))
    monkeypatch.setattr(limiting, "PASSKEYS_FROM_ADDRESS", Limit(name="address-passkeys", times=1))
    assert door.post("/passkey-challenges").status == 201
    must_wait(door.post("/passkey-challenges"))


@pytest.mark.usefixtures("later")  # all in one quarter of an hour
def test_an_office_sends_no_end_of_text_messages(
    door: Portal, anna: User, texts: FakeSms, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limiting, "OFFICE_MESSAGES", Limit(name="messages", times=1))
    assert knock(door, anna.email).status == 201
    must_wait(knock(door, anna.email))
    assert len(texts.texted) == 1


@pytest.mark.usefixtures("later")  # all in one quarter of an hour
def test_an_office_sends_no_end_of_invitations(
    world: World, texts: FakeSms, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limiting, "OFFICE_INVITATIONS", Limit(name="office-invitations", times=1))
    bram = proved(Portal(world.host).sign_in(world.users["BRAM"]), texts)
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


@pytest.mark.parametrize("name", ["UPLOADS", "OFFICE_UPLOADS"])
@pytest.mark.usefixtures("later")  # all in one quarter of an hour
def test_nobody_fills_the_storage_in_a_quarter_of_an_hour(
    world: World, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    limit = replace(getattr(limiting, name), times=1)
    monkeypatch.setattr(limiting, name, limit)
    bram = Portal(world.host).sign_in(world.users["BRAM"])
    sent = [
        bram.post(
            f"/clients/{world.bakkerij}/uploads",
            {"upload_id": new_id(), "file_name": "a.pdf", "size": 9, "sha256": "0" * 64},
        )
        for _ in range(2)
    ]
    assert [each.status for each in sent] == [201, 429]
    assert sent[1].problem == "too_many_uploads"
    assert 0 < int(sent[1].headers["retry-after"]) <= 900
    assert " uur kunt u verder" in sent[1].body["title"]


def test_one_person_who_sends_too_much_stops_no_colleague(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limiting, "UPLOADS", replace(UPLOADS, times=1))
    for who in ("BRAM", "FATIMA"):
        door = Portal(world.host).sign_in(world.users.get(who) or world.employ(who, who))
        upload = {"upload_id": new_id(), "file_name": "a.pdf", "size": 9, "sha256": "0" * 64}
        assert door.post(f"/clients/{world.bakkerij}/uploads", upload).status == 201
