"""Another version of the standard catalogue changes nothing of what was asked before it came."""

from chalicelib.core.rights import Rights
from tests.portal import Portal
from tests.support.catalogue import MOVED_TO, next_version
from tests.world import World

BOOKS = Rights(approve=True, folders=("administratie",))


def test_who_may_see_a_folder_keeps_what_was_asked_there(world: World) -> None:
    world.join("LOTTE", "Lotte", world.bakkerij, BOOKS)
    task = world.publish("LOTTE")
    lotte = Portal(world.host).sign_in(world.users["LOTTE"])
    before = lotte.get("/tasks").body["items"]
    assert [each["task_id"] for each in before] == [task.task_id]
    with next_version():
        assert lotte.get("/tasks").body["items"] == before
        path = f"/clients/{task.client_id}/tasks/{task.task_id}"
        assert lotte.get(path).body["type_name"] == "Btw-aangifte"
        done = lotte.put(f"{path}/approval", {"document_sha256": task.about.sha256})
        assert done.status == 200


def test_a_type_that_is_no_more_stays_in_the_lists(world: World) -> None:
    task = world.publish("ANNA", type_id="loonaangifte")
    anna = Portal(world.host).sign_in(world.users["ANNA"])
    with next_version():
        [row] = anna.get("/tasks").body["items"]
    assert (row["task_id"], row["type_name"]) == (task.task_id, "Loonaangifte")


def test_an_office_keeps_its_types_and_one_that_opens_starts_with_the_newest(world: World) -> None:
    with next_version():
        newer = World().open()
        known, new = types(world), types(newer)
    assert (known["btw-aangifte"], new["btw-aangifte"]) == ("administratie", MOVED_TO)
    assert "loonaangifte" in known
    assert "loonaangifte" not in new


def types(world: World) -> dict[str, str]:
    """Where the office files what it publishes, by type."""
    items = Portal(world.host).sign_in(world.users["BRAM"]).get("/document-types").body["items"]
    return {each["type_id"]: each["folder_id"] for each in items}
