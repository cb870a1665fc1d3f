"""URLs of colleagues, and of looking along with a client."""

from chalicelib.employees.routes import colleagues, viewing
from chalicelib.employees.routes.blueprint import routes

__all__ = ["colleagues", "routes", "viewing"]
