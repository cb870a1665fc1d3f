"""How often each route asks AWS: as the table of calls has it, and as it is seen.
`python -m scripts.calls_table` prints the lines that are other than the table says."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from unittest.mock import patch

import msgspec
from msgspec import Struct

from chalicelib.core import visitor
from chalicelib.core.http import Contract
from chalicelib.core.ids import new_id
from chalicelib.core.replacing import replace
from chalicelib.core.rights import Rights
from chalicelib.gateways.signing import chain
from tests.portal import Portal
from tests.support import access
from tests.support.access import Stage
from tests.support.overhearing import overhearing

TABLE = Path(__file__).parents[1] / "http" / "calls_table.txt"
READS = ("GetItem", "Query", "BatchGetItem")
# What says which items: a second question that says the same reads the same.
WHICH = ("TableName", "IndexName", "Key", "RequestItems", "ExpressionAttributeValues")
MORE = 4
Call = tuple[str, str]


class Seen(Struct, frozen=True, kw_only=True):
    """What one request came to: its status, how often it asked AWS, how often it read what it had
    read already, and whether it asks more where there is more."""

    status: int
    calls: int
    twice: int
    grows: bool = False

    @property
    def cells(self) -> str:
        grows = "grows" if self.grows else "constant"
        return f"{self.status:>6}{self.calls:>7}{self.twice:>7}  {grows}"


def table() -> dict[str, str]:
    """By route, what the table says of it."""
    lines = (line.split(maxsplit=2) for line in TABLE.read_text().splitlines())
    return {f"{line[0]} {line[1]}": line[2] for line in lines if line and line[0] != "#"}


def written(name: str, seen: Seen) -> str:
    """A line as it stands in the table."""
    return f"{access.first_cells(name)}{seen.cells}"


def seen() -> dict[str, Seen]:
    """By route, at an office with little in it and at one with more; certificates are published."""
    few, many = _asked(Stage()), _asked(larger(Stage()))
    return {name: replace(it, grows=many[name].calls > it.calls) for name, it in few.items()}


def larger(stage: Stage) -> Stage:
    """With more clients, people, employees, tasks, documents and uploads."""
    world = stage.world
    for number in range(MORE):
        client_id = world.another_client(f"Klant {number}")
        world.join("ANNA", "Anna", client_id)
        world.join(
            new_id(), f"Bestuurder {number}", world.bakkerij, Rights(sign=True, approve=True)
        )
        world.employ(new_id(), f"Collega {number}")
        world.publish("ANNA")
        world.publish("ANNA", type_id="jaarrekening")
        world.upload(world.bakkerij)
        stage._request()
    return stage


def _asked(stage: Stage) -> dict[str, Seen]:
    with patch.object(visitor, "_doors", [replace(visitor.door(), has_code=lambda *_: True)]):
        return {name: _count(stage, each) for name, each in access.contracts().items()}


def _count(stage: Stage, contract: Contract) -> Seen:
    """Of this request alone: what a browser asks after it, and what sets out, are others."""
    found: list[tuple[int, list[Call]]] = []
    real = Portal.ask

    def ask(portal: Portal, *given: Any, **headers: Any) -> Any:
        calls: list[Call] = []
        with overhearing(lambda _, operation, arguments: calls.append(_said(operation, arguments))):
            answer = real(portal, *given, **headers)
        found.append((answer.status, calls))
        return answer

    stage.door("right", contract)
    chain._published.cache_clear()
    with patch.object(Portal, "ask", ask):
        answer = stage.ask(contract, "right")
    stage.leave_as_it_was(contract, "right", answer)
    status, calls = next(each for each in found if each[0] == answer.status)
    reads = Counter(each for each in calls if each[0] in READS)
    return Seen(status=status, calls=len(calls), twice=reads.total() - len(reads))


def _said(operation: str, arguments: Mapping[str, Any]) -> Call:
    which = {name: arguments[name] for name in WHICH if name in arguments}
    return operation, msgspec.json.encode(which, order="sorted").decode()
