"""Every door into the portal: what the web can ask, and what happens on its own."""

from chalice.app import Chalice, Cron, Rate

from chalicelib import VERSION
from chalicelib.clients import jobs as clients
from chalicelib.clients.routes import routes as client_routes
from chalicelib.core import log
from chalicelib.core.http import Needs, Routes
from chalicelib.core.shapes import Answer
from chalicelib.core.visitor import Door, open_door
from chalicelib.documents.routes import routes as document_routes
from chalicelib.employees.routes import routes as employee_routes
from chalicelib.identity import store as identity
from chalicelib.identity.routes import routes as identity_routes
from chalicelib.notifications import jobs as notifications
from chalicelib.offices import store as offices
from chalicelib.offices.routes import routes as office_routes
from chalicelib.signing import jobs as signing
from chalicelib.signing.routes import routes as signing_routes
from chalicelib.tasks import jobs as tasks
from chalicelib.tasks.routes import routes as task_routes

log.setup()
app = Chalice(app_name="akkoord")
app.api.cors = False
open_door(Door(office_at=offices.office_at, actor_of=identity.actor_of))


class Health(Answer, kw_only=True):
    status: str
    version: str


health_routes = Routes(__name__)


@health_routes.get("/health", needs=Needs.PUBLIC)
def health() -> Health:
    return Health(status="ok", version=VERSION)


for blueprint in (
    health_routes,
    office_routes,
    identity_routes,
    client_routes,
    employee_routes,
    document_routes,
    task_routes,
    signing_routes,
):
    app.register_blueprint(blueprint)

# infra/functions.yaml puts the real stream and queues in the place of these names.
route_events = app.on_dynamodb_record(
    "arn:aws:dynamodb:eu-west-1:000000000000:table/events/stream/x", batch_size=100
)(notifications.route_events)
send_notifications = app.on_sqs_message("akkoord-notifications", batch_size=10)(
    notifications.send_notifications
)
run_reactions = app.on_sqs_message("akkoord-reactions", batch_size=5)(notifications.run_reactions)
send_mail = app.on_sqs_message("akkoord-mail", batch_size=10)(notifications.send_mail)
sign_documents = app.on_sqs_message("akkoord-signing.fifo", batch_size=1)(signing.sign_documents)
note_feedback = app.on_sqs_message("akkoord-feedback", batch_size=10)(notifications.note_feedback)
close_unread_tasks = app.schedule(Rate(1, unit=Rate.HOURS))(tasks.close_unread_tasks)
send_digests = app.schedule(Cron(30, 5, "*", "*", "?", "*"))(notifications.send_digests)
end_rights = app.schedule(Cron(15, 0, "*", "*", "?", "*"))(clients.end_rights)
watch_signings = app.schedule(Rate(5, unit=Rate.MINUTES))(signing.watch_signings)
watch_certificates = app.schedule(Cron(45, 5, "*", "*", "?", "*"))(signing.watch_certificates)
