"""Second factors: who can use which, and codes of an app."""

from datetime import UTC, datetime, timedelta

import pytest
from pyotp import TOTP

from chalicelib.core.actor import UserKind
from chalicelib.core.errors import Conflict
from chalicelib.core.language import Language
from chalicelib.core.replacing import replace
from chalicelib.identity.domain import factor
from chalicelib.identity.domain.factor import Authenticator, Held
from chalicelib.identity.domain.passkey import Passkey
from chalicelib.identity.domain.user import User
from chalicelib.offices.domain.office import Office
from chalicelib.offices.events import Method, SecondFactor

AT = datetime(2026, 3, 1, 12, 0, 10, tzinfo=UTC)
REQUIRED = Office(
    office_id="van-dijk",
    name="Van Dijk",
    host="van-dijk.test",
    colour="#0b5d4e",
    email="info@van-dijk.test",
    phone="",
    website="",
    address="",
    mail_signature="",
    sms_sender="Van Dijk",
)
OPTIONAL = replace(REQUIRED, second_factor=SecondFactor.OPTIONAL)
ANNA = User(
    office_id="van-dijk",
    user_id="anna",
    kind=UserKind.CLIENT,
    email="anna@b.nl",
    name="Anna",
    mobile="+31612345678",
    language=Language.NL,
    invited_at=AT,
)
BRAM = replace(ANNA, kind=UserKind.EMPLOYEE)
APP = Authenticator(office_id="van-dijk", user_id="anna", sealed="sealed", made_at=AT)
KEY = Passkey(
    office_id="van-dijk",
    user_id="anna",
    passkey_id="one",
    name="Phone",
    rp_id="van-dijk.test",
    credential_id="id",
    public_key="key",
    transports=(),
    made_at=AT,
)
RECOVERY = Method.RECOVERY
TOTP_FIRST = (Method.TOTP, Method.SMS)


@pytest.mark.parametrize(
    ("user", "held", "office", "methods"),
    [
        (ANNA, Held(), REQUIRED, (Method.SMS,)),
        (ANNA, Held(), OPTIONAL, ()),
        (BRAM, Held(), OPTIONAL, (Method.SMS,)),
        (ANNA, Held(text_messages=True), OPTIONAL, (Method.SMS,)),
        (ANNA, Held(authenticator=APP), REQUIRED, TOTP_FIRST),
        (ANNA, Held(authenticator=APP), OPTIONAL, (Method.TOTP,)),
        (ANNA, Held(authenticator=APP, recovery_codes=3), REQUIRED, (*TOTP_FIRST, Method.RECOVERY)),
        (ANNA, Held(authenticator=None, recovery_codes=3), OPTIONAL, ()),
        (ANNA, Held(authenticator=APP), replace(REQUIRED, methods=(Method.SMS,)), (Method.SMS,)),
        (ANNA, Held(authenticator=APP), replace(REQUIRED, methods=(Method.TOTP,)), (Method.TOTP,)),
        (ANNA, Held(), replace(REQUIRED, methods=(Method.TOTP,)), (Method.SMS,)),
        (replace(ANNA, mobile=""), Held(), REQUIRED, ()),
        (
            ANNA,
            Held(authenticator=APP, recovery_codes=3, passkeys=(KEY,)),
            REQUIRED,
            (Method.PASSKEY, *TOTP_FIRST, RECOVERY),
        ),
        (replace(ANNA, mobile=""), Held(passkeys=(KEY,)), REQUIRED, (Method.PASSKEY,)),
        (ANNA, Held(passkeys=(KEY,)).at("elsewhere"), REQUIRED, (Method.SMS,)),
        (ANNA, Held(passkeys=(KEY,)), replace(REQUIRED, methods=(Method.SMS,)), (Method.SMS,)),
    ],
)
def test_who_can_sign_in_how(
    user: User, held: Held, office: Office, methods: tuple[Method, ...]
) -> None:
    assert factor.methods_of(user, held, office) == methods


def test_employees_always_need_a_second_factor_and_clients_where_the_office_says() -> None:
    needed = [factor.must_have_factor(*each) for each in ((BRAM, OPTIONAL), (ANNA, REQUIRED))]
    assert needed == [True, True]
    assert not factor.must_have_factor(ANNA, OPTIONAL)


