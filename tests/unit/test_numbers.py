"""Numbers as the Netherlands writes them."""

from collections.abc import Callable

import pytest

from chalicelib.core import numbers

Rule = Callable[[str], str | None]


@pytest.mark.parametrize(
    ("rule", "given", "tidy"),
    [
        (numbers.bsn, "111222333", "111222333"),
        (numbers.bsn, "123456782", "123456782"),
        (numbers.bsn, "1855013", None),
        (numbers.bsn, "01855013", "001855013"),
        (numbers.bsn, "1112.22.333", "111222333"),
        (numbers.bsn, "111252333", None),
        (numbers.bsn, "000000000", None),
        (numbers.bsn, "11122233a", None),
        (numbers.rsin, "001855013", "001855013"),
        (numbers.rsin, "111252333", None),
        (numbers.kvk, "12345678", "12345678"),
        (numbers.kvk, "0123 4567", "01234567"),
        (numbers.kvk, "1234567", None),
        (numbers.kvk, "\uff11\uff12345678", "12345678"),
        (numbers.kvk, "\ufeff1234\u00a05678\u200b", "12345678"),
        (numbers.kvk, "\u00b9\u00b2345678", None),
        (numbers.bsn, "\u202a1112\u201122\u2013333\u202c", "111222333"),
        (numbers.btw_id, "\u2066NL\u00ad0044.95.445\u2009b01\u2069", "NL004495445B01"),
        (numbers.btw_id, "\uff2e\uff2c004495445B01", None),
        (numbers.mobile, "\u202a+31\u00a06\u200b12\u201134\u201156\u201178\u202c", "+31612345678"),
        (numbers.btw_id, "NL000099998B57", "NL000099998B57"),
        (numbers.btw_id, "nl 0044.95.445.b01", "NL004495445B01"),
        (numbers.btw_id, "NL123456789B13", "NL123456789B13"),
        (numbers.btw_id, "NL123456789B90", None),
        (numbers.btw_id, "NL004495445B00", None),
        (numbers.btw_id, "004495445B01", None),
        (numbers.mobile, "06 12345678", "+31612345678"),
        (numbers.mobile, "+31 6 12 34 56 78", "+31612345678"),
        (numbers.mobile, "0031612345678", "+31612345678"),
        (numbers.mobile, "+32 470 12 34 56", "+32470123456"),
        (numbers.mobile, "030 234 56 78", None),
        (numbers.mobile, "06 123", None),
        (numbers.mobile, "call me", None),
        (numbers.mobile, "", None),
    ],
)
def test_a_number_is_tidied_or_refused(rule: Rule, given: str, tidy: str | None) -> None:
    assert rule(given) == tidy


def test_masked_numbers_are_known_to_their_owner_alone() -> None:
    assert numbers.masked_mobile("+31612345612") == "•• •••• ••12"
    assert numbers.masked_bsn("111222333") == "•••••• 333"
    assert numbers.masked_mobile("") == numbers.masked_bsn("") == ""
