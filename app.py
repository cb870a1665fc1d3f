"""Every door into the portal: what the web can ask, and what happens on its own. What lies behind a
door is imported when somebody comes through it (ADR 66)."""

from typing import Literal

from chalice.app import Chalice, Cron, DynamoDBEvent, Rate, SQSEvent

from chalicelib import VERSION, doors
from chalicelib.audit.jobs import Reactions
from chalicelib.core import log
from chalicelib.core.batches import Failures
from chalicelib.core.doors import Doors
from chalicelib.core.http import Needs, Routes
from chalicelib.core.later import calling, later
from chalicelib.core.shapes import Answer
from chalicelib.core.visitor import Door, open_door
from chalicelib.offices.domain.types import Action
from chalicelib.tasks.domain import kinds
from chalicelib.tasks.routes import parts

log.setup()
kinds.know(
    {
        Action.READ: later("chalicelib.tasks.domain.kind", "READ"),
        Action.APPROVE: later("chalicelib.tasks.domain.kind", "APPROVE"),
        Action.SIGN: later("chalicelib.signing.actions.kind", "SIGN"),
    }
)
parts.know({Action.SIGN: later("chalicelib.signing.routes.views", "PART")})
open_door(
    Door(
        office_at=calling("chalicelib.offices.store", "office_at"),
        actor_of=calling("chalicelib.identity.store.sessions", "actor_of"),
        take_turn=calling("chalicelib.identity.actions.sharing", "take_turn"),
        has_code=calling("chalicelib.identity.actions.step_ups", "has_code"),
        check_touches_others=calling(
            "chalicelib.clients.actions.letting_in", "check_touches_others"
        ),
    )
)
app = Chalice(app_name="akkoord")
app.api.cors = False
app.routes = Doors(doors.MODULES, app.register_blueprint)  # type: ignore[assignment]


class Health(Answer, kw_only=True):
    status: Literal["ok"]
    version: str


health_routes = Routes(__name__)


@health_routes.get("/health", needs=Needs.PUBLIC)
def health() -> Health:
    return Health(status="ok", version=VERSION)


app.register_blueprint(health_routes)

# infra/functions.yaml puts the real stream and queues in the place of these names.
STREAM, LINES_STREAM = (
    f"arn:aws:dynamodb:eu-west-1:000000000000:table/{table}/stream/x"
    for table in ("events", "task_lines")
)
FOLLOWING = (
    later("chalicelib.notifications.jobs", "REACTIONS"),
    later("chalicelib.documents.jobs", "REACTIONS"),
    later("chalicelib.clients.jobs", "REACTIONS"),
    later("chalicelib.work.jobs", "REACTIONS"),
    later("chalicelib.tasks.jobs", "REACTIONS"),
    later("chalicelib.signing.jobs", "REACTIONS"),
)
reacting = Reactions(*FOLLOWING)


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
)(calling("chalicelib.chain.jobs", "chain_events"))
# A transaction of a hundred writes counts what this many lines change.
follow_lines = app.on_dynamodb_record(LINES_STREAM, batch_size=45)(
    calling("chalicelib.tasks.jobs", "follow_lines")
)
send_mail = app.on_sqs_message("akkoord-mail", batch_size=10)(
    calling("chalicelib.notifications.jobs", "send_mail")
)
note_feedback = app.on_sqs_message("akkoord-feedback", batch_size=10)(
    calling("chalicelib.notifications.jobs", "note_feedback")
)
close_unread_tasks = app.schedule(Rate(1, unit=Rate.HOURS))(
    calling("chalicelib.tasks.jobs", "close_unread_tasks")
)
recount_lines = app.schedule(Cron(30, 2, **DAILY))(
    calling("chalicelib.tasks.jobs", "recount_lines")
)
send_digests = app.schedule(Cron(30, 5, **DAILY))(
    calling("chalicelib.notifications.jobs", "send_digests")
)
end_rights = app.schedule(Cron(15, 0, **DAILY))(calling("chalicelib.clients.jobs", "end_rights"))
count_replacements = app.schedule(Rate(15, unit=Rate.MINUTES))(
    calling("chalicelib.clients.jobs", "count_replacements")
)
watch_signings = app.schedule(Rate(5, unit=Rate.MINUTES))(
    calling("chalicelib.signing.jobs", "watch_signings")
)
judge_signatures = app.lambda_function()(
    calling("chalicelib.gateways.signing.answering", "judge_signatures")
)
anchor_chains = app.schedule(Rate(1, unit=Rate.HOURS))(
    calling("chalicelib.chain.jobs", "anchor_chains")
)
watch_certificates = app.schedule(Cron(45, 5, **DAILY))(
    calling("chalicelib.signing.jobs", "watch_certificates")
)
