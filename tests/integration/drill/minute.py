"""What people and workers do while something outside fails for a minute of the portal's clock."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from chalicelib.core.ids import new_id
from chalicelib.delivery.domain import LEASE
from chalicelib.identity.actions import passwords
from chalicelib.tasks.domain.task import Task
from tests.http.knocking import answer, knock
from tests.http.proving import app_code, set_up_app
from tests.people import PASSWORD
from tests.portal import Answer, Portal
from tests.support.ceremony import Desk
from tests.support.uploading import a_pdf

HALF = timedelta(seconds=30)
# The next thing that somebody does; None when they are done.
Errand = Callable[[], Answer | None]


def once(ask: Callable[[], Answer]) -> Errand:
    """Until it worked."""
    worked: list[Answer] = []

    def errand() -> Answer | None:
        if worked:
            return None
        given = ask()
        worked.extend([given] if given.status < 300 else [])
        return given

    return errand


def is_done(errand: Errand) -> bool:
    """As far as it goes; whether that is to the end. Whoever cannot be served is told when to come
    back."""
    while given := errand():
        if given.status == 503:
            assert given.problem == "try_again_later"
            assert int(given.headers["retry-after"]) > 0
            return False
        assert given.status < 300, given
    return True


@dataclass
class Minutes:
    """Every minute Anna signs in with her app and approves a return, and Bram sends a file; Pieter
    signs the annual accounts, as far as he comes."""

    desk: Desk
    later: Callable[[timedelta], None]
    approved: list[Task] = field(default_factory=list)
    uploads: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.world = self.desk.world
        self.anna = passwords.set_password(self.world.users["ANNA"], PASSWORD)
        self.secret, _ = set_up_app(self.desk.door("ANNA"), self.desk.texts)
        self.later(timedelta(minutes=1))
        self.stranger, self.ceremony_id = Portal(self.world.host), new_id()
        self.accounts = self.desk.ask(("PIETER", 1))

    def begin(self) -> None:
        """What is done each minute, and what it needs."""
        self.later(HALF)  # a code of her app works once
        self.approved.append(self.world.publish("ANNA"))
        self.uploads.append(new_id())
        self.needs: list[tuple[Errand, set[str]]] = [
            (once(self.signs_in), {"dynamodb", "kms"}),
            (once(self.approves), {"dynamodb"}),
            (once(self.sends), {"dynamodb", "s3"}),
        ]

    def pass_without(self, service: str) -> None:
        """People try again; what workers give back waits until the next minute."""
        for _ in range(2):
            served = [is_done(errand) for errand, _ in self.needs]
            assert served == [service not in needed for _, needed in self.needs]
            is_done(self.signs)
            self.later(HALF)
        self.desk.pipeline.run(in_bad_weather=True)

    def end(self) -> None:
        assert all(is_done(errand) for errand, _ in self.needs)

    def be_over(self) -> None:
        """Everybody is done, and so are the workers."""
        assert is_done(self.signs)
        self.later(LEASE)
        self.desk.work()
        assert self.desk.pipeline.waiting == []

    def signs_in(self) -> Answer:
        asked = knock(self.stranger, self.anna.email)
        if asked.status >= 300:
            return asked
        return answer(self.stranger, asked.body["challenge_id"], app_code(self.secret))

    def approves(self) -> Answer:
        task = self.approved[-1]
        path = f"/clients/{task.client_id}/tasks/{task.task_id}/approval"
        return self.desk.door("ANNA").put(path, {"document_sha256": task.about.sha256})

    def sends(self) -> Answer:
        place = f"/clients/{self.world.bakkerij}/uploads"
        return self.desk.hand_in("BRAM", place, self.uploads[-1], "a.pdf", a_pdf(self.uploads[-1]))

    def signs(self) -> Answer | None:
        return self.desk.sign_on("PIETER", self.accounts, self.ceremony_id)
