"""What is done with the people of the office, and as whom they look."""

from chalicelib.employees.actions.colleagues import (
    change_clients,
    change_role,
    invite_again,
    invite_colleague,
    known_employee,
    managed_by,
)
from chalicelib.employees.actions.succession import hand_over
from chalicelib.employees.actions.viewing import end_viewing, looks_at, start_viewing

__all__ = [
    "change_clients",
    "change_role",
    "end_viewing",
    "hand_over",
    "invite_again",
    "invite_colleague",
    "known_employee",
    "looks_at",
    "managed_by",
    "start_viewing",
]
