"""URLs of tasks: lists, acts, and publishing."""

from chalicelib.tasks.routes import acting, lists, publishing, recipients
from chalicelib.tasks.routes.blueprint import routes
from chalicelib.tasks.routes.publishing import signers_of
from chalicelib.tasks.routes.shapes import BoxShape, SignerWish
from chalicelib.tasks.routes.views import box_shape

__all__ = [
    "BoxShape",
    "SignerWish",
    "acting",
    "box_shape",
    "lists",
    "publishing",
    "recipients",
    "routes",
    "signers_of",
]
