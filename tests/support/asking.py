"""Asking many routes at once, with the ids of what is there."""

import re
from collections.abc import Iterator, Mapping

from chalicelib.core.http import Contract
from chalicelib.core.rights import Right
from tests.portal import Answer, Portal
from tests.support.contracts import CONTRACTS


def name(contract: Contract) -> str:
    return f"{contract.method} {contract.path}"


def routes(*needs: str | Right) -> Iterator[Contract]:
    yield from (each for each in CONTRACTS if each.needs in needs)


def ask(portal: Portal, contract: Contract, ids: Mapping[str, str], body: object = None) -> Answer:
    """Whatever a path asks for and `ids` lacks is made up; without a body it is an empty one."""
    path = re.sub(r"{(\w+)}", lambda found: ids.get(found[1], "x"), contract.path)
    return portal.ask(contract.method, path, None if contract.method == "GET" else body or {})
