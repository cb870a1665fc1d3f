"""The table of who gets past which door: how it is read, and how every route is asked as each of
its people. `python -m scripts.access_table` prints the lines that are missing."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

from chalicelib.core import clock, http
from chalicelib.core.actor import EmployeeRole
from chalicelib.core.http import Contract, Needs
from chalicelib.core.ids import new_id, sha256
from chalicelib.core.replacing import replace
from chalicelib.core.rights import Right, Rights
from chalicelib.core.table import key
from chalicelib.identity.domain.limit import BEHEERDER_INVITATIONS, OFFICE_INVITATIONS
from chalicelib.identity.domain.user import Status
from chalicelib.identity.events.shared import Factor
from chalicelib.identity.store import counters, signing_in, users
from chalicelib.identity.store.session_rows import SessionRow
from tests.portal import Answer, Portal
from tests.support.access_bodies import BODIES, new_request
from tests.support.asking import ask, name
from tests.support.contracts import CONTRACTS
from tests.support.replacing import passed_on, shown
from tests.world import World

TABLE = Path(__file__).parents[1] / "http" / "access_table.txt"
# Of what somebody else passed on and waits.
TAKE_BACK = "DELETE /clients/{client_id}/people/{user_id}/mobile"
COLUMNS = (
    "nobody",
    "stolen",
    "expired",
    "stopped",
    "elsewhere",
    "rival",
    "neighbour",
    "reader",
    "unassigned",
    "assistant",
    "manager",
    "right",
)
REFUSED = (401, 403, 404)
EMPLOYEES = (Right.MANAGE, Needs.EMPLOYEE, Needs.LEADER, Needs.OWNER)
Line = dict[str, str]


def contracts() -> dict[str, Contract]:
    """By name, in the order of the table."""
    known = sorted(CONTRACTS, key=lambda each: (each.path, each.method))
    return {name(each): each for each in known}


def table() -> dict[str, Line]:
    lines = (line.split() for line in TABLE.read_text().splitlines())
    rows = [line for line in lines if line and not line[0].startswith("#")]
    return {
        f"{method} {path}": dict(zip(COLUMNS, cells, strict=True)) for method, path, *cells in rows
    }


def written(name: str, line: Mapping[str, str]) -> str:
    """A line as it stands in the table."""
    cells = "".join(f"{line[who]:>{len(who) + 2}}" for who in COLUMNS)
    return f"{first_cells(name)}{cells}"


def first_cells(name: str) -> str:
    """Method and path, as wide as in every table of routes."""
    method, path = name.split()
    return f"{method:<6} {path:<72}"


def heading() -> str:
    names = "".join(f"  {who}" for who in COLUMNS)
    return f"{'#':<79}{names}"


class Stage:
    """Two offices, and somebody for each column. Every request that changed something leaves the
    next one a client, a task, a document, an upload and a fellow director as if nothing had."""

    def __init__(self) -> None:
        self.world, self.other = World().open(), World().open()
        here, there = self.world, self.other
        there.join("CHRIS", "Chris", there.bakkerij)
        there.employ("DIRK", "Dirk", EmployeeRole.OWNER)
        here.join("LOTTE", "Lotte", here.holding)
        here.join("ZOE", "Zoë", here.bakkerij, Rights(handle=False))
        here.employ("WILLEM", "Willem", EmployeeRole.OWNER)
        here.employ("MIRA", "Mira", EmployeeRole.MANAGER)
        here.employ("FATIMA", "Fatima", EmployeeRole.ASSISTANT)
        here.employ("SVEN", "Sven", EmployeeRole.ACCOUNTANT, here.holding)
        self._colleague = {"user_id": here.employ("NOOR", "Noor").user_id}
        self.doors: dict[str, Portal] = {}
        self.request_id = self._request()
        self.ids = self._ids()
        self.signing = self._signing()

    def see(self, contract: Contract, who: str) -> str:
        """401, 403 or 404 at the door, the same with a star when the action refused; or `in`."""
        with _noticing() as entered:
            answer = self.ask(contract, who)
        self.leave_as_it_was(contract, who, answer)
        if answer.status not in REFUSED:
            return "in"
        return f"{answer.status}*" if entered else str(answer.status)

    def leave_as_it_was(self, contract: Contract, who: str, answer: Answer) -> None:
        """Also after one that broke off: it may have been done all the same."""
        if contract.method == "GET" or 400 <= answer.status < 500:
            return
        self.doors.pop(self._called(who, contract))  # they may have been signed out
        if "{request_id}" in contract.path:
            self.request_id = self._request()
        if "/signings" in contract.path:
            self.signing = self._signing()
        elif "{client_id}" in contract.path or "{user_id}" in contract.path:
            self.ids = self._ids()

    def _signing(self) -> dict[str, str]:
        """What waits for Anna's signature."""
        task = self.world.publish("ANNA", type_id="jaarrekening")
        sha256 = task.about.sha256
        return {
            "task_id": task.task_id,
            "document_id": task.about.document_id,
            "document_sha256": sha256,
            "user_id": self.world.users["ANNA"].user_id,
        }

    def line(self, contract: Contract) -> Line:
        return {who: self.see(contract, who) for who in COLUMNS}

    def ask(self, contract: Contract, who: str, body: object = None) -> Answer:
        """Without a body it gets one that would do something."""
        if "/people/{user_id}/replacements" in contract.path or name(contract) == TAKE_BACK:
            person = users.user(self.world.office_id, self.ids["user_id"])
            passed_on(person)
            self.ids["asked"] = shown(person, Factor.MOBILE)
        portal = self.door(who, contract)
        return ask(portal, contract, self._ids_for(contract), body or self.body(contract))

    def body(self, contract: Contract) -> dict[str, Any]:
        return BODIES.get(name(contract), lambda _: {})(self._ids_for(contract))

    def _ids_for(self, contract: Contract) -> dict[str, str]:
        ids = self.ids | self._colleague if contract.path.startswith("/employees") else self.ids
        if "/signings" in contract.path or "/ceremonies" in contract.path:
            ids = ids | self.signing
        return ids

    def door(self, who: str, contract: Contract) -> Portal:
        known = self._called(who, contract)
        if known not in self.doors:
            self.doors[known] = PEOPLE.get(known, _insider(known))(self)
        return self.doors[known]

    def _called(self, who: str, contract: Contract) -> str:
        if who != "right":
            return who
        return "WILLEM" if contract.needs in EMPLOYEES else "ANNA"

    def _request(self) -> str:
        """Of Anna, who asks for access for somebody, as often as a test wants."""
        asked, who = new_request({}), self.world.users["ANNA"].user_id
        for limit, whose in ((BEHEERDER_INVITATIONS, who), (OFFICE_INVITATIONS, "")):
            counters.forget(self.world.office_id, limit, whose, clock.now())
        anna = _insider("ANNA")(self)
        assert anna.post(f"/clients/{self.world.bakkerij}/people-requests", asked).status < 300
        return str(asked["request_id"])

    def _ids(self) -> dict[str, str]:
        package_id = new_id()
        task = self.world.publish("ANNA", package_id=package_id)
        fellow = new_id()
        return {
            "client_id": self.world.bakkerij,
            "task_id": task.task_id,
            "package_id": package_id,
            "document_id": task.about.document_id,
            "document_sha256": task.about.sha256,
            "upload_id": self.world.upload(self.world.bakkerij).upload_id,
            "user_id": self.world.join(fellow, "Pieter", self.world.bakkerij).user_id,
            "recipient_id": self.world.users["ANNA"].user_id,
            "request_id": self.request_id,
            "successor_id": self.world.users["BRAM"].user_id,
            "table_id": "taken",
            "factor": Factor.MOBILE,
        }  # whatever else a path asks for is made up


