"""A challenge: prove with a code that it is you, for one purpose."""

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta
from enum import StrEnum
from math import ceil

from msgspec import Struct

from chalicelib.core.ids import new_token, sha256
from chalicelib.core.replacing import replace
from chalicelib.identity.events.shared import Purpose
from chalicelib.offices.events import Method

LASTS = timedelta(minutes=10)
BETWEEN_SENDS = timedelta(seconds=30)
TRIES = 5
SENDS = 5
SENT = frozenset({Method.SMS, Method.EMAIL})
IN_SESSION = "|"


def in_session(session_key: str, bound: str) -> str:
    """The binding of what is asked in one session, and answered in no other."""
    return f"{session_key}{IN_SESSION}{bound}"


class CodeVerdict(StrEnum):
    RIGHT = "right"
    WRONG = "wrong"
    GONE = "gone"


class Challenge(Struct, frozen=True, kw_only=True):
    """`binding` ties a code to what it is for besides its purpose, such as hashes of documents.

    `proof` is of a code that was sent, and empty as long as none was: an app makes its own.
    `user_id` is empty when the answer will tell whose it is: signing in by passkey alone.
    `sent_to` is the SHA-256 of the number or address that the last code went to.
    """

    office_id: str
    challenge_id: str
    user_id: str
    purpose: Purpose
    binding: str
    proof: str
    sent_at: datetime
    tries_left: int = TRIES
    sends_left: int = SENDS
    method: Method = Method.SMS
    sent_to: str = ""

    @property
    def expires_at(self) -> datetime:
        return self.sent_at + LASTS

    def proof_of(self, code: str, pepper: str) -> str:
        """What we keep instead of the code: useless without the pepper, and for anything else."""
        parts = (self.challenge_id, self.office_id, self.user_id, self.purpose, self.binding, code)
        message = "\0".join(parts).encode()
        return hmac.new(pepper.encode(), message, hashlib.sha256).hexdigest()

    def bound_in(self, session_key: str) -> str | None:
        """What it is bound to besides the session that it was asked in; None in any other."""
        session, _, bound = self.binding.partition(IN_SESSION)
        return bound if hmac.compare_digest(session.encode(), session_key.encode()) else None

    def is_for(self, purpose: Purpose, binding: str = "") -> bool:
        return self.is_about(purpose) and hmac.compare_digest(self.binding, binding)

    def is_about(self, purpose: Purpose) -> bool:
        """Whatever it is bound to: whoever acts on it reads that from the challenge."""
        return self.purpose is purpose

    def asking(
        self, code: str, pepper: str, method: Method = Method.SMS, to: str = ""
    ) -> "Challenge":
        """The first code is on its way; answering in time counts from the start."""
        sent_to = sha256(to) if to else ""
        sent = replace(self, method=method, sends_left=self.sends_left - 1, sent_to=sent_to)
        return replace(sent, proof=self.proof_of(code, pepper))

    def unsent(self) -> "Challenge":
        """The code could not go out: nobody has it, and a next one may follow at once."""
        return replace(self, proof="")

    def by(self, method: Method) -> "Challenge":
        """Another way to answer it; tries that were lost stay lost."""
        return replace(self, method=method)

    @property
    def is_sent(self) -> bool:
        return bool(self.proof)

    def went_to(self, number: str) -> bool:
        """Whether who answers by text message reads the code there; an app or passkey is nowhere
        but with its owner."""
        return self.method is not Method.SMS or not self.is_sent or self.sent_to == sha256(number)

    @property
    def is_spent(self) -> bool:
        """No try is left, and nothing can be sent that brings new ones."""
        return not self.tries_left and self.method not in SENT

    def judge(self, code: str, peppers: tuple[str, ...], at: datetime) -> CodeVerdict:
        """After the try has been burned: `tries_left` no longer counts this one."""
        if at >= self.expires_at:
            return CodeVerdict.GONE
        proofs = [self.proof_of(code, pepper) for pepper in peppers]
        right = self.is_sent and any(hmac.compare_digest(self.proof, each) for each in proofs)
        return CodeVerdict.RIGHT if right else CodeVerdict.WRONG

    def wait(self, at: datetime) -> int:
        """Seconds until a new code may be sent."""
        if not self.is_sent:
            return 0
        return max(0, ceil((self.sent_at + BETWEEN_SENDS - at).total_seconds()))

    def sent_again(self, code: str, pepper: str, at: datetime, to: str = "") -> "Challenge":
        """A new code replaces the old one; who chose an app gets a text message."""
        method = Method.EMAIL if self.method is Method.EMAIL else Method.SMS
        return replace(self, sent_at=at, tries_left=TRIES).asking(code, pepper, method, to)


def new_challenge(
    office_id: str, user_id: str, purpose: Purpose, at: datetime, binding: str = ""
) -> Challenge:
    """Still without a code; nobody can guess its id."""
    return Challenge(
        office_id=office_id,
        challenge_id=new_token(),
        user_id=user_id,
        purpose=purpose,
        binding=binding,
        proof="",
        sent_at=at,
    )


def new_code() -> str:
    """Six digits."""
    return f"{secrets.randbelow(10**6):06d}"
