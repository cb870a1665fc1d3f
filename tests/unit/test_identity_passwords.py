"""What a password must be, and how it is kept."""

import pytest

from chalicelib.core.errors import Invalid
from chalicelib.identity.actions.hashing import NOBODYS, fits, hashed, is_outdated
from chalicelib.identity.domain.common_words import COMMON
from chalicelib.identity.domain.password import check_password, normalised_password, violations

LESS_WORK = "$argon2id$v=19$m=4096,t=1,p=1$c29tZXNhbHQ$YWJjZGVmZ2hpamtsbW5vcA"
ABOUT = ("Van Dijk Accountants", "Anna de Vries", "anna@bakkerijdevries.example")


@pytest.mark.parametrize(
    "password",
    [
        "vijf blauwe theepotten",
        "fietsen-langs-de-vaart-42",
        "839201748392",
        "日本語のパスワードです12",
        "🚲🚲🏠☕️🌧️🌷🧀🎻📚🛶🪁🍎",
        "xyz k9 " * 28,
        "ab" * 6 + "q",
    ],
)
def test_a_long_password_of_any_characters_is_fine(password: str) -> None:
    check_password(password, ABOUT)


@pytest.mark.parametrize(
    ("password", "wrong"),
    [
        ("kort", ["password_too_short"]),
        ("elf-tekens!", ["password_too_short"]),
        ("fiets!" * 33 + "bel", ["password_too_long"]),
        ("wachtwoord123", ["password_common"]),
        ("W@chtw00rd2026!", ["password_common"]),
        ("!!Welkom2026!!", ["password_common"]),
        ("Zomer 2026 ....", ["password_common"]),
        ("P4$$w0rd!!!!1", ["password_common"]),
        ("aaaaaaaaaaaa", ["password_common"]),
        ("abcabcabcabc", ["password_common"]),
        ("welkomwelkom", ["password_common"]),
        ("123456789012", ["password_common"]),
        ("qwertyuiop12", ["password_common"]),
        ("abcdefghijkl", ["password_common"]),
        ("098765432109", ["password_common"]),
        ("de fiets van Anna", ["password_has_name"]),
        ("bakkerijdevries-en-zo", ["password_has_name"]),
        ("onze dijk is hoog genoeg", ["password_has_name"]),
        ("anna", ["password_too_short", "password_has_name"]),
        ("", ["password_too_short"]),
    ],
)
def test_a_password_that_others_would_try_is_refused(password: str, wrong: list[str]) -> None:
    assert violations(password, ABOUT) == wrong


def test_every_violation_is_named_at_the_field() -> None:
    with pytest.raises(Invalid) as refused:
        check_password("anna", ABOUT)
    assert [(each.field, each.code) for each in refused.value.fields] == [
        ("password", "password_too_short"),
        ("password", "password_has_name"),
    ]


def test_common_words_are_plain_letters() -> None:
    assert all(word.isascii() and word.isalpha() and word.islower() for word in COMMON)


def test_the_same_password_fits_however_it_is_typed() -> None:
    secret = hashed("cafe\u0301 met vrienden")
    assert normalised_password("cafe\u0301") == "caf\u00e9"
    assert fits("caf\u00e9 met vrienden", secret)
    assert not fits("cafe met vrienden", secret)
    assert not is_outdated(secret)


def test_nothing_fits_who_has_no_password() -> None:
    assert not fits("vijf blauwe theepotten", None)


def test_refusing_nobody_takes_the_work_of_refusing_anybody() -> None:
    work = "$argon2id$v=19$m=19456,t=2,p=1$"
    assert NOBODYS.startswith(work)
    assert hashed("x").startswith(work)


def test_a_hash_of_less_work_is_outdated() -> None:
    assert is_outdated(LESS_WORK)
