"""Every screen of the portal, in the order in which people meet them."""

from scripts.demo.cast import ANNA, BRAM, FATIMA, MEHMET, WILLEM
from scripts.demo.shapes import Person
from scripts.screens import account, auth, client, employees, office, signing, signing_office
from scripts.screens.screen import Screen

__all__ = ["SCREENS", "WHO", "Screen"]
WHO: dict[str, Person | None] = {
    "auth": None,
    "client": ANNA,
    "account": MEHMET,
    "office": BRAM,
    "owner": WILLEM,
    "looking": FATIMA,
}
SCREENS: list[Screen] = [
    *auth.screen,
    *signing_office.public,
    *client.screen,
    *signing.screen,
    *account.screen,
    *office.screen,
    *signing_office.screen,
    *signing.office_screen,
    *office.owners_screen,
    *signing_office.owner,
    *employees.owner,
    *employees.looking,
]
