"""Seeds that office into a portal that runs, and prints what there is to see:
`python -m tests.bench.seed_town`, with the settings of the portal in the environment."""

import json
import sys
from collections.abc import Iterable

from chalicelib.core import clock
from chalicelib.identity.actions.opening import start_session
from chalicelib.tasks.domain.lines import TaskLine, waiting_line
from chalicelib.tasks.domain.task import Task
from tests.bench import town
from tests.world import World


class Town(World, kw_only=True):
    """In a browser the host of an office is one of this machine."""

    @property
    def host(self) -> str:
        return "groot.localhost"


def main() -> None:
    world = Town(office_id="kantoor-groot").open()
    model = world.publish("ANNA")
    clients = town.settle(world, world.users["BRAM"])
    tasks = [model, *town.ask(world, model, clients)]
    town.employ(world, clients)
    five = {client.client_id for client in clients[:5]}
    told = {
        "host": world.host,
        "sessions": {who: start_session(user) for who, user in world.users.items()},
        "numbers": numbers(tasks),
        "of_five": numbers(task for task in tasks if task.client_id in five),
        "names": sorted(
            {each.task.client_name for each in waiting(tasks) if each.waits == "client"}
        ),
        "of_client": numbers(task for task in tasks if task.client_number == "K-2998")[0],
    }
    json.dump(told, sys.stdout)


def numbers(tasks: Iterable[Task]) -> list[int]:
    """For clients, for the office, and late: counted one by one."""
    found = waiting(tasks)
    return [
        sum(line.waits == "client" for line in found),
        sum(line.waits == "office" for line in found),
        sum(map(is_late, found)),
    ]


def waiting(tasks: Iterable[Task]) -> list[TaskLine]:
    return [line for line in map(waiting_line, tasks) if line]


def is_late(line: TaskLine) -> bool:
    return line.task.deadline_on is not None and line.task.deadline_on < clock.today()


if __name__ == "__main__":
    main()
