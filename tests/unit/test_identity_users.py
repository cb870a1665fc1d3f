"""Users, their addresses, their sessions, links and layouts."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core import clock
from chalicelib.core.actor import UserKind, may
from chalicelib.core.emails import is_email, normalised_email
from chalicelib.core.errors import Conflict, Invalid, NotFound
from chalicelib.core.language import Language
from chalicelib.core.letters import pasted
from chalicelib.core.replacing import replace
from chalicelib.core.rights import Right, Rights
from chalicelib.identity.domain.device import Device
from chalicelib.identity.domain.layout import Column, Layout, check_layout
from chalicelib.identity.domain.link import LinkPurpose, new_link, user_of
from chalicelib.identity.domain.new_email import NewEmail
from chalicelib.identity.domain.session import session_of
from chalicelib.identity.domain.user import (
    Access,
    Status,
    User,
    new_user,
)

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
DESK = Device(browser="Chrome", system="Windows")


def invite(
    email: str = "anna@bakkerij.example", name: str = "Anna", mobile: str = "0612345678"
) -> User:
    return new_user(
        "van-dijk", UserKind.CLIENT, AT, email=email, name=name, mobile=mobile, language=Language.NL
    )


def test_a_new_user_is_invited_and_tidied() -> None:
    user = invite(" Anna@Bakkerij.Example ", "  Anna de Vries ")
    assert (user.email, user.name) == ("anna@bakkerij.example", "Anna de Vries")
    assert (user.mobile, user.status) == ("+31612345678", Status.INVITED)
    assert not user.may_sign_in
    assert user.activated().may_sign_in


@pytest.mark.parametrize(
    "email",
    [
        "anna",
        "anna@",
        "@b.nl",
        "anna@b",
        "a b@c.nl",
        "anna@b..nl",
        ".anna@b.nl",
        "anna@-b.nl",
        "änna@b.nl",
        "\u0430nna@b.nl",
        "anna@b.nl,ron@b.nl",
        "a" * 65 + "@b.nl",
        "a@" + "b" * 250 + ".nl",
    ],
)
def test_what_is_no_address_is_refused(email: str) -> None:
    with pytest.raises(Invalid) as refused:
        invite(email)
    assert [(each.field, each.code) for each in refused.value.fields] == [("email", "not_an_email")]


def test_one_address_has_one_spelling() -> None:
    spellings = (
        "Anna@B.nl",
        " anna@b.nl",
        "\ufeffANNA@B.NL\n",
        "\u202aan\u200bna@b\u00ad.nl\u00a0",
    )
    assert {normalised_email(each) for each in spellings} == {"anna@b.nl"}


LOOK_ALIKES = {
    "ligature": "\ufb00@b.nl",
    "full width": "\uff41nna@b.nl",
    "full width at": "anna\uff20b.nl",
    "sign of Kelvin": "\u212aoen@b.nl",
    "long s": "\u017fam@b.nl",
    "dotted capital": "\u0130nge@b.nl",
    "dotless": "\u0131nge@b.nl",
    "sharp s": "stra\u00dfe@b.nl",
    "letter in a ring": "\u24d0nna@b.nl",
    "small capital": "anna@b.\u207fl",
    "full stop of elsewhere": "anna@b\u3002nl",
    "Cyrillic domain": "anna@\u0432.nl",
}


@pytest.mark.parametrize("email", LOOK_ALIKES.values(), ids=LOOK_ALIKES)
def test_an_address_is_judged_before_it_is_folded(email: str) -> None:
    with pytest.raises(Invalid):
        invite(email)


@given(
    st.text(max_size=3), st.text(st.characters(categories=["L", "N", "S", "Cf", "Zs"]), max_size=3)
)
def test_no_mailbox_becomes_that_of_another_by_how_it_is_written(before: str, after: str) -> None:
    typed = f"{before}anna{after}@bakkerij.example"
    kept = normalised_email(typed)
    if is_email(kept):
        assert kept == pasted(typed).lower()
        assert pasted(typed).isascii()


@given(st.sampled_from("annkis@b.l"), st.characters(min_codepoint=128))
def test_no_letter_stands_for_one_of_ours(ours: str, other: str) -> None:
    written = "annkis@b.nl".replace(ours, other)
    assert not is_email(normalised_email(written)) or pasted(other) == ""


def test_everything_that_is_wrong_is_named_at_once() -> None:
    with pytest.raises(Invalid) as refused:
        invite("nowhere", " ", "1")
    assert [each.field for each in refused.value.fields] == ["email", "name", "mobile"]


def test_rights_come_and_go_per_client() -> None:
    user = invite().with_access(
        "bakkerij", Access(name="Bakkerij", kind="organisation", rights=Rights(sign=True))
    )
    assert user.rights == {"bakkerij": Rights(sign=True)}
    assert user.without_access("bakkerij").rights == {}
    assert user.speaking(Language.EN).language is Language.EN


def test_a_session_knows_what_its_user_may_do() -> None:
    user = invite().with_access(
        "bakkerij", Access(name="Bakkerij", kind="organisation", rights=Rights(sign=True))
    )
    session = session_of(user, "hash", AT, {"sms": "now"}, DESK)
    actor = session.actor()
    assert (actor.name, actor.session_key) == ("Anna", "hash")
    assert session.device.words == "Chrome, Windows"
    assert replace(session, token_sha256="ab" * 32).session_id == "ab" * 16
    assert may(actor, Right.SIGN, "bakkerij")
    assert not may(actor, Right.APPROVE, "bakkerij")


def test_a_session_ends_after_half_an_hour_of_rest_and_after_twelve_hours() -> None:
    session = session_of(invite(), "hash", AT, {}, DESK)
    assert session.is_live(AT + timedelta(minutes=29))
    assert not session.is_live(AT + timedelta(minutes=30))
    busy = replace(session, seen_at=AT + timedelta(hours=11, minutes=50))
    assert busy.is_live(AT + timedelta(hours=11, minutes=59))
    assert not busy.is_live(AT + timedelta(hours=12))


def test_being_seen_is_noted_every_five_minutes() -> None:
    session = session_of(invite(), "hash", AT, {}, DESK)
    assert not session.is_worth_noting(AT + timedelta(minutes=4))
    assert session.is_worth_noting(AT + timedelta(minutes=5))


def test_a_link_opens_with_its_own_token_for_as_long_as_it_lasts() -> None:
    user = invite()
    link, token = new_link("van-dijk", user.user_id, LinkPurpose.INVITATION, AT, 7)
    assert user_of(token) == user.user_id
    assert token not in repr(link)
    assert link.opens_with(token, AT + timedelta(days=7, seconds=-1))
    assert not link.opens_with(token, AT + timedelta(days=7))
    assert not link.opens_with(token + "x", AT)
    reset, token = new_link("van-dijk", user.user_id, LinkPurpose.RESET, AT, 7)
    assert not reset.opens_with(token, AT + timedelta(days=1))


def layout(table_id: str = "tasks", **column: object) -> Layout:
    facts = {"column_id": "title", "width": 200, "hidden": False} | column
    return Layout(table_id=table_id, columns=(Column(**facts),), sort_by=None, descending=False)  # type: ignore[arg-type]


def test_a_layout_of_a_reasonable_table_is_kept() -> None:
    check_layout(layout(), {"tasks"})


def test_a_layout_is_small() -> None:
    with pytest.raises(NotFound):
        check_layout(layout("Not A Table"), set())
    with pytest.raises(Conflict):
        check_layout(layout(), {f"table-{number}" for number in range(30)})
    for wide in (layout(width=19), layout(width=2001)):
        with pytest.raises(Invalid):
            check_layout(wide, set())
    one = layout().columns
    with pytest.raises(Invalid):
        check_layout(replace(layout(), columns=one * 2), set())
    many = tuple(
        Column(column_id=f"column-{number}", width=100, hidden=False) for number in range(41)
    )
    with pytest.raises(Invalid):
        check_layout(replace(layout(), columns=many), set())


def test_an_address_is_tidied_and_corrected_while_the_account_is_in_use() -> None:
    assert invite().reached_at(" Ann@New.NL ").email == "ann@new.nl"
    assert invite().activated().reached_at("ann@new.nl").email == "ann@new.nl"
    with pytest.raises(Invalid):
        invite().reached_at("nonsense")
    with pytest.raises(Conflict):
        invite().deactivated(clock.now()).reached_at("ann@new.nl")


def test_a_new_address_opens_with_its_own_link_and_for_a_day() -> None:
    asked = NewEmail(
        office_id="van-dijk",
        user_id="u" * 26,
        email="ann@new.nl",
        asked="event-1",
        expires_at=AT + timedelta(days=1),
    )
    ready, token = asked.with_token()
    assert ready.opens_with(token, AT)
    assert not ready.opens_with(token, AT + timedelta(days=1))
    assert not ready.opens_with(token + "x", AT)
    assert not asked.opens_with(token, AT)
    assert not asked.opens_with("", AT)
    assert asked.waits(AT)


def test_who_is_deactivated_may_not_sign_in() -> None:
    assert not invite().activated().deactivated(clock.now()).may_sign_in
