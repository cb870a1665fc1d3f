"""Akkoord: the client portal of accountancy offices."""

VERSION = "0.1.0"
