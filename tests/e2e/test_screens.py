"""No screen has a fault that axe or its layout can show, light or dark, on a desk or a phone."""

import pytest

from tests.e2e.conftest import Visit
from tests.e2e.look import DESK, PHONE, Look
from tests.e2e.screens import SCREENS, Screen
from tests.e2e.watch import Watch
from tests.people import Person

FEW = 8  # so that browsers beside each other are done at about the same time
PARTS = [
    pytest.param(who, screens[start : start + FEW], id=screens[start].name)
    for who, screens in SCREENS.items()
    for start in range(0, len(screens), FEW)
]


@pytest.mark.parametrize(("who", "screens"), PARTS)
def test_no_screen_has_a_fault(
    visit: Visit, watch: Watch, look: Look, who: Person | None, screens: tuple[Screen, ...]
) -> None:
    watch.expect("400", "403", "404")
    page = visit(who, "about:blank")
    faults = []
    for screen in screens:
        look.size(page, DESK)
        screen.open(page)
        anew = (lambda each=screen: each.open(page)) if screen.laid_out else None
        faults += [*look.at(page, screen.name, DESK), *look.at(page, screen.name, PHONE, anew)]
    assert not faults, "\n".join(faults)
