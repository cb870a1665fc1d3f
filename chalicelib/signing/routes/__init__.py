"""URLs of signing: signings, ceremonies, paper, the office's acts, and proof."""

from chalicelib.signing.routes import ceremonies, office, paper, proof, signings
from chalicelib.signing.routes.blueprint import routes

__all__ = ["ceremonies", "office", "paper", "proof", "routes", "signings"]
