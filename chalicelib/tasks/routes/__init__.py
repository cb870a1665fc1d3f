"""URLs of tasks: lists, acts, and publishing."""

from chalicelib.tasks.routes import acting, lists, publishing, recipients
from chalicelib.tasks.routes.blueprint import routes

__all__ = ["acting", "lists", "publishing", "recipients", "routes"]
