"""Puts an office at work in the deployed tables; run as a program, with the settings of that stack.

`python -m tests.infrastructure.office_at_work HOST` prints who and what there is, as JSON.
"""

import json
import sys

import scripts.demo.kinds  # noqa: F401 - no app.py here that makes them known
from chalicelib.identity.actions import passwords
from chalicelib.offices import store as offices
from tests.people import PASSWORD
from tests.world import World


class DeployedOffice(World):
    """Reached at the host name that CloudFront gave."""

    @property
    def host(self) -> str:
        return sys.argv[1]


def main() -> None:
    world = DeployedOffice().open()
    anna, bram = (passwords.set_password(world.users[who], PASSWORD) for who in ("ANNA", "BRAM"))
    task = world.publish("ANNA")
    found = {
        "name": offices.get(world.office_id).name,
        "anna": anna.email,
        "mobile": anna.mobile,
        "bram": bram.email,
        "client_id": task.client_id,
        "task_id": task.task_id,
        "sha256": task.about.sha256,
    }
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
