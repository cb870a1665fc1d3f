"""What could make somebody another one, take their word or give more than was given: the rows."""

from tests.support import insider_before as first
from tests.support.insider_act import Act
from tests.support.insider_bodies import (
    a_colleague,
    as_manager_of_it,
    every_right,
    every_right_for_another,
    of_both,
    publication,
    said_to_the_office,
    seen,
    somebody_for_them,
    somebody_new,
    the_partner,
)

HERE, PERSON, COLLEAGUE = "/clients/{client_id}", "/people/{user_id}", "/employees/{user_id}"
TASK, SIGNING = f"{HERE}/tasks/{{task_id}}", f"{HERE}/signings/{{task_id}}"
DOCUMENT = f"{HERE}/documents/{{document_id}}"
REQUESTED = f"{HERE}/people-requests/{{request_id}}"
PARTNER = f"{HERE}/partner"
RECORDED = f"{TASK}/recipients/{{user_id}}"

COLLEAGUES = ("accountant", "manager", "owner")
EVERYBODY = ("client", "shared", *COLLEAGUES)
OWN = ("client", "holder")
ACCESS = (*OWN, "representative")
ACTS = (
    Act(said="gives another number", route=f"PUT {PERSON}/mobile", on=EVERYBODY),
    Act(
        said="gives another number there",
        route=f"PUT {HERE}{PERSON}/mobile",
        on=(*ACCESS, "shared"),
    ),
    Act(said="gives another address", route=f"PUT {PERSON}/email", on=(*EVERYBODY, "invited")),
    Act(
        said="gives another address once something is asked",
        route=f"PUT {PERSON}/email",
        before=first.asked_before_they_came,
    ),
    Act(
        said="forgets the devices",
        route=f"DELETE {PERSON}/factors",
        before=first.codes,
        on=EVERYBODY,
    ),
    Act(
        said="agrees with a number that waits",
        route=f"PUT {PERSON}/replacements/{{factor}}/agreement",
        before=first.a_number_waits,
        on=EVERYBODY,
    ),
    Act(
        said="takes back a number that waits",
        route=f"DELETE {PERSON}/replacements/{{factor}}",
        before=first.a_number_waits,
        on=EVERYBODY,
        changes=False,
    ),
    Act(
        said="takes back an address to confirm",
        route=f"DELETE {PERSON}/new-email",
        before=first.an_address_waits,
        on=EVERYBODY,
        changes=False,
    ),
    Act(said="stops the account", route=f"PUT {PERSON}/deactivation", on=EVERYBODY),
    Act(
        said="opens a stopped account",
        route=f"DELETE {PERSON}/deactivation",
        before=first.stopped,
        on=EVERYBODY,
    ),
    Act(
        said="ends their session", route="DELETE /me/sessions/{session_id}", before=first.signed_in
    ),
    # Access to a dossier
    Act(said="invites somebody", route=f"POST {HERE}/people", body=somebody_new, changes=False),
    Act(
        said="sends the invitation again",
        route=f"PUT {HERE}{PERSON}/invitation",
        on=("invited",),
        changes=False,
    ),
    Act(
        said="vouches for who was let in by one",
        route=f"PUT {HERE}{PERSON}/vouching",
        before=first.let_in_by_one,
        on=("client", "representative"),
    ),
    Act(said="asks access for somebody", route=f"POST {HERE}/people-requests"),
    Act(said="grants what was asked", route=f"PUT {REQUESTED}/grant", before=first.access_asked),
    Act(
        said="declines what was asked", route=f"PUT {REQUESTED}/decline", before=first.access_asked
    ),
    Act(
        said="withdraws what was asked",
        route=f"PUT {REQUESTED}/withdrawal",
        before=first.access_asked,
    ),
    Act(
        said="gives every right",
        route=f"PUT {HERE}{PERSON}/rights",
        body=every_right,
    ),
    Act(
        said="gives every right to act for another",
        route=f"PUT {HERE}/representatives/{{user_id}}",
        body=every_right_for_another,
        on=("representative",),
    ),
    Act(said="takes the access", route=f"DELETE {HERE}{PERSON}", on=ACCESS),
    Act(
        said="lets in who acts for them",
        route=f"POST {HERE}/representatives",
        body=somebody_for_them,
        on=("holder", "representative"),
    ),
    Act(said="looks along", route=f"POST {HERE}{PERSON}/viewings", on=ACCESS, changes=False),
    Act(said="reads who looked along", route=f"GET {HERE}/viewings", changes=False, told=False),
    # Fiscal partners
    Act(
        said="makes somebody their partner",
        route=f"PUT {PARTNER}",
        body=the_partner,
        on=("holder",),
    ),
    Act(
        said="agrees with a partner for them",
        route=f"PUT {PARTNER}/consent",
        body=the_partner,
        before=first.partners,
        on=("holder",),
    ),
    Act(
        said="records that they agreed with a partner",
        route=f"PUT {PARTNER}/recorded-consent",
        body=said_to_the_office,
        before=first.partners,
        on=("holder",),
    ),
    Act(
        said="ends it for both",
        route=f"DELETE {PARTNER}",
        before=first.agreeing_partners,
        on=("holder",),
    ),
    Act(
        said="ends it at the partner",
        route="DELETE /clients/{partner_id}/partner",
        before=first.agreeing_partners,
        on=("holder",),
    ),
    Act(
        said="asks both about one return",
        route=f"POST {HERE}/publications",
        body=of_both,
        before=first.agreeing_partners,
        on=("holder",),
    ),
    Act(
        said="asks both without their consent",
        route=f"POST {HERE}/publications",
        body=of_both,
        before=first.partners,
        on=("holder",),
        wrong="partners_must_agree",
    ),
    # What is asked of them
    Act(
        said="asks them to approve",
        route=f"POST {HERE}/publications",
        body=publication("btw-aangifte"),
    ),
    Act(
        said="asks who may not approve",
        route=f"POST {HERE}/publications",
        body=publication("btw-aangifte"),
        on=("reader",),
        wrong="may_not_do_this",
    ),
    Act(
        said="shows a private return to others",
        route=f"POST {HERE}/publications",
        body=publication("aangifte-ib"),
        wrong="not_at_organisation",
    ),
    Act(said="opens what is asked", route=f"POST {DOCUMENT}/openings", on=OWN, changes=False),
    Act(said="reads its history", route=f"GET {DOCUMENT}/history", changes=False, told=False),
    Act(
        said="asks somebody else",
        route=f"PUT {TASK}/recipients",
        body=lambda ids: {"recipients": [ids["anna"]]},
    ),
    Act(said="puts another file in its place", route=f"POST {DOCUMENT}/versions"),
    Act(said="takes it back", route=f"PUT {DOCUMENT}/withdrawal"),
    Act(said="approves what is asked of them", route=f"PUT {TASK}/approval", on=OWN),
    Act(said="rejects what is asked of them", route=f"PUT {TASK}/rejection", on=OWN),
    Act(said="records that they approved", route=f"PUT {RECORDED}/approval", on=OWN),
    Act(said="records that they rejected", route=f"PUT {RECORDED}/rejection"),
    Act(said="records that they read it", route=f"PUT {RECORDED}/reading", before=first.to_read),
    Act(said="reads it for them", route=f"PUT {TASK}/reading", body=seen, before=first.to_read),
    # What they sign
    Act(
        said="begins to sign for them",
        route=f"POST {HERE}/ceremonies",
        before=first.to_sign,
        on=OWN,
    ),
    Act(
        said="declines to sign for them",
        route=f"PUT {SIGNING}/decline",
        before=first.to_sign,
        on=OWN,
    ),
    Act(said="signs on paper for them", route=f"PUT {SIGNING}/paper", before=first.to_sign, on=OWN),
    Act(
        said="accepts their paper",
        route=f"PUT {SIGNING}/signers/{{user_id}}/receipt",
        before=first.signed_on_paper,
    ),
    Act(
        said="has somebody else sign",
        route=f"PUT {SIGNING}/signers/{{user_id}}/replacement",
        body=lambda ids: {"user_id": ids["anna"]},
        before=first.to_sign,
    ),
    Act(said="moves their last day to sign", route=f"PUT {SIGNING}/expiry", before=first.to_sign),
    Act(said="takes the signing back", route=f"PUT {SIGNING}/withdrawal", before=first.to_sign),
    Act(said="has the evidence made", route=f"POST {SIGNING}/evidence", before=first.sealed),
    Act(
        said="reads the evidence",
        route=f"GET {SIGNING}/evidence",
        before=first.proven,
        changes=False,
    ),
    # Colleagues and the office
    Act(
        said="lets in a manager",
        route="POST /employees",
        body=a_colleague("manager"),
        on=("office",),
        changes=False,
    ),
    Act(
        said="lets in an owner",
        route="POST /employees",
        body=a_colleague("owner"),
        on=("office",),
        changes=False,
    ),
    Act(
        said="sends the invitation again",
        route=f"PUT {COLLEAGUE}/invitation",
        before=first.only_invited,
        on=COLLEAGUES,
        changes=False,
    ),
    Act(
        said="makes a manager",
        route=f"PUT {COLLEAGUE}/role",
        body=lambda _: {"role": "manager"},
        on=("accountant",),
    ),
    Act(
        said="makes an owner",
        route=f"PUT {COLLEAGUE}/role",
        body=lambda _: {"role": "owner"},
        on=COLLEAGUES[:-1],
    ),
    Act(said="makes an assistant", route=f"PUT {COLLEAGUE}/role", on=COLLEAGUES),
    Act(said="shows every client", route=f"PUT {COLLEAGUE}/clients", on=("accountant",)),
    Act(
        said="makes relation manager",
        route=f"PUT {HERE}",
        body=as_manager_of_it,
        on=("accountant",),
        wrong="does_not_see_client",
    ),
    Act(
        said="hands their clients over",
        route=f"PUT {COLLEAGUE}/successor",
        body=lambda ids: {"user_id": ids["successor_id"]},
        before=first.manages_a_client,
        on=("accountant",),
    ),
    Act(
        said="reads what a colleague is",
        route=f"GET {COLLEAGUE}",
        on=COLLEAGUES,
        changes=False,
        told=False,
    ),
    Act(
        said="reads the log",
        route="GET /security-events",
        on=("office",),
        changes=False,
        told=False,
    ),
    Act(
        said="changes the rules", route="PUT /office/policy", body=first.other_rules, on=("office",)
    ),
)
