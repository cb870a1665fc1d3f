"""Who hears that somebody was let in, and by whose message the time runs."""

from datetime import UTC, datetime, timedelta

from chalicelib.clients.domain.letting_in import (
    LONG,
    MOST_READERS,
    gave_before,
    heard_of,
    seen_until,
    telling,
)
from chalicelib.clients.domain.membership import Had, Membership
from chalicelib.core.actor import LetIn, UserKind, Vouched
from chalicelib.core.language import Language
from chalicelib.core.replacing import replace
from chalicelib.core.rights import Rights
from chalicelib.identity.domain.user import Status, User

AT = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
ACTS, READS = Rights(approve=True), Rights()


def member(user_id: str, rights: Rights = READS) -> Membership:
    return Membership(
        office_id="o", client_id="groot", user_id=user_id, rights=rights, invited_at=AT
    )


def known(*members: Membership) -> dict[str, User]:
    return {
        each.user_id: User(
            office_id="o",
            user_id=each.user_id,
            kind=UserKind.CLIENT,
            email="a@b.nl",
            name="Anna",
            mobile="",
            language=Language.NL,
            invited_at=AT,
            status=Status.ACTIVE,
        )
        for each in members
    }


READERS = tuple(member(f"reader{number:02}") for number in range(30))
SHUT = LetIn(
    event_id="e", at=AT - timedelta(days=1), by_name="Bram", giver_ids=("bram",), shut=True
)


def told(*members: Membership) -> list[str]:
    return [each.user_id for each in telling(members, known(*members), AT)]


def heard(*members: Membership) -> list[str]:
    return [each.user_id for each in heard_of(telling(members, known(*members), AT), AT)]


def test_everybody_who_can_act_hears_it_however_many_read_or_act() -> None:
    acting = tuple(member(f"director{number:02}", ACTS) for number in range(50))
    everybody = told(*READERS, *acting)
    assert everybody[:50] == [each.user_id for each in acting]
    assert everybody[50:] == [each.user_id for each in READERS[:MOST_READERS]]


def test_the_time_runs_by_those_who_can_act_and_of_readers_where_nobody_can() -> None:
    assert heard(*READERS, member("dora", ACTS)) == ["dora"]
    assert heard(*READERS[:2]) == ["reader00", "reader01"]


def test_who_could_act_until_lately_is_one_of_them() -> None:
    lately = replace(member("dora"), had=Had(rights=ACTS, until=AT - LONG + timedelta(days=1)))
    long_ago = replace(member("jan"), had=Had(rights=ACTS, until=AT - LONG))
    assert heard(lately, long_ago) == ["dora"]


def test_nor_does_it_run_by_who_is_shut_themself_while_there_is_another() -> None:
    shut = replace(member("false", ACTS), let_in=SHUT)
    seen = replace(SHUT, vouched=Vouched(by_name="Fatima", at=AT, ground="Paspoort"))
    vouched = replace(member("vera", ACTS), let_in=seen)
    assert heard(shut, vouched, *READERS) == ["vera"]
    assert heard(shut, *READERS) == ["false"]


def test_who_gave_before_is_kept_for_thirty_days() -> None:
    before = replace(SHUT, before_ids=("fatima",))
    assert gave_before(before, ("bram",), AT) == ("fatima",)
    assert gave_before(before, ("aisha",), AT) == ("fatima", "bram")
    assert gave_before(before, ("aisha",), before.at + LONG) == ()
    assert gave_before(None, ("aisha",), AT) == ()


def seen(stopped: int | None, back: int | None, status: Status = Status.ACTIVE) -> int:
    """In hours, of who lost their rights at AT."""
    user = replace(
        next(iter(known(member("anna")).values())),
        status=status,
        stopped_at=None if stopped is None else AT + timedelta(hours=stopped),
        here_since=None if back is None else AT + timedelta(hours=back),
    )
    return int((seen_until(Had(rights=ACTS, until=AT), user) - AT) / timedelta(hours=1))


def test_the_others_see_somebody_until_it_is_taken_or_the_account_is_stopped() -> None:
    assert seen(None, None) == seen(2, -9) == seen(-9, -2) == 0
    assert seen(-9, -20, Status.DEACTIVATED) == -9
    assert seen(-9, None) == seen(-9, 2) == -9
