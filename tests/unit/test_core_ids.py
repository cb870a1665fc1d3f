"""What opens something cannot be guessed."""

from base64 import urlsafe_b64decode

from chalicelib.core.ids import new_token


def test_a_token_has_256_bits_and_is_never_the_same() -> None:
    assert len({new_token() for _ in range(100)}) == 100
    assert len(urlsafe_b64decode(new_token() + "=")) * 8 == 256
