"""Everything that could make somebody another person, take their word, show what is theirs or give
more than was given: the rows of the table of insiders."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from chalicelib.core.ids import new_id
from tests.portal import Answer, Portal
from tests.support import insider_before as first
from tests.support.access_bodies import BODIES, CLIENT, Ids
from tests.support.insider_before import Scene
from tests.support.namens import ACTS as ACTS_FOR

HERE, PERSON, COLLEAGUE = "/clients/{client_id}", "/people/{user_id}", "/employees/{user_id}"
TASK, SIGNING = f"{HERE}/tasks/{{task_id}}", f"{HERE}/signings/{{task_id}}"
DOCUMENT = f"{HERE}/documents/{{document_id}}"
REQUESTED = f"{HERE}/people-requests/{{request_id}}"
PARTNER = f"{HERE}/partner"
RECORDED = f"{TASK}/recipients/{{user_id}}"
GROUND = {"kind": "phone", "text": "Gebeld op maandag om tien uur"}

Before = Callable[[Scene], None]


@dataclass(frozen=True)
class Act:
    """`before` is what has to be so already. What is asked is of `BODIES`, or `body`. `changes` and
    `told`: whether anything is otherwise afterwards, and an event says who did it. `wrong`: what is
    the matter with it, where it is refused for what was asked and not for who asks."""

    said: str
    route: str
    body: Callable[[Ids], dict[str, Any]] | None = None
    before: Before | None = None
    on: tuple[str, ...] = ("client",)
    changes: bool = True
    told: bool = True
    wrong: str = ""

    def ask(self, door: Portal, ids: Ids) -> Answer:
        method, path = self.route.split()
        make = self.body or BODIES.get(self.route, lambda _: {})
        return door.ask(method, path.format(**ids), make(ids))


def every_right(ids: Ids) -> dict[str, Any]:
    """Who acts for somebody else is never a beheerder."""
    role = "medewerker" if ids["target"] == "representative" else "beheerder"
    return {"role": role, "read": True, "approve": True, "sign": True}


def somebody_new(ids: Ids) -> dict[str, Any]:
    facts = {"email": f"{new_id().lower()}@bakkerij.example", "name": "Ron"}
    rights = {"role": "medewerker", "read": True, "approve": True, "sign": False}
    return {**facts, "mobile": "06-12345609", "language": "nl", "rights": rights}


def somebody_for_them(ids: Ids) -> dict[str, Any]:
    facts = {"capacity": "curator", "proof_id": ids["proof_id"], "holder": "nothing"}
    return {**somebody_new(ids), "rights": ACTS_FOR, **facts}


def a_colleague(role: str) -> Callable[[Ids], dict[str, Any]]:
    facts = {"name": "Aisha", "mobile": "06-12345603", "language": "nl", "client_ids": None}
    return lambda _: {**facts, "email": f"{new_id().lower()}@vandijk.example", "role": role}


def publication(type_id: str, **asked: Any) -> Callable[[Ids], dict[str, Any]]:
    def make(ids: Ids) -> dict[str, Any]:
        of_them = {"recipients": [ids["user_id"]]}
        facts = {"document_id": ids["new_id"], "upload_id": ids["upload_id"], "title": "Aangifte"}
        return {**facts, "type_id": type_id, "asked": of_them, **asked}

    return make


def of_both(ids: Ids) -> dict[str, Any]:
    theirs = {"document_id": new_id(), "recipients": [ids["partner_user_id"]]}
    return {**publication("aangifte-ib")(ids), "partner": theirs}


def the_partner(ids: Ids) -> dict[str, Any]:
    return {"partner_id": ids["partner_id"]}


def seen(ids: Ids) -> dict[str, Any]:
    return {"document_sha256": ids["document_sha256"]}


def said_to_the_office(ids: Ids) -> dict[str, Any]:
    return {**the_partner(ids), "ground": GROUND}


def as_manager_of_it(ids: Ids) -> dict[str, Any]:
    return {**CLIENT, "relation_manager_id": ids["user_id"]}


COLLEAGUES = ("accountant", "manager", "owner")
EVERYBODY = ("client", "shared", *COLLEAGUES)
OWN = ("client", "holder")
ACCESS = (*OWN, "representative")
ACTS = (
    Act("gives another number", f"PUT {PERSON}/mobile", on=EVERYBODY),
    Act("gives another number there", f"PUT {HERE}{PERSON}/mobile", on=(*ACCESS, "shared")),
    Act("gives another address", f"PUT {PERSON}/email", on=(*EVERYBODY, "invited")),
    Act(
        "gives another address once something is asked",
        f"PUT {PERSON}/email",
        before=first.asked_before_they_came,
    ),
    Act("forgets the devices", f"DELETE {PERSON}/factors", on=EVERYBODY),
    Act(
        "agrees with a number that waits",
        f"PUT {PERSON}/replacements/{{factor}}/agreement",
        before=first.a_number_waits,
        on=EVERYBODY,
    ),
    Act(
        "takes back a number that waits",
        f"DELETE {PERSON}/replacements/{{factor}}",
        before=first.a_number_waits,
        on=EVERYBODY,
        changes=False,
    ),
    Act(
        "takes back an address to confirm",
        f"DELETE {PERSON}/new-email",
        before=first.an_address_waits,
        on=EVERYBODY,
        changes=False,
    ),
    Act("stops the account", f"PUT {PERSON}/deactivation", on=EVERYBODY),
    Act(
        "opens a stopped account",
        f"DELETE {PERSON}/deactivation",
        before=first.stopped,
        on=EVERYBODY,
    ),
    Act("ends their session", "DELETE /me/sessions/{session_id}", before=first.signed_in),
    # Access to a dossier
    Act("invites somebody", f"POST {HERE}/people", somebody_new, changes=False),
    Act(
        "sends the invitation again",
        f"PUT {HERE}{PERSON}/invitation",
        on=("invited",),
        changes=False,
    ),
    Act("asks access for somebody", f"POST {HERE}/people-requests"),
    Act("grants what was asked", f"PUT {REQUESTED}/grant", before=first.access_asked),
    Act("declines what was asked", f"PUT {REQUESTED}/decline", before=first.access_asked),
    Act("withdraws what was asked", f"PUT {REQUESTED}/withdrawal", before=first.access_asked),
    Act(
        "gives every right",
        f"PUT {HERE}{PERSON}/rights",
        every_right,
        on=("client", "representative"),
    ),
    Act("takes the access", f"DELETE {HERE}{PERSON}", on=ACCESS),
    Act(
        "lets in who acts for them",
        f"POST {HERE}/representatives",
        somebody_for_them,
        on=("holder", "representative"),
    ),
    Act("looks along", f"POST {HERE}{PERSON}/viewings", on=ACCESS, changes=False),
    Act("reads who looked along", f"GET {HERE}/viewings", changes=False, told=False),
    # Fiscal partners
    Act("makes somebody their partner", f"PUT {PARTNER}", the_partner, on=("holder",)),
    Act(
        "agrees with a partner for them",
        f"PUT {PARTNER}/consent",
        the_partner,
        first.partners,
        on=("holder",),
    ),
    Act(
        "records that they agreed with a partner",
        f"PUT {PARTNER}/recorded-consent",
        said_to_the_office,
        first.partners,
        on=("holder",),
    ),
    Act("ends it for both", f"DELETE {PARTNER}", before=first.agreeing_partners, on=("holder",)),
    Act(
        "ends it at the partner",
        "DELETE /clients/{partner_id}/partner",
        before=first.agreeing_partners,
        on=("holder",),
    ),
    Act(
        "asks both about one return",
        f"POST {HERE}/publications",
        of_both,
        first.agreeing_partners,
        on=("holder",),
    ),
    Act(
        "asks both without their consent",
        f"POST {HERE}/publications",
        of_both,
        first.partners,
        on=("holder",),
        wrong="partners_must_agree",
    ),
    # What is asked of them
    Act("asks them to approve", f"POST {HERE}/publications", publication("btw-aangifte")),
    Act(
        "asks who may not approve",
        f"POST {HERE}/publications",
        publication("btw-aangifte"),
        on=("reader",),
        wrong="may_not_do_this",
    ),
    Act(
        "shows a private return to others",
        f"POST {HERE}/publications",
        publication("aangifte-ib"),
        wrong="not_at_organisation",
    ),
    Act("opens what is asked", f"POST {DOCUMENT}/openings", on=OWN, changes=False),
    Act("reads its history", f"GET {DOCUMENT}/history", changes=False, told=False),
    Act("asks somebody else", f"PUT {TASK}/recipients", lambda ids: {"recipients": [ids["anna"]]}),
    Act("puts another file in its place", f"POST {DOCUMENT}/versions"),
    Act("takes it back", f"PUT {DOCUMENT}/withdrawal"),
    Act("approves what is asked of them", f"PUT {TASK}/approval", on=OWN),
    Act("rejects what is asked of them", f"PUT {TASK}/rejection", on=OWN),
    Act("records that they approved", f"PUT {RECORDED}/approval", on=OWN),
    Act("records that they rejected", f"PUT {RECORDED}/rejection"),
    Act("records that they read it", f"PUT {RECORDED}/reading", before=first.to_read),
    Act("reads it for them", f"PUT {TASK}/reading", seen, first.to_read),
    # What they sign
    Act("begins to sign for them", f"POST {HERE}/ceremonies", before=first.to_sign, on=OWN),
    Act("declines to sign for them", f"PUT {SIGNING}/decline", before=first.to_sign, on=OWN),
    Act("signs on paper for them", f"PUT {SIGNING}/paper", before=first.to_sign, on=OWN),
    Act(
        "accepts their paper",
        f"PUT {SIGNING}/signers/{{user_id}}/receipt",
        before=first.signed_on_paper,
    ),
    Act(
        "has somebody else sign",
        f"PUT {SIGNING}/signers/{{user_id}}/replacement",
        lambda ids: {"user_id": ids["anna"]},
        first.to_sign,
    ),
    Act("moves their last day to sign", f"PUT {SIGNING}/expiry", before=first.to_sign),
    Act("takes the signing back", f"PUT {SIGNING}/withdrawal", before=first.to_sign),
    Act("has the evidence made", f"POST {SIGNING}/evidence", before=first.sealed),
    Act(
        "reads the evidence",
        f"GET {SIGNING}/evidence",
        before=first.proven,
        changes=False,
    ),
    # Colleagues and the office
    Act(
        "lets in a manager",
        "POST /employees",
        a_colleague("manager"),
        on=("office",),
        changes=False,
    ),
    Act("lets in an owner", "POST /employees", a_colleague("owner"), on=("office",), changes=False),
    Act(
        "sends the invitation again",
        f"PUT {COLLEAGUE}/invitation",
        before=first.only_invited,
        on=COLLEAGUES,
        changes=False,
    ),
    Act(
        "makes a manager",
        f"PUT {COLLEAGUE}/role",
        lambda _: {"role": "manager"},
        on=("accountant",),
    ),
    Act("makes an owner", f"PUT {COLLEAGUE}/role", lambda _: {"role": "owner"}, on=COLLEAGUES[:-1]),
    Act("makes an assistant", f"PUT {COLLEAGUE}/role", on=COLLEAGUES),
    Act("shows every client", f"PUT {COLLEAGUE}/clients", on=("accountant",)),
    Act(
        "makes relation manager",
        f"PUT {HERE}",
        as_manager_of_it,
        on=("accountant",),
        wrong="does_not_see_client",
    ),
    Act(
        "hands their clients over",
        f"PUT {COLLEAGUE}/successor",
        lambda ids: {"user_id": ids["successor_id"]},
        first.manages_a_client,
        on=("accountant",),
    ),
    Act("reads what a colleague is", f"GET {COLLEAGUE}", on=COLLEAGUES, changes=False, told=False),
    Act("reads the log", "GET /security-events", on=("office",), changes=False, told=False),
    Act("changes the rules", "PUT /office/policy", first.other_rules, on=("office",)),
)
