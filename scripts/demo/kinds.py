"""Makes the kinds of task known, as app.py does, where that is not there: in the demo, and in tests
of rules."""

from chalicelib.signing.actions.kind import SIGN
from chalicelib.tasks.domain import kinds
from chalicelib.tasks.domain.kind import APPROVE, READ

kinds.know({each.action: lambda kind=each: kind for each in (READ, APPROVE, SIGN)})
