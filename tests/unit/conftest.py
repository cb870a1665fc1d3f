"""Settings for tests that touch nothing outside the process."""

from chalicelib.signing.actions.kind import SIGN
from chalicelib.tasks.domain import kinds
from chalicelib.tasks.domain.kind import APPROVE, READ

kinds.know(READ, APPROVE, SIGN)
