"""Signing in and out, and what a person sets and secures for themselves."""

from chalicelib.identity.routes import factors, me, passwords, signing_in, step_ups
from chalicelib.identity.routes.blueprint import routes

__all__ = ["factors", "me", "passwords", "routes", "signing_in", "step_ups"]
