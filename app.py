"""Every door into the portal: what the web can ask, and what happens on its own."""

from typing import Literal

from chalice.app import Chalice, Cron, DynamoDBEvent, Rate, SQSEvent

from chalicelib import VERSION
from chalicelib.audit.jobs import reactions
from chalicelib.chain import jobs as chain_jobs
from chalicelib.clients import jobs as client_jobs
from chalicelib.clients.actions import letting_in
from chalicelib.clients.routes import clients, people, reopening, requests
from chalicelib.core import log
from chalicelib.core.batches import Failures
from chalicelib.core.http import Needs, Routes
from chalicelib.core.shapes import Answer
from chalicelib.core.visitor import Door, open_door
from chalicelib.documents import jobs as document_jobs
from chalicelib.documents.routes import dossier, representatives, uploads
from chalicelib.employees.routes import colleagues, viewing
from chalicelib.identity.actions import sharing
from chalicelib.identity.actions.step_ups import has_code
from chalicelib.identity.routes import (
    accounts,
    factors,
    me,
    new_emails,
    own_sessions,
    passkeys,
    passwords,
    replacements,
    security_log,
    signing_in,
    step_ups,
)
from chalicelib.identity.store import sessions
from chalicelib.notifications import jobs as notification_jobs
from chalicelib.offices import store as offices
from chalicelib.offices.domain.types import Action
from chalicelib.offices.routes import policy, showing
from chalicelib.signing import jobs as signing_jobs
from chalicelib.signing.actions.kind import SIGN
from chalicelib.signing.routes import ceremonies, office, paper, proof, signings
from chalicelib.signing.routes.shapes import SigningPart
from chalicelib.signing.routes.views import signing_part
from chalicelib.tasks import jobs as task_jobs
from chalicelib.tasks.domain import kinds
from chalicelib.tasks.domain.kind import APPROVE, READ
from chalicelib.tasks.routes import (
    acting,
    correcting,
    leavers,
    lists,
    newcomers,
    packages,
    partners,
    parts,
    publishing,
    recipients,
)
from chalicelib.work import jobs as work_jobs
from chalicelib.work.routes import work

log.setup()
kinds.know(READ, APPROVE, SIGN)
parts.know(Action.SIGN, SigningPart, signing_part)
app = Chalice(app_name="akkoord")
app.api.cors = False
open_door(
    Door(
        office_at=offices.office_at,
        actor_of=sessions.actor_of,
        take_turn=sharing.take_turn,
        has_code=has_code,
        check_touches_others=letting_in.check_touches_others,
    )
)


class Health(Answer, kw_only=True):
    status: Literal["ok"]
    version: str


health_routes = Routes(__name__)


@health_routes.get("/health", needs=Needs.PUBLIC)
def health() -> Health:
    return Health(status="ok", version=VERSION)


app.register_blueprint(health_routes)
for door in (
    showing,
    policy,
    accounts,
    factors,
    me,
    new_emails,
    own_sessions,
    passkeys,
    passwords,
    replacements,
    security_log,
    signing_in,
    step_ups,
    clients,
    people,
    reopening,
    requests,
    colleagues,
    viewing,
    work,
    dossier,
    representatives,
    uploads,
    acting,
    correcting,
    lists,
    publishing,
    recipients,
    leavers,
    newcomers,
    packages,
    partners,
    ceremonies,
    office,
    paper,
    proof,
    signings,
):
    app.register_blueprint(door.routes)

# infra/functions.yaml puts the real stream and queues in the place of these names.
STREAM = "arn:aws:dynamodb:eu-west-1:000000000000:table/events/stream/x"
reacting = reactions(
    notification_jobs.REACTIONS,
    document_jobs.REACTIONS,
    work_jobs.REACTIONS,
    task_jobs.REACTIONS,
    signing_jobs.REACTIONS,
)


@app.on_dynamodb_record(STREAM, batch_size=100)
def route_events(event: DynamoDBEvent) -> Failures:
    return reacting.route(event)


@app.on_sqs_message("akkoord-notifications", batch_size=10)
def send_notifications(event: SQSEvent) -> Failures:
    return reacting.react("send_notifications", event)


@app.on_sqs_message("akkoord-reactions", batch_size=5)
def run_reactions(event: SQSEvent) -> Failures:
    return reacting.react("run_reactions", event)


@app.on_sqs_message("akkoord-signing.fifo", batch_size=1)
def sign_documents(event: SQSEvent) -> Failures:
    return reacting.react("sign_documents", event)


DAILY = {"day_of_month": "*", "month": "*", "day_of_week": "?", "year": "*"}
# A minute's worth goes into one batch: each is a file that stays for years.
chain_events = app.on_dynamodb_record(
    STREAM, batch_size=1000, maximum_batching_window_in_seconds=60
)(chain_jobs.chain_events)
send_mail = app.on_sqs_message("akkoord-mail", batch_size=10)(notification_jobs.send_mail)
note_feedback = app.on_sqs_message("akkoord-feedback", batch_size=10)(
    notification_jobs.note_feedback
)
close_unread_tasks = app.schedule(Rate(1, unit=Rate.HOURS))(task_jobs.close_unread_tasks)
send_digests = app.schedule(Cron(30, 5, **DAILY))(notification_jobs.send_digests)
end_rights = app.schedule(Cron(15, 0, **DAILY))(client_jobs.end_rights)
count_replacements = app.schedule(Rate(15, unit=Rate.MINUTES))(client_jobs.count_replacements)
watch_signings = app.schedule(Rate(5, unit=Rate.MINUTES))(signing_jobs.watch_signings)
anchor_chains = app.schedule(Rate(1, unit=Rate.HOURS))(chain_jobs.anchor_chains)
watch_certificates = app.schedule(Cron(45, 5, **DAILY))(signing_jobs.watch_certificates)
