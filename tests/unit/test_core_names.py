"""A name is no link: the office's own mail begins with it."""

import msgspec
import pytest

from chalicelib.core.decoding import decode_body
from chalicelib.core.errors import Invalid
from chalicelib.core.shapes import Body
from chalicelib.core.text import ClientName, PersonName


class Somebody(Body, kw_only=True):
    name: PersonName


class Company(Body, kw_only=True):
    name: ClientName


def named(kind: type[Body], name: str) -> str:
    came: Somebody | Company = decode_body(msgspec.json.encode({"name": name}), kind)
    return came.name


def refusal_of(kind: type[Body], name: str) -> str:
    with pytest.raises(Invalid) as refused:
        named(kind, name)
    [fault] = refused.value.fields
    assert fault.field == "name"
    return fault.code


@pytest.mark.parametrize(
    "name",
    [
        "Kijk op http://evil.example <b>nu</b>",
        "Kijk op HTTPS://EVIL.EXAMPLE",
        "Kijk op ht\u200btp:\u200b//evil.example",
        "Kijk op WWW.evil.example",
        "Kijk op \uff57\uff57\uff57\uff0eevil.example",
        "evil.example/nu",
        "evil.example\uff0fnu",
        "mail anna@evil.example",
    ],
)
def test_what_a_mail_program_makes_a_link_of_is_nobodys_name(name: str) -> None:
    assert refusal_of(Somebody, name) == "looks_like_a_link"


@pytest.mark.parametrize("name", ["J.P. de Vries", "Zoë Kuipers", "Mr.de Boer", "O'Neill-d'Ancona"])
def test_people_have_points_and_marks_in_their_names(name: str) -> None:
    assert named(Somebody, name) == name


@pytest.mark.parametrize("name", ["Jansen B.V.", "Bol.com B.V.", "De Vries v/h Jansen", "A@home"])
def test_a_client_may_be_called_after_its_site(name: str) -> None:
    assert named(Company, name) == name


def test_a_client_is_not_called_by_an_address() -> None:
    assert refusal_of(Company, "Fiets https://evil.example") == "looks_like_a_link"
