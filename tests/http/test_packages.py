"""Several documents that are offered together: one package, each acted on by itself (F056)."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from chalicelib.core.ids import new_id
from chalicelib.core.rights import Rights, Role
from chalicelib.tasks.domain.package import MOST_TOGETHER, STAYS_OPEN
from chalicelib.tasks.domain.task import Task
from tests.http.knocking import Later
from tests.portal import Answer, Portal
from tests.world import World

NO_MINUTES = Rights(role=Role.MEDEWERKER, read=True, approve=True, types=("jaarrekening",))


@pytest.fixture
def anna(world: World) -> Portal:
    return Portal(world.host).sign_in(world.users["ANNA"])


def publication(world: World, client_id: str = "", **changes: object) -> dict[str, object]:
    body: dict[str, object] = {
        "document_id": new_id(),
        "upload_id": world.upload(client_id or world.bakkerij).upload_id,
        "type_id": "btw-aangifte",
        "title": "Btw-aangifte",
        "asked": {"recipients": [world.users["ANNA"].user_id]},
    }
    return body | changes


def offer(
    world: World, who: Portal, package: str | None, client_id: str = "", **it: object
) -> Answer:
    path = f"/clients/{client_id or world.bakkerij}/publications"
    return who.post(path, publication(world, client_id, package_id=package, **it))


def seen(world: World, who: Portal, package: str, client_id: str = "") -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = who.get(
        f"/clients/{client_id or world.bakkerij}/packages/{package}"
    ).body["items"]
    return items


def titles(rows: list[dict[str, Any]]) -> list[str]:
    return [row["title"] for row in rows]


def three(world: World, package: str) -> tuple[Task, Task, Task]:
    """Accounts to read, their confirmation and the minutes to sign, as they are offered."""
    accounts, confirmation, minutes = (
        world.publish("ANNA", type_id=each, package_id=package)
        for each in ("concept-jaarrekening", "btw-aangifte", "icp-opgaaf")
    )
    return accounts, confirmation, minutes


def test_what_is_offered_together_is_named_so_in_the_list_and_at_each_of_it(
    world: World, anna: Portal, bram: Portal
) -> None:
    package = new_id()
    for title in ("Jaarrekening", "Bevestiging", "Notulen"):
        assert offer(world, bram, package, title=title).status == 201
    offer(world, bram, None, title="Los")
    rows = anna.get("/tasks").body["items"]
    assert {row["title"]: row["package_id"] for row in rows} == {
        "Jaarrekening": package,
        "Bevestiging": package,
        "Notulen": package,
        "Los": None,
    }
    found = seen(world, anna, package)
    assert titles(found) == ["Jaarrekening", "Bevestiging", "Notulen"]
    assert {(row["status"], row["mine"]) for row in found} == {("open", "open")}
    one = anna.get(f"/clients/{world.bakkerij}/tasks/{found[0]['task_id']}").body
    assert one["package_id"] == package
    assert {row["mine"] for row in seen(world, bram, package)} == {None}


def test_each_is_acted_on_by_itself_and_shows_how_it_stands_for_who_looks(
    world: World, anna: Portal
) -> None:
    package = new_id()
    read, approve, withdrawn = three(world, package)
    where = f"/clients/{world.bakkerij}/tasks"
    anna.put(f"{where}/{read.task_id}/reading", {"document_sha256": read.about.sha256})
    bram = Portal(world.host).sign_in(world.users["BRAM"])
    path = f"/clients/{world.bakkerij}/documents/{withdrawn.about.document_id}/withdrawal"
    assert bram.put(path, {"reason": "Verkeerde bestand"}).status == 200
    stands = {row["task_id"]: (row["status"], row["mine"]) for row in seen(world, anna, package)}
    assert stands == {
        read.task_id: ("read", "read"),
        approve.task_id: ("open", "open"),
        withdrawn.task_id: ("withdrawn", "withdrawn"),
    }
    assert [row["task_id"] for row in anna.get("/tasks").body["items"]] == [approve.task_id]


def test_a_new_version_of_one_stays_with_the_others(world: World, anna: Portal) -> None:
    package = new_id()
    first, second, third = three(world, package)
    world.renew(second)
    assert [row["task_id"] for row in seen(world, anna, package)] == [
        first.task_id,
        second.task_id,
        third.task_id,
    ]
    assert {row["package_id"] for row in anna.get("/tasks").body["items"]} == {package}


def test_nobody_learns_of_what_they_may_not_see(world: World, anna: Portal, bram: Portal) -> None:
    """Fatima may see annual accounts alone, and not that minutes came with them."""
    package = new_id()
    world.join("FATIMA", "Fatima", world.bakkerij, NO_MINUTES)
    both = {"asked": {"recipients": [world.users["ANNA"].user_id], "action": "approve"}}
    offer(world, bram, package, type_id="jaarrekening", title="Jaarrekening", **both)
    offer(world, bram, package, type_id="notulen-ava", title="Notulen", **both)
    fatima = Portal(world.host).sign_in(world.users["FATIMA"])
    assert titles(seen(world, fatima, package)) == ["Jaarrekening"]
    assert titles(seen(world, anna, package)) == ["Jaarrekening", "Notulen"]


def test_what_is_being_prepared_is_there_for_the_office_only(
    world: World, anna: Portal, bram: Portal
) -> None:
    package = new_id()
    signers = {"signers": [{"user_id": world.users["ANNA"].user_id}]}
    offer(world, bram, package, title="Btw-aangifte")
    held = offer(world, bram, package, type_id="lor", title="Bevestiging", asked=signers)
    assert titles(seen(world, anna, package)) == ["Btw-aangifte"]
    assert titles(seen(world, bram, package)) == ["Btw-aangifte", "Bevestiging"]
    world.asked(world.bakkerij, held.body["task_id"])
    assert titles(seen(world, anna, package)) == ["Btw-aangifte", "Bevestiging"]


def test_the_package_of_another_client_is_another_package(
    world: World, anna: Portal, bram: Portal
) -> None:
    package = new_id()
    offer(world, bram, package, title="Van de bakkerij")
    offer(world, bram, package, world.holding, title="Van de holding")
    assert titles(seen(world, anna, package)) == ["Van de bakkerij"]
    assert titles(seen(world, anna, package, world.holding)) == ["Van de holding"]
    pieter = Portal(world.host).sign_in(world.users["PIETER"])
    assert pieter.get(f"/clients/{world.holding}/packages/{package}").status == 404


def test_the_package_of_another_office_names_nothing_here(world: World, bram: Portal) -> None:
    other = World().open()
    package = new_id()
    theirs = Portal(other.host).sign_in(other.users["BRAM"])
    offer(world, bram, package, title="Hier")
    offer(other, theirs, package, title="Daar")
    assert titles(seen(world, bram, package)) == ["Hier"]
    assert titles(seen(other, theirs, package)) == ["Daar"]
    assert theirs.get(f"/clients/{world.bakkerij}/packages/{package}").status == 404
    for made_up in (new_id(), "a%23b", "x" * 300):
        assert bram.get(f"/clients/{world.bakkerij}/packages/{made_up}").status == 404


def test_only_what_is_asked_is_offered_together(world: World, bram: Portal) -> None:
    answer = offer(world, bram, new_id(), asked=None)
    assert (answer.status, answer.fields) == (400, {"asked.recipients": "required"})
    assert offer(world, bram, "geen-ulid").fields == {"package_id": "invalid"}


def test_the_same_publication_twice_at_once_counts_once(world: World, bram: Portal) -> None:
    package = new_id()
    body = publication(world, package_id=package)
    path = f"/clients/{world.bakkerij}/publications"
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda _: bram.post(path, body), range(2)))
    assert [each.status for each in answers] == [201, 201]
    for _ in range(MOST_TOGETHER - 1):
        assert offer(world, bram, package).status == 201
    assert offer(world, bram, package).problem == "package_full"
    assert bram.post(path, body).status == 201


def test_of_too_many_at_once_none_comes_in_too_many(world: World, bram: Portal) -> None:
    package = new_id()
    for _ in range(MOST_TOGETHER - 2):
        offer(world, bram, package)
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: offer(world, bram, package), range(4)))
    came = [each for each in answers if each.status == 201]
    refused = {each.problem for each in answers if each.status != 201}
    assert len(came) == 2
    assert refused == {"package_full"}
    assert len(seen(world, bram, package)) == MOST_TOGETHER


def test_a_day_later_nothing_comes_with_it_any_more(
    world: World, bram: Portal, later: Later
) -> None:
    package = new_id()
    offer(world, bram, package, title="Eerste")
    later(seconds=STAYS_OPEN.total_seconds())
    bram.sign_in(world.users["BRAM"])
    assert offer(world, bram, package, title="Te laat").problem == "package_closed"
    assert titles(seen(world, bram, package)) == ["Eerste"]
