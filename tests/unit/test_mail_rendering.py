"""Every mail in both languages: whole, safe, and the same in HTML as in plain text."""

import re
from datetime import date
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError

from chalicelib.core.language import Language
from chalicelib.core.replacing import replace
from chalicelib.core.text import TEMPLATES
from chalicelib.delivery.actions import portal_url, reference, rendered, sender
from chalicelib.delivery.domain import (
    Addressee,
    Mail,
    spoken_date,
    spoken_period,
    spoken_signature,
)
from chalicelib.notifications.actions.task_facts import words_of
from chalicelib.offices.domain.office import Office
from chalicelib.offices.domain.types import Action
from tests.offices import DELTA, VAN_DIJK

HOSTILE = 'B & <script>alert(1)</script> "{{ 7*7 }}"'
FACTS: dict[str, object] = {
    "document": "Btw-aangifte, 3e kwartaal 2026",
    "client_name": HOSTILE,
    "deadline": "27 november 2026",
    "last_day": "4 december 2026",
    "actor_name": "Bram Visser",
    "person_name": "Anna de Vries",
    "device": "Chrome, Windows",
    "place": "Utrecht, Netherlands",
    "mobile": "•• •••• ••78",
    "at": "22 november 2026, 10:31",
    "link": "https://portaal.vandijk.test/omgeving/01J/taken/01K",
    "request_url": "https://portaal.vandijk.test/wachtwoord-opvragen",
    "until": "29 november 2026",
    "first_step": "either",
    "may_do": "stukken bekijken en akkoord geven",
    "only_in": "Fiscaal",
    "only_types": "",
    "access_until": "31 december 2026",
    "for_whom": "",
    "change": "new",
    "opens": "2 december 2026, 10:45",
    "opens_what": "akkoord geven en ondertekenen",
    "only_reads": False,
    "new_email": "a•••@elders.nl",
    "shut": "akkoord geven",
    "left": False,
    "capacity": "curator",
    "keeps": "nothing",
    "asked": "approve",
    "had_approved": False,
    "on_paper": "",
    "signed": "Anna de Vries",
    "without": "Anna de Vries",
    "on_behalf_of": "",
    "said": "approved",
    "partner": HOSTILE,
    "agreed": True,
    "by_partner": False,
    "of_both": True,
    "how": "refused",
    "acts_for": "Anna de Vries (curator)",
    "state": "awaits_partner",
    "factor": "mobile",
    "why": "confirmed",
    "resets": HOSTILE,
    "may_be_agreed": True,
    "texted": False,
    "what": "factor_removed",
    "method": "passkey",
    "approve": 2,
    "read": 1,
    "invited": True,
    "code": "123456",
    "minutes": 10,
    "count": 2,
    "more": 0,
    "day": "21 november 2026",
    "items": [("De Vries", "Conceptaangifte IB: niet geopend"), (HOSTILE, "geopend")],
}
MESSAGES = [path.parent.name for path in sorted(TEMPLATES.glob("nl/mail/*/message.jinja"))]
EVERY = [(message, language) for message in MESSAGES for language in Language]
KINDS: list[dict[str, object]] = [
    {},
    {"asked": "read", "deadline": "", "had_approved": True, "count": 1, "client_name": ""},
    {
        "asked": "sign",
        "count": 60,
        "more": 10,
        "on_behalf_of": HOSTILE,
        "said": "rejected",
        "factor": "devices",
        "may_be_agreed": False,
        "texted": True,
        "method": "sms",
    },
    {
        "said": "read",
        "on_paper": "all",
        "approve": 1,
        "read": 2,
        "invited": False,
        "factor": "email",
        "resets": "",
    },
    {
        "change": "email",
        "opens": "",
        "opens_what": "",
        "only_reads": True,
        "agreed": False,
        "by_partner": True,
    },
    {"change": "mobile", "agreed": False, "how": "ended"},
    {"change": "more", "on_paper": "some", "approve": 0, "read": 0, "state": "ready_to_send"},
]


def shown(message: str, language: Language, office: Office = VAN_DIJK, **facts: object) -> Mail:
    """`asked` is of which kind the task is, whose words it says."""
    to = Addressee(name="Anna de Vries", email="anna@bakkerij.test", language=language)
    said = {**FACTS, **facts}
    ask = {"ask": words_of(Action(str(said["asked"])), language)}
    return rendered("van-dijk#mail#1#2", message, to, said | ask, office)


def words_of_html(html: str) -> list[str]:
    body = html.partition("<body")[2].partition(">")[2]
    link = re.sub(r'<a [^>]*href="([^"]*)"[^>]*>(.*?)</a>', r"\2: \1", body, flags=re.DOTALL)
    rows = re.sub(r"</td>\s*<td[^>]*>", ": ", link)
    return unescape(re.sub(r"<[^>]+>", " ", rows)).replace(" :", ":").split()


@pytest.mark.parametrize("facts", KINDS)
@pytest.mark.parametrize(("message", "language"), EVERY)
def test_plain_text_says_what_html_says(
    message: str, language: Language, facts: dict[str, object]
) -> None:
    mail = shown(message, language, **facts)
    words = [word for word in mail.text.split() if word != "--"]
    assert words_of_html(mail.html) == [*VAN_DIJK.name.split(), *words]
    assert [line for line in mail.text.splitlines() if line != line.rstrip()] == []


