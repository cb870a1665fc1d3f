"""By the yes of colleagues alone one thing of a person counts, and never of two who are a pair."""

from datetime import timedelta

import pytest

from chalicelib.clients.jobs import count_replacements
from chalicelib.core import clock
from chalicelib.core.actor import EmployeeRole
from chalicelib.core.replacing import replace
from chalicelib.identity.domain.user import User
from chalicelib.identity.events.shared import Factor, Via
from chalicelib.identity.store import signing_in, users
from tests.fakes.sms import FakeSms
from tests.functions import run
from tests.http.knocking import Later
from tests.http.proving import proved
from tests.portal import Portal
from tests.support.replacing import agree, ask, link, now, second, shown, waiting, was_told
from tests.world import World

HOW = "Zij belde met het nummer dat wij al kenden"


@pytest.fixture
def stranger(world: World) -> Portal:
    return Portal(world.host)


def let_in(world: World, who: str, by: str) -> Portal:
    """As if this colleague had let that one in ten days ago."""
    known, then = now(world.users[who]), clock.now() - timedelta(days=10)
    lately = {"invited_at": then, "let_in_by": (world.users[by].user_id,)}
    signing_in.keep_change(replace(known, **lately))
    return Portal(world.host).sign_in(world.users[who])


def seen_by(door: Portal, world: World, anna: User) -> dict[str, dict[str, object]]:
    items = door.get(f"/clients/{world.bakkerij}/people").body["items"]
    (row,) = [each for each in items if each["user_id"] == anna.user_id]
    return {each["factor"]: each for each in row["replacements"]}


def test_an_owner_does_not_become_a_client_with_a_colleague_of_his_own(
    world: World, anna: User, bram: Portal, texts: FakeSms
) -> None:
    """As it was done: Karin at an address of his own, and both agreed to within three seconds."""
    for factor in (Factor.EMAIL, Factor.MOBILE):
        ask(bram, texts, anna, factor)
    second(world)
    karin = let_in(world, "FATIMA", "BRAM")
    for factor in (Factor.EMAIL, Factor.MOBILE):
        answer = agree(karin, texts, anna, factor)
        assert (answer.status, answer.problem) == (409, "needs_another_colleague")
    assert seen_by(karin, world, anna)["mobile"]["refusal"] == "needs_another_colleague"
    assert (now(anna).email, now(anna).mobile) == (anna.email, anna.mobile)


def test_who_was_let_in_just_now_and_asks_has_no_second_in_who_let_them_in(
    world: World, anna: User, bram: Portal, texts: FakeSms, later: Later
) -> None:
    """The other way round: the owner asks it as Karin, and agrees as himself."""
    later(days=40)
    second(world)
    fatima = now(world.users["FATIMA"])
    new = {"let_in_by": (world.users["BRAM"].user_id,), "invited_at": clock.now()}
    signing_in.keep_change(replace(fatima, **new))
    ask(Portal(world.host).sign_in(fatima), texts, anna, Factor.MOBILE)
    owner = Portal(world.host).sign_in(world.users["BRAM"])
    assert agree(owner, texts, anna, Factor.MOBILE).problem == "needs_another_colleague"
    later(days=70, minutes=1)
    owner = Portal(world.host).sign_in(world.users["BRAM"])
    assert not agree(owner, texts, anna, Factor.MOBILE).problem


def test_who_invited_a_colleague_is_known_by_it(world: World, texts: FakeSms) -> None:
    esther = world.employ("ESTHER", "Esther", EmployeeRole.OWNER)
    door = proved(Portal(world.host).sign_in(esther), texts, "change_rights")
    email = f"karin@{world.host}"
    body = {"name": "Karin", "email": email, "mobile": "0612345670", "role": "accountant"}
    assert not door.post("/employees", body | {"client_ids": None, "language": "nl"}).problem
    karin = users.user_with_email(world.office_id, email)
    assert karin
    assert karin.let_in_by == (esther.user_id,)


@pytest.mark.parametrize(
    ("first", "other"), [(Factor.EMAIL, Factor.MOBILE), (Factor.MOBILE, Factor.EMAIL)]
)
def test_of_two_only_one_counts_by_the_yes_of_colleagues(
    world: World,
    anna: User,
    bram: Portal,
    stranger: Portal,
    texts: FakeSms,
    later: Later,
    first: Factor,
    other: Factor,
) -> None:
    for factor in (first, other):
        ask(bram, texts, anna, factor)
    fatima = second(world)
    assert not agree(fatima, texts, anna, first).problem
    answer = agree(fatima, texts, anna, other)
    assert (answer.status, answer.problem) == (409, "one_by_colleagues")
    told = seen_by(fatima, world, anna)[other]
    assert told["refusal"] == "one_by_colleagues"
    assert told["alone_until"]
    assert seen_by(bram, world, anna)[other]["alone_until"] == told["alone_until"]
    assert now(anna).replacing
    token = link(anna, other, Via.MAIL)
    assert not stranger.put("/replacement-confirmations", {"token": token}).problem
    assert not now(anna).replacing