def test_the_last_factor_stays_where_one_must_have_one() -> None:
    nobody_to_text = replace(ANNA, mobile="")
    with pytest.raises(Conflict):
        factor.check_not_the_last(
            nobody_to_text, Held(authenticator=None, recovery_codes=3), REQUIRED
        )
    factor.check_not_the_last(nobody_to_text, Held(authenticator=None, recovery_codes=3), OPTIONAL)
    factor.check_not_the_last(ANNA, Held(), REQUIRED)


def test_of_several_passkeys_each_is_found_by_its_id() -> None:
    held = Held(passkeys=(KEY, replace(KEY, passkey_id="two")))
    assert held.passkey("two") == replace(KEY, passkey_id="two")
    assert held.passkey("three") is None
    assert held.without_passkey("two").passkeys == (KEY,)


def test_a_sensitive_act_is_proved_by_phone_where_signing_in_asks_nothing() -> None:
    assert factor.methods_to_prove(ANNA, Held(), OPTIONAL) == (Method.SMS,)
    assert factor.methods_to_prove(replace(ANNA, mobile=""), Held(), OPTIONAL) == ()
    assert factor.methods_to_prove(ANNA, Held(authenticator=APP), OPTIONAL) == (Method.TOTP,)


@pytest.mark.parametrize(
    ("away", "why"),
    [
        (-11, "clock_off"),
        (-10, ""),
        (19.9, ""),
        (20, ""),
        (29.9, ""),
        (30, "code_late"),
        (49.9, "code_late"),
        (50, "clock_off"),
    ],
)
def test_an_app_code_is_right_in_its_half_minute_and_on_its_way_from_it(
    away: float, why: str
) -> None:
    """Ten seconds of the half minute had passed."""
    assert factor.why_not(factor.step_at(AT), AT + timedelta(seconds=away)) == why


def test_a_code_of_five_minutes_around_is_recognised_and_no_other() -> None:
    secret = factor.new_secret()
    for away in (-10, -1, 0, 1, 10):
        code = TOTP(secret).at(AT + timedelta(seconds=30 * away))
        assert APP.step_of(secret, code, AT) == factor.step_at(AT) + away
    for away in (-11, 11):
        code = TOTP(secret).at(AT + timedelta(seconds=30 * away))
        assert APP.step_of(secret, code, AT) is None


def test_what_was_shown_before_its_time_counts_as_used() -> None:
    spoilt = replace(APP, spoilt=frozenset({7}))
    assert [spoilt.has_used(step) for step in (6, 7, 8)] == [False, True, False]


def test_a_step_is_used_once() -> None:
    used = replace(APP, last_step=factor.step_at(AT))
    assert used.has_used(factor.step_at(AT))
    assert used.has_used(factor.step_at(AT) - 1)
    assert not used.has_used(factor.step_at(AT + timedelta(seconds=30)))


def test_a_secret_has_160_bits_and_an_address_for_apps() -> None:
    secret = factor.new_secret()
    assert len(secret) * 5 == 160
    assert factor.app_address(secret, ANNA, REQUIRED) == (
        f"otpauth://totp/Van%20Dijk:anna%40b.nl?secret={secret}&issuer=Van%20Dijk"
    )


def test_ten_recovery_codes_of_120_bits() -> None:
    codes = factor.new_recovery_codes()
    assert len(set(codes)) == 10
    assert all(len(code.replace("-", "")) * 5 == 120 for code in codes)


def test_a_recovery_code_may_be_typed_carelessly() -> None:
    right = factor.recovery_sha256("0123-4567-89AB-CDEF-GHJK-MNPQ")
    assert factor.recovery_sha256("o123 4567 89ab cdef ghjk mnpq") == right
    assert factor.recovery_sha256("OI23456789ABCDEFGHJKMNPQ") == right
    assert factor.recovery_sha256("0123-4567-89AB-CDEF-GHJK-MNPR") != right


@pytest.mark.parametrize(
    ("mobile", "office", "step"),
    [
        ("+31612345678", REQUIRED, "sms"),
        ("+31612345678", OPTIONAL, ""),
        ("", REQUIRED, "either"),
        ("", replace(REQUIRED, methods=(Method.TOTP, Method.SMS)), "app"),
        ("", replace(REQUIRED, methods=(Method.PASSKEY,)), "passkey"),
        ("", replace(REQUIRED, methods=(Method.SMS,)), ""),
        ("", OPTIONAL, ""),
    ],
)
def test_what_comes_after_the_first_password_is_of_this_person_and_office(
    mobile: str, office: Office, step: str
) -> None:
    assert factor.first_step(replace(ANNA, mobile=mobile), office) == step
