"""URLs of clients, of the people who act for them, and of requests about those people."""

from chalicelib.clients.routes import clients, people, requests
from chalicelib.clients.routes.blueprint import routes

__all__ = ["clients", "people", "requests", "routes"]
