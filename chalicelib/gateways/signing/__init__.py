"""The signing engine; `engine` says in which order its steps are taken."""

import logging

# What the libraries say of a certificate names people; what matters comes as an error.
for library in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(library).setLevel(logging.CRITICAL)