def test_the_other_counts_after_72_hours(
    world: World, anna: User, bram: Portal, texts: FakeSms, later: Later
) -> None:
    ask(bram, texts, anna, Factor.DEVICES)
    assert not agree(second(world), texts, anna, Factor.DEVICES).problem
    ask(bram, texts, anna, Factor.EMAIL)
    was_told(anna)
    later(hours=72, minutes=1)
    run(count_replacements)
    assert not now(anna).replacing


def test_it_never_counts_sooner_than_was_told(
    world: World, anna: User, bram: Portal, stranger: Portal, texts: FakeSms, later: Later
) -> None:
    """The message about the second of two says 30 days more, also once the first was stopped."""
    for ahead, factor in enumerate((Factor.EMAIL, Factor.MOBILE)):
        later(seconds=ahead)
        ask(bram, texts, anna, factor)
        was_told(anna)
    promised = seen_by(bram, world, anna)["mobile"]["counts_at"]
    stranger.put("/replacement-stops", {"token": link(anna, Factor.EMAIL)})
    assert seen_by(bram, world, anna)["mobile"]["counts_at"] == promised
    later(hours=100)
    run(count_replacements)
    assert now(anna).mobile == anna.mobile
    later(days=33, minutes=1)
    run(count_replacements)
    assert now(anna).mobile != anna.mobile


def test_a_number_that_a_colleague_said_yes_to_brings_no_address_along(
    world: World, anna: User, bram: Portal, stranger: Portal, texts: FakeSms
) -> None:
    """Else the yes of a colleague would be one to both: the text message goes to the new number."""
    ask(bram, texts, anna, Factor.MOBILE)
    assert not agree(second(world), texts, anna, Factor.MOBILE).problem
    ask(bram, texts, anna, Factor.EMAIL)
    token = link(anna, Factor.EMAIL, Via.TEXT)
    assert not stranger.post("/replacement-links", {"token": token}).body["may_confirm"]
    assert stranger.put("/replacement-confirmations", {"token": token}).problem == "only_stops"


def test_who_would_ask_reads_beforehand_what_will_happen(
    world: World, anna: User, bram: Portal, texts: FakeSms, later: Later
) -> None:
    path = f"/people/{anna.user_id}/replacements/"
    free = bram.get(f"{path}mobile").body
    assert (free["alone_until"], free["has_second"], free["texted"]) == (None, False, True)
    assert free["no_second"] == []
    second(world)
    assert bram.get(f"{path}mobile").body["has_second"]
    ask(bram, texts, anna, Factor.EMAIL)
    told = bram.get(f"{path}mobile").body["counts_at"]
    (asked,) = [
        each
        for each in ask(bram, texts, anna, Factor.MOBILE).body["replacements"]
        if each["factor"] == "mobile"
    ]
    assert abs((clock.parse(asked["counts_at"]) - clock.parse(told)).total_seconds()) < 60
    assert clock.parse(told) > waiting(anna, Factor.EMAIL).due_at
    agree(second(world), texts, anna, Factor.EMAIL)
    assert bram.get(f"{path}mobile").body["alone_until"]


def test_a_colleague_sees_the_whole_number_before_they_say_yes(
    world: World, anna: User, bram: Portal, texts: FakeSms
) -> None:
    ask(bram, texts, anna, Factor.MOBILE, "0622223388")
    path = f"/people/{anna.user_id}/replacements/mobile/value"
    seen = {"asked": shown(anna, Factor.MOBILE)}
    assert bram.post(path, seen).problem == "needs_a_colleague"
    fatima = second(world)
    assert seen_by(fatima, world, anna)["mobile"]["value"] == "•• •••• ••88"
    assert fatima.post(path, seen).problem == "step_up_needed"
    proved(fatima, texts, "change_mobile")
    assert fatima.post(path, seen).body == {"value": "+31622223388"}


def test_who_it_is_about_sees_the_whole_number(
    world: World, anna: User, bram: Portal, stranger: Portal, texts: FakeSms
) -> None:
    ask(bram, texts, anna, Factor.MOBILE, "0622223388")
    (own,) = Portal(world.host).sign_in(anna).get("/me/replacements").body["items"]
    assert own["value"] == "+31622223388"
    looked = stranger.post("/replacement-links", {"token": link(anna, Factor.MOBILE)})
    assert looked.body["replacement"]["value"] == "+31622223388"


@pytest.mark.parametrize("how", [".", "-- --", "ok", "1234567", "🙂🙂🙂🙂🙂🙂"])
def test_how_a_colleague_knows_it_takes_words(
    world: World, anna: User, bram: Portal, texts: FakeSms, how: str
) -> None:
    ask(bram, texts, anna, Factor.MOBILE)
    answer = agree(second(world), texts, anna, Factor.MOBILE, how)
    assert answer.fields == {"how": "says_nothing"}
    assert now(anna).mobile == anna.mobile
