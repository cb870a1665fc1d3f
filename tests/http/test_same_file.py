"""The same file twice at one client: once more only when that is said, also at the same moment."""

import secrets
from concurrent.futures import ThreadPoolExecutor

from tests.http.test_publications import publication
from tests.portal import Answer, Portal
from tests.world import World


def twins(world: World, count: int = 2, **changes: object) -> list[dict[str, object]]:
    """So many publications of one file, each sent in by itself."""
    content = secrets.token_bytes(40)
    uploads = [world.upload(world.bakkerij, content) for _ in range(count)]
    return [publication(world, upload_id=each.upload_id, **changes) for each in uploads]


def at_once(door: Portal, world: World, bodies: list[dict[str, object]]) -> list[Answer]:
    url = f"/clients/{world.bakkerij}/publications"
    with ThreadPoolExecutor(len(bodies)) as pool:
        return list(pool.map(lambda body: door.post(url, body), bodies))


def titles(door: Portal, world: World) -> list[str]:
    items = door.get(f"/documents?client_id={world.bakkerij}").body["items"]
    return [str(each["title"]) for each in items]


def test_a_file_that_the_client_has_is_published_once_more_only_when_that_is_said(
    world: World, bram: Portal
) -> None:
    first, second = twins(world)
    url = f"/clients/{world.bakkerij}/publications"
    known = f"/clients/{world.bakkerij}/uploads/{second['upload_id']}"
    assert bram.get(known).body["same_as_document_id"] is None
    assert bram.post(url, first).status == 201
    assert bram.get(known).body["same_as_document_id"] == first["document_id"]
    again = second | {"type_id": "icp-opgaaf", "title": "Onder een andere naam"}
    refused = bram.post(url, again)
    assert (refused.status, refused.fields) == (400, {"upload_id": "same_file"})
    assert titles(bram, world) == ["Btw-aangifte"]
    assert bram.post(url, first).status == 201
    assert bram.post(url, again | {"separate": True}).status == 201
    assert len(titles(bram, world)) == 2


def test_of_the_same_file_published_four_times_at_once_one_stands(
    world: World, bram: Portal
) -> None:
    answers = at_once(bram, world, twins(world, 4))
    assert sorted(each.status for each in answers) == [201, 400, 400, 400]
    refused = [each.fields for each in answers if each.status == 400]
    assert refused == [{"upload_id": "same_file"}] * 3
    assert len(titles(bram, world)) == 1


def test_who_says_so_of_each_publishes_the_same_file_twice_at_once(
    world: World, bram: Portal
) -> None:
    answers = at_once(bram, world, twins(world, separate=True))
    assert [each.status for each in answers] == [201, 201]
    assert len(titles(bram, world)) == 2


def test_what_was_taken_back_or_lies_at_another_client_holds_up_nothing(
    world: World, bram: Portal
) -> None:
    first, second = twins(world)
    url = f"/clients/{world.bakkerij}"
    assert bram.post(f"{url}/publications", first).status == 201
    taken = f"{url}/documents/{first['document_id']}/withdrawal"
    assert bram.put(taken, {"reason": "Verkeerd stuk"}).status == 200
    assert bram.post(f"{url}/publications", second).status == 201
    content = secrets.token_bytes(40)
    for client_id in (world.bakkerij, world.holding):
        upload = world.upload(client_id, content)
        body = publication(world, upload_id=upload.upload_id, asked=None)
        assert bram.post(f"/clients/{client_id}/publications", body).status == 201


def test_one_document_taken_back_does_not_hide_another_with_the_same_file(
    world: World, bram: Portal
) -> None:
    first, second, third = twins(world, 3, separate=True)
    url = f"/clients/{world.bakkerij}"
    for each in (first, second):
        assert bram.post(f"{url}/publications", each).status == 201
    taken = f"{url}/documents/{second['document_id']}/withdrawal"
    assert bram.put(taken, {"reason": "Dubbel"}).status == 200
    refused = bram.post(f"{url}/publications", third | {"separate": False})
    assert refused.fields == {"upload_id": "same_file"}


def test_what_is_still_being_prepared_to_be_signed_counts_for_the_office(
    world: World, bram: Portal
) -> None:
    signers = {"signers": [{"user_id": world.users["ANNA"].user_id}]}
    first, second = twins(world, type_id="jaarrekening", asked=signers)
    url = f"/clients/{world.bakkerij}/publications"
    assert bram.post(url, first).status == 201
    assert bram.post(url, second).fields == {"upload_id": "same_file"}