@pytest.mark.parametrize("facts", KINDS)
@pytest.mark.parametrize(("message", "language"), EVERY)
def test_a_sentence_that_ends_in_a_name_has_one_full_stop(
    message: str, language: Language, facts: dict[str, object]
) -> None:
    office = replace(VAN_DIJK, name="Van Dijk B.V.")
    mail = shown(message, language, office, **{**facts, "client_name": "Bakkerij B.V."})
    assert "B.V.." not in mail.text


@pytest.mark.parametrize(("message", "language"), EVERY)
def test_what_people_type_stays_text(message: str, language: Language) -> None:
    mail = shown(message, language, DELTA)
    assert "<script" not in mail.html
    assert "49" not in mail.text
    assert "<Advies>" not in mail.html
    assert "&amp;amp;" not in mail.html


@pytest.mark.parametrize(("message", "language"), EVERY)
def test_a_subject_is_one_short_line_in_plain_characters(message: str, language: Language) -> None:
    subject = shown(message, language, client_name="Bakkerij\r\nBcc: a@b.test").subject
    assert "\n" not in subject
    assert "\r" not in subject
    assert "&amp;" not in shown(message, language).subject


@pytest.mark.parametrize(("message", "language"), EVERY)
def test_a_mail_has_one_button_and_no_pictures_or_scripts(message: str, language: Language) -> None:
    html = shown(message, language).html
    if message == "signing_code":  # who types a code must not come from a mail
        assert "<a " not in html
    else:
        assert html.count("<a ") == 1
        assert f'href="{FACTS["link"]}"' in html
        assert f"{FACTS['link']}\n" in shown(message, language).text
    for outside in ("<img", "<script", "<link", "url(", "src="):
        assert outside not in html


@pytest.mark.parametrize(("message", "language"), EVERY)
def test_a_missing_variable_is_an_error(message: str, language: Language) -> None:
    to = Addressee(name="Anna", email="anna@bakkerij.test", language=language)
    with pytest.raises(UndefinedError):
        rendered("k", message, to, {}, VAN_DIJK)


@pytest.mark.parametrize(("message", "language"), EVERY)
def test_a_mail_carries_the_office_and_its_signature(message: str, language: Language) -> None:
    mail = shown(message, language)
    assert "Van Dijk Accountants" in mail.html
    greeting = "Met vriendelijke groet," if language is Language.NL else "Kind regards,"
    assert f"{greeting}\nVan Dijk Accountants" in mail.text
    assert f'lang="{language}"' in mail.html


DUTCH = r"\b(de|het|een|van|voor|niet|uw|u|met|naar|wordt|bij|aan|dit|deze|groet)\b"
ENGLISH = r"\b(the|for|not|your|you|with|to|this|these|regards)\b"


@pytest.mark.parametrize("facts", KINDS)
@pytest.mark.parametrize("message", MESSAGES)
def test_a_mail_speaks_one_language(message: str, facts: dict[str, object]) -> None:
    """Names of people, clients, offices and types of documents apart."""
    named = {"person_name": "Anna", "document": "X", "client_name": "X", "items": [("X", "X")]}
    for language, others in ((Language.EN, DUTCH), (Language.NL, ENGLISH)):
        mail = shown(message, language, **{**facts, **named})
        plain = re.sub(r"Anna de Vries|Van Dijk|\S+://\S+", "", mail.subject + mail.text)
        assert re.findall(others, plain, re.IGNORECASE) == []


def test_a_signature_of_another_kind_stays_as_the_office_wrote_it() -> None:
    for text in ("Team Van Dijk", "", "Groeten uit Utrecht,\nVan Dijk"):
        assert spoken_signature(text, Language.EN) == text
    assert spoken_signature("Hoogachtend\n Van Dijk", Language.NL) == "Hoogachtend\n Van Dijk"


def test_text_on_the_colour_of_the_office_can_be_read() -> None:
    dark, light = (shown("password", Language.NL, each).html for each in (VAN_DIJK, DELTA))
    assert "background:#0b5d4e; color:#ffffff" in dark
    assert "background:#f4c430; color:#000000" in light


def test_a_mail_carries_a_reference_that_may_be_a_tag() -> None:
    found = reference("van-dijk#mail#1#2")
    assert f'content="{found}"' in shown("password", Language.NL).html
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,256}", found)


def test_the_sender_is_the_office_at_our_domain() -> None:
    assert sender(VAN_DIJK) == "Van Dijk Accountants <van-dijk@akkoord.test>"
    assert sender(DELTA) == '"Delta & Zonen <Advies> \\"Zuid\\"" <delta@akkoord.test>'


def test_the_portal_is_where_the_office_is() -> None:
    assert portal_url(VAN_DIJK, "/welkom") == "https://portaal.vandijk.test/welkom"


def test_periods_and_dates_are_said_as_people_say_them() -> None:
    nl, en = Language.NL, Language.EN
    assert spoken_period("2026-Q3", nl) == "3e kwartaal 2026"
    assert spoken_period("2026-Q3", en) == "Q3 2026"
    assert spoken_period("2026-09", nl) == "september 2026"
    assert spoken_period("2026", en) == "2026"
    assert spoken_date(date(2026, 3, 1), nl) == "1 maart 2026"
    assert spoken_date(date(2026, 3, 1), en) == "1 March 2026"


@given(st.text(max_size=60))
def test_whatever_a_client_is_called_the_html_stays_whole(name: str) -> None:
    html = shown("task_new", Language.NL, client_name=name).html
    assert html.count("<a ") == 1
    assert html.rstrip().endswith("</html>")
