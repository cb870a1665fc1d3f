"""An office of three thousand clients and twenty thousand open tasks, as the stores write them."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date, datetime, timedelta

from chalicelib.clients.domain.client import Client, Facts
from chalicelib.clients.store.clients import ClientRow
from chalicelib.core import clock
from chalicelib.core.actor import EmployeeRole
from chalicelib.core.ids import new_id
from chalicelib.core.replacing import replace
from chalicelib.identity.domain.user import User
from chalicelib.offices.domain.types import ClientKind
from chalicelib.tasks.domain.about import TypeNames
from chalicelib.tasks.domain.task import Task
from chalicelib.tasks.store import lines
from chalicelib.tasks.store.lines import LineRow
from chalicelib.work.domain.office_task import PersonState, TaskState
from tests.bench import crowd
from tests.world import World

CLIENTS, TASKS = 3000, 20_000
NAMES = (
    "Aannemer",
    "Bakkerij",
    "Café",
    "Drukkerij",
    "Fietsenmaker",
    "Garage",
    "Hovenier",
    "Kapper",
)
TYPES = {
    "btw-aangifte": ("Btw-aangifte", "VAT return"),
    "icp-opgaaf": ("Icp-opgaaf", "ICP return"),
    "aangifte-vpb": ("Aangifte vennootschapsbelasting", "Corporate income tax return"),
}


def settle(world: World, manager: User, clients: int = CLIENTS) -> list[Client]:
    """So many clients, each with a number of its own."""
    at = clock.now()
    found = [_client(world, manager, number, at) for number in range(clients)]
    with ClientRow.batch_write() as batch:
        for client in found:
            batch.save(ClientRow.of(client))
    return found


def _client(world: World, manager: User, number: int, at: datetime) -> Client:
    facts = Facts(
        kind=ClientKind.ORGANISATION,
        name=f"{NAMES[number % len(NAMES)]} {number:04d} B.V.",
        client_number=f"K-{number:04d}",
        city="Zwolle",
        relation_manager_id=manager.user_id,
    )
    return Client(office_id=world.office_id, client_id=new_id(), facts=facts, created_at=at)


def ask(world: World, model: Task, clients: list[Client], tasks: int = TASKS) -> list[Task]:
    """So many tasks like the model, spread over the clients; one in ten waits for the office, one
    in twenty is late."""
    found = list(_tasks(model, clients, tasks))
    crowd.write(iter(found), documents=False)
    with ExitStack() as open_until_here:
        batch = open_until_here.enter_context(LineRow.batch_write())
        for row in filter(None, map(lines.office_row, found)):
            batch.save(row)
    return found


def _tasks(model: Task, clients: list[Client], tasks: int) -> Iterator[Task]:
    today = clock.today()
    for number in range(tasks):
        client = clients[number % len(clients)]
        yield _settled(_task(model, client, number, today), number)


def _task(model: Task, client: Client, number: int, today: date) -> Task:
    type_id, names = list(TYPES.items())[number % len(TYPES)]
    about = replace(
        model.about,
        document_id=new_id(),
        title=f"{names[0]} {number:05d}",
        type_id=type_id,
        type_names=TypeNames(nl=names[0], en=names[1]),
    )
    late = number % 20 == 7
    return replace(
        model,
        task_id=new_id(),
        about=about,
        client_id=client.client_id,
        client_name=client.name,
        client_number=client.client_number,
        manager_id=client.relation_manager_id or "",
        deadline_on=today + timedelta(days=-3 if late else number % 90),
        revision=None,
    )


def _settled(task: Task, number: int) -> Task:
    if number % 10:
        return task
    done = tuple(each.act(PersonState.APPROVED, clock.now()) for each in task.recipients)
    return replace(task, state=TaskState.READY_TO_SEND, recipients=done)


def employ(world: World, clients: list[Client]) -> None:
    """Fatima works for five of them, Joost for a thousand."""
    ids = [client.client_id for client in clients]
    world.employ("FATIMA", "Fatima", EmployeeRole.ASSISTANT, *ids[:5])
    world.employ("JOOST", "Joost", EmployeeRole.ACCOUNTANT, *ids[:1000])
