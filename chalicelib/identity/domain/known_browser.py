"""A browser in which somebody signed in before: wrong passwords elsewhere do not make it wait.

Nothing of it is kept: the browser brings a number of its own, and proof that we gave it for this
address at this office.
"""

import hashlib
import hmac

from chalicelib.core.emails import normalised_email
from chalicelib.core.ids import new_token, sha256

_USE = "known-browser"


def browser_token(office_id: str, email: str, number: str, pepper: str) -> str:
    """For the cookie: the number, and what proves it."""
    return f"{number}.{_proof(office_id, email, number, pepper)}"


def number_in(token: str, office_id: str, email: str, peppers: tuple[str, ...]) -> str:
    """The browser's own number; empty when the token is of somebody else, or of nobody."""
    number, _, shown = token.partition(".")
    proofs = [_proof(office_id, email, number, pepper).encode() for pepper in peppers]
    return number if any(hmac.compare_digest(each, shown.encode()) for each in proofs) else ""


def new_number() -> str:
    return new_token()


def _proof(office_id: str, email: str, number: str, pepper: str) -> str:
    message = "\0".join((_USE, office_id, sha256(normalised_email(email)), number))
    return hmac.new(pepper.encode(), message.encode(), hashlib.sha256).hexdigest()
