"""Publishing over HTTP: what the office says about a file, and of whom something is asked."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from chalicelib.core.actor import EmployeeRole
from chalicelib.core.ids import new_id
from chalicelib.offices.domain.catalogue import newest
from chalicelib.offices.domain.types import ClientKind, DocumentType
from tests.portal import Portal
from tests.support.flat import flat
from tests.world import World


@pytest.fixture
def anna(world: World) -> Portal:
    return Portal(world.host).sign_in(world.users["ANNA"])


def publication(world: World, **changes: object) -> dict[str, object]:
    body: dict[str, object] = {
        "document_id": new_id(),
        "upload_id": world.upload(world.bakkerij).upload_id,
        "type_id": "btw-aangifte",
        "title": "Btw-aangifte",
        "asked": {"recipients": [world.users["ANNA"].user_id]},
    }
    return body | changes


@pytest.mark.parametrize(
    ("wrong", "field", "code"),
    [
        ({"title": "  "}, "title", "required"),
        ({"title": "x" * 201}, "title", "too_long"),
        ({"title": "x" * 4_000_000}, "body", "body_too_large"),
        ({"title": "regel\x00"}, "title", "invalid"),
        ({"deadline_on": "2026-02-30"}, "deadline_on", "no_such_date"),
        ({"deadline_on": "2020-01-01"}, "deadline_on", "in_the_past"),
        ({"period": "2026-Q5"}, "period", "invalid"),
        ({"folder_id": "bestaat-niet"}, "folder_id", "no_such_folder"),
        ({"asked": {"recipients": []}}, "asked.recipients", "required"),
        (
            {"asked": {"recipients": ["01ARZ3NDEKTSV4RRFFQ69G5FAV"]}},
            "asked.recipients",
            "may_not_do_this",
        ),
        ({"asked": {"recipients": 7}}, "asked.recipients", "invalid"),
        ({"onbekend": 1}, "onbekend", "unknown_field"),
        ({"upload_id": "nee"}, "upload_id", "invalid"),
        ({"document_id": f"{new_id()}\n"}, "document_id", "invalid"),
        ({"period": "2026-Q1\n"}, "period", "invalid"),
        ({"type_id": "btw-aangifte\n"}, "type_id", "invalid"),
    ],
)
def test_a_wrong_publication_says_which_field_and_changes_nothing(
    world: World, bram: Portal, wrong: dict[str, object], field: str, code: str
) -> None:
    answer = bram.post(f"/clients/{world.bakkerij}/publications", publication(world, **wrong))
    if code == "body_too_large":
        assert (answer.status, answer.problem) == (413, code)
    else:
        assert (answer.status, answer.fields) == (400, {field: code})
    assert bram.get(f"/documents?client_id={world.bakkerij}").body["items"] == []


def test_nobody_is_asked_twice(world: World, bram: Portal) -> None:
    anna = world.users["ANNA"].user_id
    body = publication(world, asked={"recipients": [anna, anna]})
    answer = bram.post(f"/clients/{world.bakkerij}/publications", body)
    assert answer.fields == {"asked.recipients": "twice"}


def test_a_publication_that_arrives_four_times_at_once_is_one(world: World, bram: Portal) -> None:
    body = publication(world)
    with ThreadPoolExecutor(4) as pool:
        url = f"/clients/{world.bakkerij}/publications"
        answers = list(pool.map(lambda _: bram.post(url, body), range(4)))
    assert [each.status for each in answers] == [201] * 4
    assert len({each.body["task_id"] for each in answers}) == 1
    used = bram.post(f"/clients/{world.bakkerij}/publications", body | {"document_id": new_id()})
    assert (used.status, used.problem) == (409, "upload_used")


def test_an_older_document_is_published_without_a_task(
    world: World, anna: Portal, bram: Portal
) -> None:
    body = publication(world, asked=None, type_id="jaarrekening", period="2023", silent=True)
    answer = bram.post(f"/clients/{world.bakkerij}/publications", body)
    assert (answer.status, answer.body["task_id"]) == (201, None)
    [row] = anna.get(f"/documents?client_id={world.bakkerij}").body["items"]
    assert (row["year"], row["status"], row["folder_id"]) == (2023, "published", "jaarrekening")


def test_what_is_to_be_signed_names_signers_with_a_stage_and_a_place(
    world: World, anna: Portal, bram: Portal
) -> None:
    path = f"/clients/{world.bakkerij}/publications"
    box = {"page": 1, "left": 0.1, "top": 0.7, "width": 0.3, "height": 0.1}
    ids = {who: world.users[who].user_id for who in ("ANNA", "BRAM")}
    signers = [{"user_id": ids["BRAM"]}, {"user_id": ids["ANNA"], "stage": 2, "box": box}]
    asked = {"signers": signers, "expires_on": "2099-12-31"}
    both = {**asked, "recipients": [ids["ANNA"]]}
    body = publication(world, type_id="jaarrekening", asked=both)
    assert bram.post(path, body).fields == {"asked.recipients": "required"}
    unsaid = publication(world, type_id="factuur", asked={"recipients": [ids["ANNA"]]})
    assert bram.post(path, unsaid).fields == {"asked.action": "required"}
    wrong = [
        ({"action": "approve"}, {"asked.signers": "other_action"}),
        ({"expires_on": "2020-01-01"}, {"asked.expires_on": "in_the_past"}),
        ({"expires_on": "2099-02-31"}, {"asked.expires_on": "no_such_date"}),
        ({"expires_on": "9999-12-31"}, {"asked.expires_on": "day_to_come"}),
        ({"signers": [{"user_id": ids["ANNA"], "box": {**box, "page": 9}}]}, BOX_OFF),
        ({"signers": [{"user_id": ids[who], "box": box} for who in ("ANNA", "BRAM")]}, BOX_OVER),
        ({"signers": [{"user_id": new_id()}]}, {"asked.signers": "may_not_do_this"}),
        ({"signers": [signers[0], {**signers[0], "stage": 2}]}, {"asked.signers": "twice"}),
    ]
    for change, fields in wrong:
        answer = bram.post(path, {**body, "asked": {**asked, **change}})
        assert answer.fields == fields, change
    late = {**body, "deadline_on": "2099-12-31", "asked": {**asked, "expires_on": "2099-12-30"}}
    assert bram.post(path, late).fields == {"asked.expires_on": "before_deadline"}
    answer = bram.post(path, {**body, "asked": asked})
    assert answer.status == 201
    assert bram.get("/tasks").body["items"] == []
    world.asked(world.bakkerij, answer.body["task_id"])
    assert anna.get("/tasks").body["items"] == []
    [mine] = bram.get("/tasks").body["items"]
    assert (mine["action"], mine["task_id"]) == ("sign", answer.body["task_id"])
    view = anna.get(f"/clients/{world.bakkerij}/tasks/{mine['task_id']}").body
    seen = flat(view)
    assert [(each["state"], each["stage"]) for each in seen["signers"]] == [
        ("open", 1),
        ("waiting", 2),
    ]
    assert (seen["signers"][1]["box"], seen["may"]) == (box, [])
    assert seen["expires_on"] == "2099-12-31"
    assert bram.get(f"/clients/{world.bakkerij}/tasks/{mine['task_id']}").body["rule"] == "all"


BOX_OFF = {"asked.signers": "box_off_the_page"}
BOX_OVER = {"asked.signers": "boxes_overlap"}


def test_an_upload_that_was_never_checked_cannot_be_published(world: World, bram: Portal) -> None:
    body = publication(world, upload_id=new_id())
    assert bram.post(f"/clients/{world.bakkerij}/publications", body).status == 404


def test_a_withdrawn_document_can_be_published_again(
    world: World, anna: Portal, bram: Portal
) -> None:
    task = world.publish("ANNA")
    document = f"/clients/{task.client_id}/documents/{task.about.document_id}"
    assert bram.put(f"{document}/withdrawal", {"reason": "Verkeerde versie"}).status == 200
    assert anna.get("/tasks").body["items"] == []
    again = bram.post(f"/clients/{world.bakkerij}/publications", publication(world))
    assert again.status == 201
    told = [each["action"] for each in bram.get(f"{document}/history").body["items"]]
    assert told == ["task_published", "document_withdrawn"]


PERSONS, ORGANISATIONS = ClientKind.PERSON, ClientKind.ORGANISATION
OF_ONE_KIND = {
    "aangifte-ib": PERSONS,
    "bewijs-vertegenwoordiging": PERSONS,
    "concept-ib": PERSONS,
    "aangifte-vpb": ORGANISATIONS,
    "concept-vpb": ORGANISATIONS,
    "notulen-ava": ORGANISATIONS,
    "publicatiestukken": ORGANISATIONS,
}


@pytest.mark.parametrize("at", ClientKind)
@pytest.mark.parametrize("kind", newest().types, ids=lambda kind: kind.type_id)
def test_a_document_is_published_only_at_the_kind_of_client_it_is_for(
    world: World, bram: Portal, kind: DocumentType, at: ClientKind
) -> None:
    client_id = own_dossier(world, bram) if at is PERSONS else world.bakkerij
    upload_id = world.upload(client_id).upload_id
    body = publication(world, type_id=kind.type_id, upload_id=upload_id, asked=None)
    answer = bram.post(f"/clients/{client_id}/publications", body)
    if OF_ONE_KIND.get(kind.type_id, at) is at:
        assert answer.status == 201
    else:
        assert (answer.status, answer.fields) == (400, {"type_id": f"not_at_{at}"})
        assert bram.get(f"/documents?client_id={client_id}").body["items"] == []


def own_dossier(world: World, bram: Portal, who: str = "ANNA") -> str:
    """A personal dossier of somebody of the cast."""
    facts = {"client_id": new_id(), "kind": "person", "name": f"Dossier van {who}"}
    assert bram.post("/clients", facts).status == 201
    world.join(who, who, str(facts["client_id"]))
    return str(facts["client_id"])


def test_the_dossiers_of_the_people_here_are_proposed_as_far_as_an_employee_sees_them(
    world: World, bram: Portal, anna: Portal
) -> None:
    dossier = own_dossier(world, bram)
    own_dossier(world, bram, "LOTTE")
    path = f"/clients/{world.bakkerij}/other-dossiers"
    people = world.users["ANNA"].name
    assert [(each["client_id"], each["kind"]) for each in bram.get(path).body["items"]] == [
        (dossier, "person"),
        (world.holding, "organisation"),
    ]
    assert bram.get(path).body["items"][0]["people"] == [people]
    world.employ("SVEN", "Sven", EmployeeRole.ACCOUNTANT, world.bakkerij)
    assert Portal(world.host).sign_in(world.users["SVEN"]).get(path).body["items"] == []
    assert anna.get(path).status == 403
