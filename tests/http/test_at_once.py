"""The same request four times at once, and an act of the office while somebody is acting: one of
them wins, and nobody is told of a race that is none of theirs."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest

from chalicelib.core import clock
from chalicelib.core.actor import EmployeeRole
from chalicelib.core.ids import new_id
from chalicelib.core.language import Language
from chalicelib.identity.domain.user import User
from chalicelib.identity.store import signing_in, users
from chalicelib.tasks.domain.signer import Signer
from chalicelib.tasks.domain.task import Task
from chalicelib.tasks.store import tasks
from chalicelib.work.domain.office_task import TaskState
from tests.fakes.sms import FakeSms
from tests.http.proving import proved
from tests.portal import Answer, Portal
from tests.support.access_bodies import CLIENT, RIGHTS
from tests.world import World

TIMES = 4
Wish = tuple[str, str, dict[str, Any]]


def at_once(*asked: Callable[[], Answer]) -> list[Answer]:
    """Each in a thread of its own, let go at the same moment."""
    line = Barrier(len(asked))

    def go(ask: Callable[[], Answer]) -> Answer:
        line.wait()
        return ask()

    with ThreadPoolExecutor(len(asked)) as pool:
        return list(pool.map(go, asked))


def here(world: World, rest: str) -> str:
    return f"/clients/{world.bakkerij}/{rest}"


def publication(world: World) -> Wish:
    asked = {"recipients": [world.users[who].user_id for who in ("ANNA", "PIETER")]}
    facts = {"document_id": new_id(), "upload_id": world.upload(world.bakkerij).upload_id}
    body = facts | {"type_id": "btw-aangifte", "title": "Btw-aangifte", "asked": asked}
    return "BRAM", here(world, "publications"), body


def plain_publication(world: World) -> Wish:
    who, path, body = publication(world)
    return who, path, body | {"asked": None}


def signing_publication(world: World) -> Wish:
    who, path, body = publication(world)
    signers = [{"user_id": world.users["ANNA"].user_id}]
    return who, path, body | {"type_id": "jaarrekening", "asked": {"signers": signers}}


def signing(world: World) -> Wish:
    who, path, body = plain_publication(world)
    kept = Portal(world.host).sign_in(world.users[who]).post(path, body | {"type_id": "overig"})
    assert kept.status == 201
    signers = [{"user_id": world.users["ANNA"].user_id}]
    facts = {"task_id": new_id(), "document_id": kept.body["document_id"], "signers": signers}
    return "BRAM", here(world, "signings"), facts


def version(world: World) -> Wish:
    task = world.publish("ANNA")
    body = {"upload_id": world.upload(world.bakkerij).upload_id, "remark": "Beter"}
    return "BRAM", here(world, f"documents/{task.about.document_id}/versions"), body


def upload(world: World) -> Wish:
    body = {"upload_id": new_id(), "file_name": "a.pdf", "size": 9, "sha256": "0" * 64}
    return "BRAM", here(world, "uploads"), body


def client(world: World) -> Wish:
    return "BRAM", "/clients", CLIENT | {"client_id": new_id()}


def person(world: World) -> Wish:
    facts = {"name": "Zoë", "mobile": "06-12345603", "language": "nl", "rights": RIGHTS}
    return "BRAM", here(world, "people"), facts | {"email": f"{new_id()}@bakkerij.example"}


def people_request(world: World) -> Wish:
    _, _, body = person(world)
    return "ANNA", here(world, "people-requests"), body | {"request_id": new_id()}


def colleague(world: World) -> Wish:
    _, _, body = person(world)
    del body["rights"]
    return "MAARTJE", "/employees", body | {"role": "assistant", "client_ids": None}


def ceremony(world: World) -> Wish:
    task = asked_to_sign(world)
    chosen = [{"task_id": task.task_id, "document_sha256": task.about.sha256}]
    return "ANNA", here(world, "ceremonies"), {"ceremony_id": new_id(), "documents": chosen}


def scan(world: World) -> Wish:
    _, _, body = upload(world)
    return "ANNA", here(world, f"signings/{asked_to_sign(world).task_id}/scans"), body


def asked_to_sign(world: World) -> Task:
    signers = tuple(Signer(user_id=world.users[who].user_id) for who in ("ANNA", "PIETER"))
    return world.publish(type_id="jaarrekening", signers=signers)


CREATING = [
    ceremony,
    scan,
    publication,
    plain_publication,
    signing_publication,
    signing,
    version,
    upload,
    client,
    person,
    people_request,
    colleague,
]


@pytest.mark.parametrize("wish", CREATING, ids=lambda wish: wish.__name__)
def test_what_is_sent_four_times_at_once_is_one_and_gets_one_answer(
    world: World,
    texts: FakeSms,
    wish: Callable[[World], Wish],
    request: pytest.FixtureRequest,
) -> None:
    if wish is ceremony:
        request.getfixturevalue("signatures")
    who, path, body = wish(world)
    if who not in world.users:
        world.employ(who, who, EmployeeRole.OWNER)
    door = Portal(world.host).sign_in(world.users[who])
    if wish in (person, colleague):
        proved(door, texts)
    answers = at_once(*[lambda: door.post(path, body)] * TIMES)
    assert [each.status for each in answers] == [201] * TIMES, [each.body for each in answers]
    first, *others = [without_links(each.body) for each in answers]
    assert others == [first] * (TIMES - 1)


def test_a_version_that_is_sent_again_is_the_same_and_the_first_file_is_none(
    world: World,
) -> None:
    bram = Portal(world.host).sign_in(world.users["BRAM"])
    _, path, body = publication(world)
    published = bram.post(path, body).body["document_id"]
    versions = here(world, f"documents/{published}/versions")
    first, second = body["upload_id"], world.upload(world.bakkerij).upload_id
    for _ in range(2):
        added = bram.post(versions, {"upload_id": second})
        assert (added.status, added.body["version"]) == (201, 2)
    refused = bram.post(versions, {"upload_id": first})
    assert (refused.status, refused.problem) == (409, "upload_used")


def without_links(body: dict[str, Any]) -> dict[str, Any]:
    """A ticket is signed anew each time; and how long to wait counts down."""
    told = {name: body[name] for name in body if name not in ("fields", "expires_at")}
    if isinstance(told.get("code"), dict):
        told["code"] = {**told["code"], "resend_after_seconds": 0}
    return told


Act = tuple[Any, str, Callable[[Portal, World, Task], Answer]]
WITHDRAWN = {"reason": "Verkeerde versie"}
ACTS: dict[str, Act] = {
    "withdraw": (
        tasks,
        "withdraw",
        lambda bram, world, task: bram.put(
            here(world, f"documents/{task.about.document_id}/withdrawal"), WITHDRAWN
        ),
    ),
    "new version": (
        tasks,
        "publish_version",
        lambda bram, world, task: bram.post(
            here(world, f"documents/{task.about.document_id}/versions"),
            {"upload_id": world.upload(world.bakkerij).upload_id},
        ),
    ),
    "ask others": (
        tasks,
        "save",
        lambda bram, world, task: bram.put(
            here(world, f"tasks/{task.task_id}/recipients"),
            {"recipients": [world.users["ANNA"].user_id]},
        ),
    ),
    "withdraw a signing": (
        tasks,
        "save",
        lambda bram, world, task: bram.put(
            here(world, f"signings/{task.task_id}/withdrawal"), WITHDRAWN
        ),
    ),
    "extend a signing": (
        tasks,
        "save",
        lambda bram, world, task: bram.put(
            here(world, f"signings/{task.task_id}/expiry"), {"expires_on": "2099-01-01"}
        ),
    ),
    "remind of a signing": (
        tasks,
        "save",
        lambda bram, world, task: bram.post(here(world, f"signings/{task.task_id}/reminders"), {}),
    ),
}


@pytest.mark.parametrize("name", ACTS)
def test_an_act_of_the_office_is_judged_by_what_somebody_did_meanwhile(
    world: World, monkeypatch: pytest.MonkeyPatch, texts: FakeSms, name: str
) -> None:
    """As if they looked at the document between what the office read and what it writes."""
    store, save, act = ACTS[name]
    task = asked_to_sign(world) if "signing" in name else world.publish("ANNA", "PIETER")
    write, others = getattr(store, save), iter(["ANNA", "PIETER", "ANNA"])

    def late(*args: Any, **named: Any) -> None:
        if who := next(others, None):
            known = tasks.get(task.office_id, task.client_id, task.task_id)
            tasks.save_opening(known.opened(world.users[who].user_id, clock.now()))
        write(*args, **named)

    monkeypatch.setattr(store, save, late)
    bram = proved(Portal(world.host).sign_in(world.users["BRAM"]), texts, "pass_on")
    answer = act(bram, world, task)
    assert answer.status in (200, 201), answer.body


def test_an_account_is_stopped_whatever_its_owner_changes_meanwhile(
    world: World, monkeypatch: pytest.MonkeyPatch, texts: FakeSms
) -> None:
    anna, stop = world.users["ANNA"], signing_in.deactivate
    theirs = iter([Language.EN, Language.NL])

    def late(user: User, *more: Any, **named: Any) -> None:
        if language := next(theirs, None):
            signing_in.keep_change(users.user(user.office_id, user.user_id).speaking(language))
        stop(user, *more, **named)

    monkeypatch.setattr(signing_in, "deactivate", late)
    bram = proved(Portal(world.host).sign_in(world.users["BRAM"]), texts)
    stopped = bram.put(f"/people/{anna.user_id}/deactivation")
    assert (stopped.status, stopped.body["status"]) == (200, "deactivated")


def test_ten_who_take_the_same_document_back_at_once_all_hear_that_it_is(world: World) -> None:
    task = world.publish("ANNA", "PIETER")
    bram = Portal(world.host).sign_in(world.users["BRAM"])
    path = here(world, f"documents/{task.about.document_id}")
    answers = at_once(*[lambda: bram.put(f"{path}/withdrawal", WITHDRAWN)] * 10)
    assert {each.status for each in answers} == {200}
    told = [each["action"] for each in bram.get(f"{path}/history").body["items"]]
    assert told.count("document_withdrawn") == 1


def test_the_history_is_in_the_order_in_which_it_happened(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new version that Bram was adding when Anna approved comes after her approval."""
    task, anna = world.publish("ANNA"), Portal(world.host).sign_in(world.users["ANNA"])
    write, answers = tasks.publish_version, iter(["approval"])

    def late(*args: Any, **named: Any) -> None:
        if act := next(answers, None):
            body = {"document_sha256": task.about.sha256}
            assert anna.put(here(world, f"tasks/{task.task_id}/{act}"), body).status == 200
        write(*args, **named)

    monkeypatch.setattr(tasks, "publish_version", late)
    bram = Portal(world.host).sign_in(world.users["BRAM"])
    document = here(world, f"documents/{task.about.document_id}")
    upload = {"upload_id": world.upload(world.bakkerij).upload_id}
    assert bram.post(f"{document}/versions", upload).status == 201
    told = [each["action"] for each in bram.get(f"{document}/history").body["items"]]
    assert [each for each in told if each in ("task_approved", "task_reopened")] == [
        "task_approved",
        "task_reopened",
    ]
    assert tasks.get(task.office_id, task.client_id, task.task_id).state is TaskState.OPEN
