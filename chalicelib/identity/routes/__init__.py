"""Signing in and out, and what a person sets and secures for themselves."""
