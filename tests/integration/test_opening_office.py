"""An office and its first owner: made whole or not at all, once, judged as the portal judges."""

import secrets
from collections.abc import Mapping
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.audit import store as audit
from chalicelib.audit.domain import LogSearch
from chalicelib.core.errors import Conflict, Invalid
from chalicelib.core.language import Language
from chalicelib.core.replacing import replace
from chalicelib.core.table import transaction
from chalicelib.employees.actions import founding
from chalicelib.identity.store import signing_in, users
from chalicelib.offices import store as offices
from chalicelib.offices.domain.facts import faults, is_web_address
from chalicelib.offices.domain.office import Office
from tests.fakes.mail import Killed
from tests.pipeline import Pipeline
from tests.portal import Portal
from tests.support.dying import killed_at
from tests.world import World

WILLEM = {"name": "Willem van Dijk", "email": "willem@vandijk.test", "mobile": "06 12345613"}
FACTS = {
    "name": "Van Dijk Accountants",
    "colour": "#0F5B50",
    "email": " Info@VanDijk.test",
    "phone": "+31 30 234 56 78",
    "website": "https://www.vandijk.test",
    "address": "Maliesingel 214, Utrecht",
    "sms_sender": "Van Dijk",
    "privacy_url": "https://www.vandijk.test/privacy",
    "terms_url": "",
}


@pytest.fixture
def host() -> str:
    return f"portaal-{secrets.token_hex(4)}.vandijk.test"


def opened(host: str, owner: Mapping[str, str] = WILLEM, **facts: str) -> Office:
    return founding.open_office({"host": host, **FACTS, **facts}, owner, Language.NL)


def refused(host: str, owner: Mapping[str, str] = WILLEM, **facts: str) -> dict[str, str]:
    with pytest.raises(Invalid) as found:
        opened(host, owner, **facts)
    return {each.field: each.code for each in found.value.fields}


def trace(office: Office) -> list[str]:
    found, _ = audit.security_log(office.office_id, LogSearch(), None, 20)
    return sorted(event.action for event in found)


def test_the_owner_is_mailed_signs_in_and_finds_the_opening_in_the_log(
    pipeline: Pipeline, host: str
) -> None:
    office = opened(host)
    pipeline.office_id = office.office_id
    pipeline.run()
    (mail,) = [each for each in pipeline.aws.outbox("willem@vandijk.test") if host in each.text]
    assert mail.subject == "Uw account bij Van Dijk Accountants"
    assert "/welkom#token=" in mail.text
    owner = users.user_with_email(office.office_id, "willem@vandijk.test")
    assert owner
    willem = Portal(host).sign_in(owner)
    log = willem.get("/security-events?concern=office").body["items"]
    assert [(each["action"], each["actor_name"]) for each in log] == [("office_opened", "Akkoord")]
    assert len(willem.get("/document-types").body["items"]) > 10
    assert willem.get("/office/policy").body["sms_sender"] == "Van Dijk"


def test_the_door_says_where_the_statement_is(aws: object, host: str) -> None:
    opened(host)
    shown = Portal(host).get("/office").body
    assert (shown["email"], shown["colour"]) == ("info@vandijk.test", "#0f5b50")
    assert (shown["privacy_url"], shown["terms_url"]) == (FACTS["privacy_url"], "")


def test_a_second_time_gives_the_same_office_and_writes_nothing(aws: object, host: str) -> None:
    first = opened(host)
    assert opened(host.upper() + " ") == first
    assert trace(first) == ["office_opened", "person_invited"]
    assert len(users.employees(first.office_id)) == 1


@pytest.mark.parametrize(
    ("owner", "facts"),
    [
        (WILLEM, {"name": "Delta"}),
        (WILLEM | {"name": "Dirk"}, {}),
        (WILLEM | {"email": "dirk@delta.test"}, {}),
    ],
)
def test_a_host_is_one_offices(
    aws: object, host: str, owner: dict[str, str], facts: dict[str, str]
) -> None:
    opened(host)
    assert refused(host, owner, **facts) == {"host": "host_in_use"}


