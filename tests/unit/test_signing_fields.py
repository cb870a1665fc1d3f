"""Our fields beside those of the document: names of their own, and what is theirs is locked."""

import io
from collections.abc import Callable

import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from chalicelib.core import clock
from chalicelib.gateways import apart
from chalicelib.gateways.signing import asking, engine, layout, rehearsal, revisions
from chalicelib.gateways.signing.findings import Report
from chalicelib.gateways.signing.hands import Hands
from chalicelib.gateways.signing.objects import text, value_of
from chalicelib.gateways.signing.shapes import Sealer
from tests.support.signing import ANNA, PIETER, at_hand, document, paper, signature

PAPER = paper(ANNA, PIETER)


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_ask", at_hand)


@pytest.fixture
def hands() -> Hands:
    return rehearsal.hands(clock.now())


def theirs(made: Pdf, name: str, **facts: object) -> Dictionary:
    look = made.make_stream(
        b"q Q", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 90, 20])
    )
    widget = Dictionary(Type=Name.Annot, Subtype=Name.Widget, Rect=Array([60, 60, 150, 80]))
    field = Dictionary(FT=Name.Tx, T=name, V="500 euro", AP=Dictionary(N=look), **facts)
    field.update(widget)
    return made.make_indirect(field)


def with_field(name: str, within: str = "") -> Callable[[Pdf], None]:
    def change(made: Pdf) -> None:
        field = theirs(made, name)
        made.pages[0].obj.Annots = Array([field])
        if within:
            group = made.make_indirect(Dictionary(T=within, Kids=Array([field])))
            field.Parent, field = group, group
        made.Root.AcroForm = Dictionary(Fields=Array([field]))

    return change


TAKEN = {
    ("sig_anna", ""),
    ("log_pieter", ""),
    ("seal", ""),
    ("opening", ""),
    ("naam", "sig_anna"),
    ("seal", "naam"),
    ("sig_anna.naam", ""),
}


@pytest.mark.parametrize(("name", "within"), sorted(TAKEN))
def test_our_fields_never_have_a_name_that_the_document_has(
    name: str, within: str, hands: Hands
) -> None:
    lay_out = engine.prepare if "." in name else engine.lay_out  # which a point needs to be mended
    made = lay_out(document(with_field(name, within)), PAPER)
    with Pdf.open(io.BytesIO(made.content)) as opened:
        names = [str(field.get("/T")) for field in opened.Root.AcroForm.Fields]
    assert len(set(names)) == len(names) == 6
    assert {"sig_anna~2", "log_pieter~2", "seal~2"} <= set(names)
    report = judged(signed(made.content, hands), hands)
    assert report.sealed
    assert [one.kind for one in report.findings] == [
        "certification", "signature", "signature", "seal", "timestamp",
    ]  # fmt: skip


def test_where_nothing_is_in_the_way_names_are_plain() -> None:
    names = layout.free_names(["anna"], {"sig_annabel", "log", "zegel"})
    assert names.to_come == ["log_anna", "sig_anna", "seal"]
    assert layout.free_names(["anna"], {"seal", "sig_anna~2"}).seal == "seal~3"


def signed(content: bytes, hands: Hands, first: bool = False) -> bytes:
    certified = revisions.certify(content, signature(ANNA) if first else None, "Van Dijk", hands)
    for slot in (ANNA, PIETER)[first:]:
        certified = revisions.sign(certified, signature(slot), hands)
    return revisions.seal(certified, Sealer(), hands)


def judged(content: bytes, hands: Hands) -> Report:
    return rehearsal.judged(content, hands)


def filled_in(content: bytes, name: str) -> bytes:
    """As anybody can, with any program that knows forms."""
    writer = revisions._writer(content)
    form = writer.root["/AcroForm"]
    field = next(value_of(one) for one in form["/Fields"] if value_of(one).get("/T") == name)
    field["/V"] = text("900 euro")
    writer.update_container(field)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


@pytest.mark.parametrize("first", [False, True])
def test_what_the_form_of_the_document_says_is_locked_by_the_certification(
    hands: Hands, first: bool
) -> None:
    made = engine.lay_out(document(with_field("bedrag")), PAPER)
    certified = revisions.certify(
        made.content, signature(ANNA) if first else None, "Van Dijk", hands
    )
    (before,) = judged(certified, hands).findings
    assert before.good
    (after,) = judged(filled_in(certified, "bedrag"), hands).findings
    assert not after.good
    assert after.problem == "changed"
    whole = judged(signed(made.content, hands, first), hands)
    assert whole.sealed


def test_what_one_seal_closes_is_certified_and_nothing_may_follow(hands: Hands) -> None:
    stand_ins = rehearsal.signatures(PAPER.slots, clock.now())
    made = asking.collect(document(with_field("bedrag")), PAPER, stand_ins)
    sealed = revisions.seal(made.content, Sealer(), hands, certifies=True)
    report = judged(sealed, hands)
    assert [(one.kind, one.docmdp) for one in report.findings] == [("seal", 1), ("timestamp", 0)]
    assert report.sealed
    assert not judged(filled_in(sealed, "bedrag"), hands).good


def with_a_box_of_its_own(made: Pdf) -> None:
    with_field("bedrag")(made)
    lock = Dictionary(Type=Name.SigFieldLock, Action=Name.Include, Fields=Array(["bedrag"]))
    box = theirs(made, "sig_eigen", Lock=lock)
    box.FT = Name.Sig
    del box["/V"]
    made.pages[0].obj.Annots.append(box)
    made.Root.AcroForm.Fields.append(box)


def test_a_box_that_the_document_has_itself_promises_no_signer(hands: Hands) -> None:
    stand_ins = rehearsal.signatures(PAPER.slots, clock.now())
    made = asking.collect(document(with_a_box_of_its_own), PAPER, stand_ins)
    report = judged(revisions.seal(made.content, Sealer(), hands, certifies=True), hands)
    assert report.sealed
    assert not report.otherwise
