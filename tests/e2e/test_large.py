"""Letters twice as large, and names as long as they get: nothing is cut off or pushed away."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route

from tests.e2e.conftest import Visit
from tests.e2e.look import DESK, LAYOUT, PHONE, Look, settle
from tests.e2e.screens import HERE, PEOPLE, ceremony
from tests.e2e.steps import Step, drawn, follow, go
from tests.e2e.watch import Watch
from tests.people import ANNA, BRAM, MEHMET, PIETER, ZOE, Person

Place = tuple[str, str, tuple[Step, ...]]
LARGE: dict[Person | None, tuple[Place, ...]] = {
    None: (("inloggen", "/inloggen", ()),),
    ANNA: (
        ("taken", "/taken", ()),
        ("taak", "/taken", (follow("Btw-aangifte"), drawn)),
        ("samen", "/taken/samen", ()),
        ("te-ondertekenen", "/taken", (follow("Ondertekenen"), drawn)),
        ("ondertekenen", "/taken", ceremony("ink")),
        ("mijn-gebruikers", "/mijn-gebruikers", ()),
    ),
    MEHMET: (("account", "/account", ()),),
    BRAM: (
        ("postvak", "/kantoor/postvak", ()),
        ("klanten", "/kantoor/klanten", ()),
        ("klant-mensen", PEOPLE, ()),
        ("publiceren", f"{HERE}/publiceren", ()),
    ),
}
# What lies past the right edge of what holds it, or is cut off there.
PUSHED = """() => [...document.querySelectorAll('.member *, .person *, .recipient *, .paper *')]
  .filter((part) => part.checkVisibility() && !part.children.length && part.textContent.trim())
  .filter((part) => part.getBoundingClientRect().right >
    part.closest('.member, .person, .recipient, .paper').getBoundingClientRect().right + 1)
  .map((part) => `pushed away: ${part.textContent.trim()}`)"""
LONG = ("Wolfeschlegelsteinhausenbergerdorffvoralternwarengewissenhaf", "Anna Maria " * 5 + "de V.")


@pytest.mark.parametrize("who", list(LARGE), ids=lambda who: who.name if who else "stranger")
def test_with_letters_twice_as_large_all_is_still_there(
    visit: Visit, watch: Watch, look: Look, who: Person | None
) -> None:
    watch.expect("400", "403", "404")
    page, faults = visit(who, "about:blank"), list[str]()
    for name, path, steps in LARGE[who]:
        look.size(page, DESK)
        open_at(page, path, *steps)
        faults += look.large(page, name)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("name", LONG, ids=["one-word", "words"])
def test_a_name_of_sixty_letters_stays_where_it_belongs(
    visit: Visit, watch: Watch, look: Look, name: str
) -> None:
    watch.expect("400", "403", "404")
    faults: list[str] = []
    signer, office = visit(ANNA, "about:blank"), visit(BRAM, "about:blank")
    for page in (signer, office):
        page.route("**/api/**", lambda route: named(route, name))
    open_at(signer, "/taken", *ceremony("ink", signer_name=name))
    signer.get_by_label("Typen").check()
    faults += seen(look, signer, "handtekening")
    open_at(signer, "/mijn-gebruikers")
    faults += seen(look, signer, "mijn-gebruikers")
    open_at(office, PEOPLE)
    faults += seen(look, office, "klant-mensen")
    for page in (signer, office):
        page.unroute_all(behavior="wait")
    assert not faults, "\n".join(faults)


def open_at(page: Page, path: str, *steps: Step) -> None:
    for step in (go(path), *steps):
        step(page)
        settle(page)


def named(route: Route, name: str) -> None:
    """Whoever the API tells of is called so."""
    if route.request.method != "GET":
        return route.fallback()
    answer = route.fetch()
    if "json" not in answer.headers.get("content-type", ""):
        return route.fulfill(response=answer)
    told = answer.text()
    for person in (ANNA, BRAM, PIETER, ZOE):
        told = told.replace(f'"{person.name}"', f'"{name}"')
    return route.fulfill(response=answer, body=told)


def seen(look: Look, page: Page, screen: str) -> Iterator[str]:
    for size in (DESK, PHONE):
        look.size(page, size)
        settle(page)
        found = page.evaluate(LAYOUT) + page.evaluate(PUSHED)
        yield from (f"{screen} on {size.width}: {each}" for each in found)