def test_a_host_of_before_is_taken_too(world: World) -> None:
    assert refused(world.host) == {"host": "host_in_use"}


def test_four_at_once_make_one(aws: object, host: str) -> None:
    found: list[str] = []
    threads = [Thread(target=lambda: found.append(opened(host).office_id)) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    (office_id,) = set(found)
    assert len(found) == 4
    assert trace(offices.get(office_id)) == ["office_opened", "person_invited"]
    assert len(users.employees(office_id)) == 1


@pytest.mark.parametrize("when", ["before", "after"])
def test_killed_around_its_only_write_it_is_done_again(
    aws: object, host: str, when: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed_at(monkeypatch, signing_in, "found", when)
    with pytest.raises(Killed):
        opened(host)
    assert bool(offices.holder_of(host)) is (when == "after")
    assert trace(opened(host)) == ["office_opened", "person_invited"]


def test_what_cannot_be_written_whole_leaves_nothing(aws: object, host: str) -> None:
    office = opened(host)
    with pytest.raises(Conflict), transaction() as write:
        offices.add(replace(office, office_id="another"), write)
    assert [each for each in offices.all_offices() if each.office_id == "another"] == []


def test_all_that_is_wrong_is_told_at_once(aws: object) -> None:
    wrong = dict.fromkeys(FACTS, "?") | {"address": "x" * 201}
    owner = {"name": " ", "email": "willem", "mobile": "030 2345678"}
    assert refused("portaal", owner, **wrong | {"name": ""}) == {
        "host": "not_a_host",
        "name": "required",
        "colour": "not_a_colour",
        "email": "not_an_email",
        "phone": "not_a_phone",
        "website": "not_a_web_address",
        "address": "too_long",
        "sms_sender": "not_a_sender",
        "privacy_url": "not_a_web_address",
        "terms_url": "not_a_web_address",
        "owner_name": "required",
        "owner_email": "not_an_email",
        "owner_mobile": "not_a_mobile",
    }


def test_what_changes_is_in_the_log_and_what_is_so_already_is_not(aws: object, host: str) -> None:
    office, terms = opened(host), "https://www.vandijk.test/voorwaarden"
    for told in ({"terms_url": terms}, {}):
        now, changed_now = founding.change_office(host, {"terms_url": terms})
        assert (now.terms_url, changed_now) == (terms, told)
    (changed,) = [
        event
        for event in audit.history(office.office_id, office.office_id)
        if event.action == "policy_changed"
    ]
    assert (dict(changed.details), changed.actor_name) == ({"terms_url": terms}, "Akkoord")
    with pytest.raises(Invalid):
        founding.change_office(host, {"terms_url": "http://www.vandijk.test"})


@pytest.mark.parametrize(
    "odd",
    [
        "http://vandijk.nl",
        "javascript:alert(1)",
        "https://vandijk",
        "https://ik@vandijk.nl",
        "https://vandijk.nl/\"onclick='x'",
        "https://vandijk.nl/a b",
        "https://vandijk.nl\\@elders.nl",
        "//vandijk.nl",
        "https://127.0.0.1/",
        "https://vandijk.nl:99999/",
        "https://vandijk.nl:65536",
        "https://vandijk.nl:0/",
    ],
)
def test_it_leads_to_no_odd_place(odd: str) -> None:
    assert not is_web_address(odd)


def test_it_may_lead_to_any_port_that_there_is() -> None:
    assert is_web_address("https://vandijk.nl:65535/voorwaarden")


@given(st.text())
def test_whatever_is_typed_is_kept_or_named(text: str) -> None:
    for name in FACTS:
        for fault in faults({name: text}):
            assert fault.field == name
    assert not is_web_address(text) or text.lower().startswith("https://")
