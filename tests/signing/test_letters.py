"""What is typed as a signature is what the sealed file says, or it is refused at its field."""

from typing import Any

import pytest

from chalicelib.core.letters import composed
from chalicelib.documents.store import documents
from chalicelib.gateways import apart, files
from chalicelib.gateways.signing import engine
from chalicelib.gateways.signing.shapes import PageInk, Slot
from chalicelib.tasks.domain.task import Task
from tests.aws import Signatures
from tests.support.ceremony import Desk
from tests.support.names import names
from tests.support.printed import needs_poppler, printed
from tests.support.signing import ANNA, PIETER, at_hand, document, paper, prepared, signature

# Letters that no prepared file has yet, all in one name.
FAR = "Ἀριστοτέλης Ґалаґан-Nguyễn \u02bcOkina Adébọ̀wálé ĳ"


def sign(desk: Desk, who: str, task: Task, typed: str) -> Any:
    return desk.put(who, desk.prove(who, task), "signature", {"typed": typed})


@needs_poppler
def test_what_is_typed_stands_in_the_sealed_file(desk: Desk) -> None:
    task = desk.ask(("ANNA", 1), ("PIETER", 1))
    desk.work()
    assert sign(desk, "ANNA", task, "Ays\u0327e Y\u0131lmaz").status == 200
    assert sign(desk, "PIETER", task, FAR).status == 200
    desk.work()
    made = documents.document(task.office_id, task.client_id, task.about.document_id)
    sealed = files.read(made.file_key, made.latest.file_version)
    assert engine.validate(sealed).sealed
    found = printed(sealed)
    assert "Ayşe Y\u0131lmaz" in found
    assert composed(FAR) in found


@pytest.mark.parametrize("typed", ["王小明", "An\u200bna", "Anna\u00ad", "Anna \U0001f58b"])
def test_what_cannot_be_drawn_is_refused_and_the_ceremony_waits_for_something_else(
    desk: Desk, typed: str
) -> None:
    task = desk.ask(("ANNA", 1))
    desk.work()
    proved = desk.prove("ANNA", task)
    refused = desk.put("ANNA", proved, "signature", {"typed": typed})
    assert (refused.status, refused.fields) == (400, {"typed": "cannot_be_drawn"})
    assert "Teken uw handtekening in plaats daarvan." in str(refused.body)
    assert desk.look("ANNA", proved)["step"] == "ink"
    assert desk.put("ANNA", proved, "signature", {"typed": "Anna"}).status == 200


@needs_poppler
def test_two_hundred_names_are_sealed_as_they_were_typed(
    signatures: Signatures, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "_ask", at_hand)
    wanted = [composed(each) for each in names("drawn")]
    slots = tuple(
        Slot(key=f"s{place}", name=f"Ondertekenaar {place}") for place in range(len(wanted))
    )
    given = [
        signature(slot, PageInk(typed=typed)) for slot, typed in zip(slots, wanted, strict=True)
    ]
    sealed = engine.collect(document(), paper(*slots), given)
    assert engine.validate(sealed).sealed
    found = printed(sealed)
    assert [each for each in wanted if each not in found] == []


def test_letters_from_far_away_fit_in_what_a_signer_may_add(signatures: Signatures) -> None:
    certified = engine.certify(prepared(None, ANNA, PIETER).content, office="Van Dijk")
    once = engine.sign(certified, signature(ANNA, PageInk(typed=FAR)))
    twice = engine.sign(once, signature(PIETER, PageInk(typed=FAR)))
    assert len(once) - len(certified) < 60_000
    assert len(twice) - len(once) < 60_000
    assert engine.validate(engine.seal(twice)).sealed
