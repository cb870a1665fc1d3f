"""Every screen of the portal, in the order in which people meet them."""

from scripts.demo.cast import ANNA, BRAM, MEHMET, WILLEM
from scripts.demo.shapes import Person
from scripts.screens import account, auth, client, office
from scripts.screens.screen import Screen

__all__ = ["SCREENS", "WHO", "Screen"]
WHO: dict[str, Person | None] = {
    "auth": None,
    "client": ANNA,
    "account": MEHMET,
    "office": BRAM,
    "owner": WILLEM,
}
SCREENS: list[Screen] = [
    *auth.screen,
    *client.screen,
    *account.screen,
    *office.screen,
    *office.owners_screen,
]
