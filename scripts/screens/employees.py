"""The screens of who leads the office: Willem; and of who looks along: Fatima, an assistant."""

import re

from scripts.demo.cast import BRAM, FATIMA, MEHMET
from scripts.demo.clients import YILMAZ
from scripts.screens.screen import Screens, Visitor

PEOPLE = f"/kantoor/klanten/{YILMAZ.id}?deel=mensen"
ASK = """async ([method, path, body]) => {
  const headers = { 'Content-Type': 'application/json' };
  const answer = await fetch(`/api${path}`, { method, headers, body: JSON.stringify(body) });
  return answer.status;
}"""
owner = Screens("owner")
looking = Screens("looking")


@owner("medewerkers")
def employees(visitor: Visitor) -> None:
    visitor.go("/kantoor/medewerkers")


@owner("medewerker-uitnodigen")
def invitation(visitor: Visitor) -> None:
    employees(visitor)
    visitor.press("Medewerker uitnodigen")


@owner("medewerker")
def employee(visitor: Visitor) -> None:
    visitor.go(f"/kantoor/medewerkers/{FATIMA.id}")


@owner("medewerker-acties")
def acts(visitor: Visitor) -> None:
    employee(visitor)
    visitor.press(re.compile("^Acties voor"))


@owner("medewerker-rol")
def role(visitor: Visitor) -> None:
    acts(visitor)
    visitor.press("Rol wijzigen")


@owner("medewerker-klanten")
def clients(visitor: Visitor) -> None:
    acts(visitor)
    visitor.press("Klanten wijzigen")


@owner("medewerker-deactiveren")
def leaving(visitor: Visitor) -> None:
    visitor.go(f"/kantoor/medewerkers/{BRAM.id}")
    visitor.press(re.compile("^Acties voor"))
    visitor.press("Account deactiveren")


@owner("mobiel-corrigeren")
def mobile(visitor: Visitor) -> None:
    visitor.go(PEOPLE)
    visitor.press(f"Acties voor {MEHMET.name}")
    visitor.press("Mobiel nummer corrigeren")


@owner("telefoon-kwijt")
def lost_phone(visitor: Visitor) -> None:
    visitor.go(PEOPLE)
    visitor.press(f"Acties voor {MEHMET.name}")
    visitor.press("Telefoon kwijt")


@looking("klanten-van-een-assistent")
def limited(visitor: Visitor) -> None:
    own_work(visitor)
    visitor.go("/kantoor/klanten")


@looking("meekijken-vragen")
def reason(visitor: Visitor) -> None:
    own_work(visitor)
    visitor.go(PEOPLE)
    visitor.press(f"Acties voor {MEHMET.name}")
    visitor.press(f"Meekijken als {MEHMET.name}")


@looking("meekijken-taken")
def tasks(visitor: Visitor) -> None:
    look_along(visitor)
    visitor.go("/taken")
    visitor.page.get_by_role("region", name="Meekijken").wait_for()


@looking("meekijken-taak")
def task(visitor: Visitor) -> None:
    tasks(visitor)
    visitor.press(re.compile("^Bekijken:"), "link")
    visitor.page.get_by_text("Pagina 1 van").first.wait_for()
    visitor.settle()


def own_work(visitor: Visitor) -> None:
    visitor.go("/")
    visitor.page.evaluate(ASK, ["DELETE", "/viewing", {}])


def look_along(visitor: Visitor) -> None:
    own_work(visitor)
    path = f"/clients/{YILMAZ.id}/people/{MEHMET.id}/viewings"
    visitor.page.evaluate(ASK, ["POST", path, {"reason": "Mehmet belt met een vraag."}])
