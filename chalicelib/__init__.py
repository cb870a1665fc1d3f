"""Akkoord: the client portal of accountancy offices."""

import gc

VERSION = "0.1.0"

# Starting makes many objects and hardly any garbage: looking for it every 700 objects is 4 % of a
# cold start.
gc.set_threshold(50_000, 20, 20)