@contextmanager
def _noticing() -> Iterator[list[bool]]:
    """Not empty once somebody got past the door."""
    entered: list[bool] = []
    real = http._who

    def notice(*asked: Any) -> dict[str, Any]:
        given = real(*asked)
        entered.append(True)
        return given

    with patch.object(http, "_who", notice):
        yield entered


def _insider(who: str) -> Callable[[Stage], Portal]:
    return lambda stage: Portal(stage.world.host).sign_in(stage.world.users[who])


def _outsider(who: str) -> Callable[[Stage], Portal]:
    return lambda stage: Portal(stage.other.host).sign_in(stage.other.users[who])


def _nobody(stage: Stage) -> Portal:
    return Portal(stage.world.host)


def _stolen(stage: Stage) -> Portal:
    """The cookie of somebody elsewhere, shown here."""
    portal = Portal(stage.world.host)
    portal.cookie = _outsider("CHRIS")(stage).cookie
    return portal


def _expired(stage: Stage) -> Portal:
    """Somebody who was away for half an hour."""
    portal = _insider("ANNA")(stage)
    row = SessionRow(key(stage.world.office_id, sha256(portal.cookie)))
    long_ago = clock.now() - timedelta(minutes=31)
    row.update(actions=[SessionRow.seen_at.set(long_ago)])
    return portal


def _stopped(stage: Stage) -> Portal:
    """Somebody whose account was stopped while they were signed in."""
    user = stage.world.join(new_id(), "Joost", stage.world.bakkerij)
    portal = Portal(stage.world.host).sign_in(user)
    known = users.user(user.office_id, user.user_id)
    signing_in.keep_change(replace(known, status=Status.DEACTIVATED))
    return portal


PEOPLE: Mapping[str, Callable[[Stage], Portal]] = {
    "nobody": _nobody,
    "stolen": _stolen,
    "expired": _expired,
    "stopped": _stopped,
    "elsewhere": _outsider("CHRIS"),
    "rival": _outsider("DIRK"),
    "neighbour": _insider("LOTTE"),
    "reader": _insider("ZOE"),
    "unassigned": _insider("SVEN"),
    "assistant": _insider("FATIMA"),
    "manager": _insider("MIRA"),
}
