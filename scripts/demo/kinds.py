"""Makes the kinds of task known, as app.py does, where that is not there: in the demo, and in tests
of rules."""

from chalicelib.signing.actions.kind import SIGN
from chalicelib.tasks.domain import kinds
from chalicelib.tasks.domain.kind import APPROVE, READ

kinds.know(READ, APPROVE, SIGN)
