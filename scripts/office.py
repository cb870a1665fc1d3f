"""Makes an office and its first owner, and changes who an office is.

    python -m scripts.office open --stage production [--host portal.office.nl --name … …]
    python -m scripts.office change --stage production --host portal.office.nl [--terms-url https://…]

Asks for what was not given, at a terminal. Without --stage it works on the laptop where `make up`
runs. Both may be done twice; a second time changes nothing. See docs/operations.md.
"""

import argparse
import os
import sys
from collections.abc import Mapping
from typing import Any

import boto3
import msgspec
from botocore.exceptions import BotoCoreError, ClientError

from scripts import plain, resources
from scripts.local.stand_in import HOST
from scripts.plain import Stop
from scripts.stages import settings_of, use
from scripts.up import AWS_PORT, PREFIX

LAPTOP = f"http://{HOST}:{AWS_PORT}"
KEYS = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test"}
OFFICE = {
    "host": ("Hostnaam van het portaal", "Host name of the portal"),
    "name": ("Naam van het kantoor", "Name of the office"),
    "colour": ("Kleur (#rrggbb)", "Colour (#rrggbb)"),
    "email": ("E-mailadres van het kantoor", "E-mail address of the office"),
    "phone": ("Telefoon van het kantoor (mag leeg)", "Phone of the office (may be empty)"),
    "website": ("Website (https://…, mag leeg)", "Website (https://…, may be empty)"),
    "address": ("Adres (mag leeg)", "Address (may be empty)"),
    "sms_sender": ("Afzender van sms-berichten", "Sender of text messages"),
    "privacy_url": ("Privacyverklaring (https://…)", "Privacy statement (https://…)"),
    "terms_url": ("Voorwaarden (https://…, mag leeg)", "Terms (https://…, may be empty)"),
}
OWNER = {
    "owner_name": ("Naam van de eerste eigenaar", "Name of the first owner"),
    "owner_email": ("E-mailadres van de eigenaar", "E-mail address of the owner"),
    "owner_mobile": ("Mobiel nummer van de eigenaar", "Mobile number of the owner"),
}
FIELDS = OFFICE | OWNER
WORDS = {
    "opened": ("{name} staat klaar op {host}.", "{name} is ready at {host}."),
    "mailed": (
        "{to} krijgt een e-mail om een wachtwoord te kiezen; was die er al, dan niet nog een keer.",
        "{to} gets a mail to choose a password; if it had been sent before, not once more.",
    ),
    "changed": ("Gewijzigd bij {name}: {what}.", "Changed for {name}: {what}."),
    "same": ("Bij {name} stond het al zo.", "For {name} it was so already."),
    "missing": ("ontbreekt: geef --{option}.", "is missing: give --{option}."),
    "nothing": ("Zeg wat er anders moet, zoals --terms-url.", "Say what to change: --terms-url."),
}


def main() -> None:
    options = read_options()
    try:
        use(settings(options))
        (open_office if options.what == "open" else change_office)(given_in(options))
    except (BotoCoreError, ClientError) as trouble:
        raise Stop(f"AWS refused: {trouble}") from trouble


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts.office", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("what", choices=("open", "change"))
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--stage", help="in AWS, such as production")
    where.add_argument("--endpoint", default=LAPTOP, help="of the stand-in, on a laptop")
    parser.add_argument("--prefix", default=PREFIX, help=argparse.SUPPRESS)
    for name, words in FIELDS.items():
        parser.add_argument(f"--{name.replace('_', '-')}", dest=name, help=words[1])
    return parser.parse_args()


def settings(options: argparse.Namespace) -> dict[str, str]:
    """Those of the portal that is meant: of its function in AWS, without its secrets."""
    if not options.stage:
        made = resources.create(options.endpoint, options.prefix)
        return {**KEYS, "AWS_DEFAULT_REGION": resources.REGION, **made}
    return settings_of(boto3.Session(region_name=resources.REGION), options.stage)


def given_in(options: argparse.Namespace) -> dict[str, str]:
    """What was said; for a new office the rest is asked, or is a fault where nobody can answer."""
    said = {name: getattr(options, name) for name in FIELDS}
    if options.what == "change":
        return {name: text for name, text in said.items() if text is not None}
    if sys.stdin.isatty():
        return {name: ask(name) if text is None else text for name, text in said.items()}
    return {name: text or "" for name, text in said.items()}


def ask(name: str) -> str:
    return input(f"{word(name)}: ")


def open_office(given: Mapping[str, str]) -> None:
    from chalicelib.employees.actions import founding

    facts = {name: given[name] for name in OFFICE}
    owner = {name.removeprefix(founding.OWNER): given[name] for name in OWNER}
    office = judged(lambda: founding.open_office(read(facts), read(owner), language()))
    print(say("opened", name=office.name, host=office.host))
    print(say("mailed", to=given["owner_email"]))


def change_office(given: Mapping[str, str]) -> None:
    from chalicelib.employees.actions import founding

    facts = {name: given[name] for name in OFFICE if name in given and name != "host"}
    if "host" not in given:
        raise Stop(f"{word('host')} {say('missing', option='host')}")
    if not facts:
        raise Stop(say("nothing"))
    office, changed = judged(lambda: founding.change_office(given["host"], read(facts)))
    what = ", ".join(f"{word(name)}: {text or '-'}" for name, text in changed.items())
    print(say("changed", name=office.name, what=what) if what else say("same", name=office.name))


def judged(act: Any) -> Any:
    """What `act` gives; a refusal is told field by field, in words of the portal."""
    from chalicelib.core.errors import PortalError
    from chalicelib.core.text import error_text

    try:
        return act()
    except PortalError as refused:
        lines = [
            f"{word(each.field)}: {error_text(each.code, language())}" for each in refused.fields
        ]
        raise Stop("\n".join(lines) or error_text(refused.code, language())) from refused


def read(given: Mapping[str, str]) -> dict[str, str]:
    """As the portal reads lines that people type: without what cannot be seen."""
    from chalicelib.core.decoding import decode_body
    from chalicelib.core.shapes import Body
    from chalicelib.core.text import OptionalLine

    kind = msgspec.defstruct("Given", [(name, OptionalLine) for name in given], bases=(Body,))
    return msgspec.structs.asdict(decode_body(msgspec.json.encode(given), kind))


def language() -> Any:
    """Of the terminal."""
    from chalicelib.core.language import Language

    return Language.NL if is_dutch() else Language.EN


def is_dutch() -> bool:
    said = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return next(filter(None, said), "").startswith("nl")


def word(field: str) -> str:
    return FIELDS[field][0 if is_dutch() else 1] if field in FIELDS else field


def say(what: str, /, **facts: str) -> str:
    return WORDS[what][0 if is_dutch() else 1].format(**facts)


if __name__ == "__main__":
    sys.exit(plain.run(main))
