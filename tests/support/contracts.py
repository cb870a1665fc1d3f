"""What every route promises, with all doors open."""

from app import app
from chalicelib.core.http import CONTRACTS

app.routes.open_all()

__all__ = ["CONTRACTS"]
