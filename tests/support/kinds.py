"""The kinds of task, as app.py makes them known: for tests of rules that do not import it."""

from chalicelib.signing.actions.kind import SIGN
from chalicelib.tasks.domain import kinds
from chalicelib.tasks.domain.kind import APPROVE, READ

kinds.know(READ, APPROVE, SIGN)
