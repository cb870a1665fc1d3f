"""Whatever may stand in the log of security has words in both languages."""

import re

import pytest

from chalicelib.identity.domain import limit
from chalicelib.identity.domain.limit import Limit
from scripts.install import WEB
from tests.support.happenings import SECURITY

LIMITS = [each.name for each in vars(limit).values() if isinstance(each, Limit)]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("code", [*SECURITY, *LIMITS])
def test_it_has_words(language: str, code: str) -> None:
    texts = (WEB / "src/office/i18n" / language / "log.ts").read_text()
    assert re.search(rf"^ +'?{code}'?: '.+',$", texts, re.MULTILINE), code
