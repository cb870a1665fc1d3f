"""A clock that jumps, forwards and back, to moments that the seed decides: what has ended does not
open, what has not does, and nothing breaks."""

from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random

import pytest

from chalicelib.clients.jobs import count_replacements
from chalicelib.core import clock
from chalicelib.core.rights import Rights
from chalicelib.identity.actions import passwords
from chalicelib.identity.domain import challenge as challenges
from chalicelib.identity.domain import link, session
from chalicelib.identity.domain.link import LinkPurpose
from chalicelib.identity.domain.replacement import WAIT
from chalicelib.identity.domain.user import Status, User
from chalicelib.identity.events.shared import Factor
from chalicelib.identity.store import replacements as rows
from chalicelib.identity.store import users
from chalicelib.offices import store as offices
from tests.fakes.sms import FakeSms
from tests.functions import run
from tests.http import test_at_once as wishes
from tests.http.knocking import answer, challenge, code_in
from tests.http.proving import proved
from tests.portal import Portal
from tests.settings import ROUNDS
from tests.support import replacing
from tests.world import World

JUMPS = 8
Jump = Callable[[float], None]
MONTH = timedelta(days=40).total_seconds()


@pytest.fixture
def luck(randomly_seed: int, request: pytest.FixtureRequest) -> Random:
    return Random(f"{randomly_seed} {request.node.name}")  # noqa: S311


@pytest.fixture
def jump(monkeypatch: pytest.MonkeyPatch) -> Jump:
    """To so many seconds from when the test began."""
    begin = clock.now()

    def to(seconds: float) -> None:
        monkeypatch.setattr(clock, "now", lambda: begin + timedelta(seconds=seconds))

    return to


def around(luck: Random, lasts: timedelta) -> float:
    """Seconds before, at, or long after the end of what lasts so long; also backwards."""
    edge = lasts.total_seconds()
    return luck.choice((-MONTH, -edge, -1, 0, edge - 1, edge, edge + 1, luck.uniform(0, MONTH)))


@pytest.mark.parametrize("turn", range(ROUNDS))
def test_a_session(world: World, anna: User, luck: Random, jump: Jump, turn: int) -> None:
    for _ in range(JUMPS):
        start, later = luck.uniform(-MONTH, MONTH), around(luck, session.IDLE)
        jump(start)
        door = Portal(world.host).sign_in(anna)
        jump(start + later)
        assert door.get("/me").status == (200 if later < session.IDLE.total_seconds() else 401)


@pytest.mark.parametrize("turn", range(ROUNDS))
def test_a_code(
    world: World, anna: User, texts: FakeSms, luck: Random, jump: Jump, turn: int
) -> None:
    for each in range(JUMPS):
        start, later = each * MONTH, around(luck, challenges.LASTS)
        jump(start)
        door = Portal(world.host)
        asked = challenge(door, anna)
        code = code_in(texts)
        jump(start + later)
        found = answer(door, asked, code)
        assert found.status < 500
        assert (found.status == 200) is (later < challenges.LASTS.total_seconds()), later
        assert answer(door, asked, code).problem == "code_expired", "a code works once"


@pytest.mark.parametrize("turn", range(ROUNDS))
def test_a_link(world: World, anna: User, luck: Random, jump: Jump, turn: int) -> None:
    for each in range(JUMPS):
        start, later = each * MONTH, around(luck, link.RESET_LASTS)
        jump(start)
        token = passwords.new_password_link(
            anna.office_id, anna.user_id, LinkPurpose.RESET, clock.now()
        )
        jump(start + later)
        body = {"token": token, "password": f"een heel ander geheel {each}"}
        chosen = Portal(world.host).put("/password", body)
        assert (chosen.status < 300) is (later < link.RESET_LASTS.total_seconds()), chosen


@pytest.mark.parametrize("turn", range(ROUNDS))
def test_an_invitation(world: World, texts: FakeSms, luck: Random, jump: Jump, turn: int) -> None:
    lasts = timedelta(days=offices.get(world.office_id).invitation_days)
    for each in range(JUMPS):
        start, later = each * MONTH, around(luck, lasts)
        jump(start)
        who, path, body = wishes.person(world)
        door = proved(Portal(world.host).sign_in(world.users[who]), texts)
        invited = door.post(path, body).body["user_id"]
        token = passwords.new_password_link(
            world.office_id, invited, LinkPurpose.INVITATION, clock.now()
        )
        jump(start + later)
        body = {"token": token, "password": f"een heel ander geheel {each}"}
        chosen, opens = Portal(world.host).put("/password", body), later < lasts.total_seconds()
        assert (chosen.status < 300) is opens, chosen
        status = users.user(world.office_id, invited).status
        assert status is (Status.ACTIVE if opens else Status.INVITED)


@pytest.mark.parametrize("turn", range(ROUNDS))
def test_a_replacement(
    world: World, anna: User, texts: FakeSms, luck: Random, jump: Jump, turn: int
) -> None:
    def counted(factor: Factor) -> str | None:
        found = rows.proven(anna.office_id, anna.user_id)
        return next((each.asked for each in found if each.factor is factor), None)

    for each in range(JUMPS):
        start, factor = 3 * each * MONTH, luck.choice(list(Factor))
        later = around(luck, WAIT)
        new = {Factor.EMAIL: f"anna{each}@nieuw.example", Factor.MOBILE: f"06222222{each:02d}"}
        jump(start)
        door, before = Portal(world.host).sign_in(world.users["BRAM"]), counted(factor)
        assert not replacing.ask(door, texts, anna, factor, new.get(factor, "")).problem
        token = replacing.link(anna, factor)
        replacing.was_told(anna)
        jump(start + later)
        run(count_replacements)
        waits = later < WAIT.total_seconds()
        assert users.user(anna.office_id, anna.user_id).replacing is waits, (factor, later)
        # An address is only another one once it has confirmed itself.
        stops = waits or factor is Factor.EMAIL
        stopped = Portal(world.host).put("/replacement-stops", {"token": token})
        assert (stopped.status < 300) is stops, stopped
        jump(start + 2 * WAIT.total_seconds())
        run(count_replacements)
        assert (counted(factor) == before) is stops, (factor, later)


@pytest.mark.parametrize("turn", range(ROUNDS))
def test_rights_with_a_last_day(luck: Random, jump: Jump, turn: int) -> None:
    for _ in range(JUMPS):
        jump(luck.uniform(-MONTH, MONTH))
        last = str(clock.today())
        jump(luck.uniform(-MONTH, MONTH))
        today: datetime = clock.now()
        assert Rights(ends_on=last).have_ended is (last < str(clock.today())), today
