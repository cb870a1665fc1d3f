"""How AWS is asked: how long it is waited for, and what its errors mean to us."""

from botocore.exceptions import BotoCoreError, ClientError, HTTPClientError
from msgspec import Struct

from chalicelib.core.config import config
from chalicelib.core.errors import NoAnswer, Refused, TryAgain

# Codes after which the same request may succeed, because this one was turned away undone.
PASSING = frozenset(
    {
        "AccountSuspendedException",
        "DependencyTimeoutException",
        "EndpointDisabledException",
        "ExpiredToken",
        "ExpiredTokenException",
        "KMSThrottlingException",
        "KeyUnavailableException",
        "LimitExceededException",
        "ProvisionedThroughputExceededException",
        "RequestLimitExceeded",
        "RequestThrottled",
        "SendingPausedException",
        "ServiceUnavailable",
        "SlowDown",
        "Throttled",
        "ThrottledException",
        "Throttling",
        "ThrottlingException",
        "TooManyRequestsException",
        "TransactionConflictException",
        "TransactionInProgressException",
    }
)
# What asking AWS may raise, but for what only a client of botocore does (gateways/aws.py).
RAISED = (BotoCoreError, ClientError)
FromAws = BotoCoreError | ClientError
# What botocore, and `dynamo` with it, waits at most before the second try, and twice that before
# the third.
PAUSE = 1


class Patience(Struct, frozen=True, kw_only=True):
    """How long one question may take in all, repetitions and the pauses between them included.
    `attempts` is for what may be repeated."""

    seconds: float
    connect: float
    longest_read: float
    attempts: int

    def read(self, attempts: int) -> float:
        """Seconds that one attempt waits for an answer."""
        pauses = PAUSE * sum(range(attempts))
        return min(self.longest_read, (self.seconds - pauses) / attempts - self.connect)


# A person waits: within three seconds they know. Lambda's own time and ours fit in what is left.
ANSWERING = Patience(seconds=2.9, connect=0.4, longest_read=2.5, attempts=2)
# Nobody waits, and what fails comes back by itself.
WORKING = Patience(seconds=24, connect=2, longest_read=10, attempts=3)


def patience() -> Patience:
    return ANSWERING if config().patience == "answering" else WORKING


def meaning(error: FromAws) -> type[Exception]:
    """TryAgain (not done), NoAnswer (perhaps done) or Refused."""
    if isinstance(error, HTTPClientError):
        return NoAnswer
    if isinstance(error, BotoCoreError) or code_of(error) in PASSING:
        return TryAgain
    status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
    return NoAnswer if status >= 500 else Refused


def code_of(error: FromAws) -> str:
    """The code of AWS, or what went wrong on the way."""
    if isinstance(error, ClientError):
        return str(error.response.get("Error", {}).get("Code", ""))
    return type(error).__name__
