"""Signing in and out, and what a person sets and secures for themselves."""

from chalicelib.identity.routes import (
    accounts,
    factors,
    me,
    new_emails,
    own_sessions,
    passkeys,
    passwords,
    policy,
    security_log,
    signing_in,
    step_ups,
)
from chalicelib.identity.routes.blueprint import routes

__all__ = [
    "accounts",
    "factors",
    "me",
    "new_emails",
    "own_sessions",
    "passkeys",
    "passwords",
    "policy",
    "routes",
    "security_log",
    "signing_in",
    "step_ups",
]
