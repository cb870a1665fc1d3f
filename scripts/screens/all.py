"""Every screen of the portal, in the order in which people meet them."""

from scripts.demo.cast import ANNA, BRAM, FATIMA, WILLEM
from scripts.demo.shapes import Person
from scripts.screens import auth, client, employees, office
from scripts.screens.screen import Screen

__all__ = ["SCREENS", "WHO", "Screen"]
WHO: dict[str, Person | None] = {
    "auth": None,
    "client": ANNA,
    "office": BRAM,
    "owner": WILLEM,
    "looking": FATIMA,
}
SCREENS: list[Screen] = [
    *auth.screen,
    *client.screen,
    *office.screen,
    *employees.owner,
    *employees.looking,
]
