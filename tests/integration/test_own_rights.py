"""The tests run each function with the rights of its own role, and they bite."""

import pytest
from pynamodb.exceptions import GetError

from chalicelib.core.config import BadConfig, config
from chalicelib.identity.store import users
from chalicelib.tasks.store import tasks
from scripts.rights import Right
from tests import functions
from tests.functions import running
from tests.world import World

NOT_ALLOWED = Right("NoteFeedback", "dynamodb:GetItem", "TasksTable")


@pytest.fixture(autouse=True)
def asked(monkeypatch: pytest.MonkeyPatch) -> set[Right]:
    """What is asked for here on purpose counts for nothing."""
    asked: set[Right] = set()
    monkeypatch.setattr(functions, "ASKED", asked)
    return asked


def test_a_function_gets_what_its_role_allows_and_nothing_else(world: World) -> None:
    task = world.publish("ANNA")
    with running("NoteFeedback"):
        assert users.user(world.office_id, world.users["ANNA"].user_id)
        with pytest.raises(GetError, match="AccessDenied"):
            tasks.get(task.office_id, task.client_id, task.task_id)
    assert tasks.get(task.office_id, task.client_id, task.task_id) == task


def test_what_no_role_allows_is_noted_too(world: World, asked: set[Right]) -> None:
    with running("NoteFeedback"), pytest.raises(GetError):
        tasks.get(world.office_id, world.bakkerij, "x")
    assert asked == {NOT_ALLOWED}


def test_a_function_has_no_secret_of_another(world: World) -> None:
    with running(functions.API):
        assert config().key("code_pepper")
    with running("SendMail"), pytest.raises(BadConfig, match="CODE_PEPPER"):
        config().key("code_pepper")
