"""Fills an empty portal with the demo: `python -m scripts.seed`. A filled one is left alone."""

import json
import os
import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from scripts import plain
from scripts.demo.cast import OFFICES, PASSWORD, PEOPLE
from scripts.demo.clients import CLIENTS
from scripts.demo.history import history
from scripts.demo.mark import is_made, mark
from scripts.demo.moved_clock import SetClock, moved_clock, portal_now
from scripts.demo.story import Piece
from scripts.demo.timeline import AMSTERDAM

LOGINS = Path(os.environ.get("LOGINS_FILE", ".data/logins.json"))


def main() -> None:
    environment: Any = os.environ
    now = portal_now(environment)
    with moved_clock(environment) as set_clock:
        if not is_made(environment):
            mark(environment, "begun")
            seed(now, set_clock)
            mark(environment, "made")
    write_logins()


def seed(now: datetime, set_clock: SetClock) -> None:
    from scripts.demo.play import Player
    from scripts.demo.quiet import mute_history

    pieces = history(now.astimezone(AMSTERDAM).date())
    set_the_stage(pieces, now, set_clock)
    player = Player(pieces=pieces, set_clock=set_clock)
    player.play()
    player.let_represent()
    sign_in_once(now, set_clock)
    ask_once(now, set_clock)
    wait_for_a_colleague(now, set_clock)
    set_clock(now)
    player.sign(now)
    mute_history(dict(os.environ))


def set_the_stage(pieces: list[Piece], now: datetime, set_clock: SetClock) -> None:
    """Clients come in shortly before their first document, people answer the day after."""
    from scripts.demo import stage

    stage.open_offices()
    begin = min(first_day(pieces, client.key, now) for client in CLIENTS) - timedelta(days=2)
    set_clock(begin)
    stage.register_people(begin)
    for client in CLIENTS:
        stage.take_on(client, first_day(pieces, client.key, now), set_clock)
    for person in PEOPLE:
        if person.activated:
            set_clock(begin + timedelta(hours=len(person.name)))
            stage.activate(person)


def first_day(pieces: list[Piece], client_key: str, now: datetime) -> datetime:
    days = [piece.on for piece in pieces if piece.client.key == client_key]
    ago = (now.astimezone(AMSTERDAM).date() - min(days)).days
    return now - timedelta(days=ago + 5)


def sign_in_once(now: datetime, set_clock: SetClock) -> None:
    """Everybody was here in the last days."""
    from chalicelib.identity.actions import opening
    from chalicelib.identity.store import users

    for place, person in enumerate(PEOPLE):
        if person.activated:
            set_clock(now - timedelta(hours=22 + 23 * (place // 3), minutes=17 * place))
            opening.start_session(users.user(person.office, person.id))


def ask_once(now: datetime, set_clock: SetClock) -> None:
    """A beheerder waits for the office to let somebody in."""
    from scripts.demo import stage

    at = now - timedelta(hours=20)
    set_clock(at)
    stage.ask_access(at)


def wait_for_a_colleague(now: datetime, set_clock: SetClock) -> None:
    """A person who was let in by one employee, and of whom a number was passed on since."""
    from scripts.demo import stage

    at = now - timedelta(hours=6)
    set_clock(at)
    user_id = stage.let_in_by_one(at)
    set_clock(at + timedelta(hours=2))
    stage.pass_on_number(user_id)


def write_logins() -> None:
    LOGINS.parent.mkdir(parents=True, exist_ok=True)
    LOGINS.write_text(json.dumps(logins(), indent=2, ensure_ascii=False) + "\n")


def logins() -> list[dict[str, str]]:
    """Who can sign in, employees first, per office."""
    offices = {office.id: office for office in OFFICES}
    people = sorted(
        (person for person in PEOPLE if person.activated),
        key=lambda person: (-len(person.office), person.kind != "employee"),
    )
    return [
        {
            "office": offices[person.office].name,
            "host": offices[person.office].host,
            "role": person.role,
            "name": person.name,
            "email": person.email,
            "password": PASSWORD,
        }
        for person in people
    ]


if __name__ == "__main__":
    sys.exit(plain.run(main))
