"""Laying out the file before anybody signs: once per version, by the worker."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from chalicelib.core.errors import Refused
from chalicelib.core.replacing import replace
from chalicelib.documents.domain.document import Version
from chalicelib.documents.store import documents
from chalicelib.gateways import files as bucket
from chalicelib.gateways.signing import engine, findings, shapes
from chalicelib.offices import store as offices
from chalicelib.signing.actions import files
from chalicelib.signing.actions.converting import paper_of
from chalicelib.signing.domain.chain import noted
from chalicelib.signing.domain.signatories import signatories, stage_of
from chalicelib.signing.domain.signing import (
    File,
    FileLayout,
    FileState,
    Form,
    SignerPlace,
    Signing,
)
from chalicelib.signing.store import signings
from chalicelib.tasks.domain.task import Task
from chalicelib.work.domain.office_task import PersonState


def laid_out(task: Task, at: datetime) -> Signing:
    """The file of this version for whom it is asked of, as it is now. What nobody signed yet is
    made anew when it is not for these people; keeping it goes with asking it of them."""
    known = signings.signing(task)
    if known and (known.signatures or _is_for(known, task)):
        return known
    made = _lay_out(task, at)
    return replace(made, revision=known.revision) if known else made


def _is_for(known: Signing, task: Task) -> bool:
    places = {each.user_id for each in known.places}
    return known.state is not FileState.REFUSED and places == {
        each.user_id for each in task.recipients if each.state is not PersonState.REMOVED
    }


def _lay_out(task: Task, at: datetime) -> Signing:
    """What cannot be signed at all is kept with the reason, for the office."""
    document = documents.document(task.office_id, task.client_id, task.document.document_id)
    version = documents.version(document, task.document.version)
    new = _new(task, version, at)
    content = bucket.read(version.file_key, version.file_version)
    found = engine.inspect(content)
    try:
        _check(found, task)
        if found.is_signed:
            found = _as_judged(found, engine.validate(content))
        return _fitting(new, task, content, found, at)
    except Refused as refusal:
        return _refused(new, str(refusal))


def _fitting(
    new: Signing, task: Task, content: bytes, found: shapes.Inspection, at: datetime
) -> Signing:
    """In the document where that can be, else behind it, and else around it; each is tried."""
    *before, last = _ways(new, task, content, found, at)
    for way in before:
        try:
            return way()
        except Refused as refusal:
            if str(refusal) == shapes.TOO_COMPLEX:  # behind it, it would be so too
                break
    return last()


def _ways(
    new: Signing, task: Task, content: bytes, found: shapes.Inspection, at: datetime
) -> list[Callable[[], Signing]]:
    """A wrapper carries nothing that does something by itself: it would stay in there."""
    wrap = partial(_wrapped, new, task, content, found)
    if found.is_signed:
        return [wrap]
    ways: list[Callable[[], Signing]] = [partial(_collected, new, task, content)]
    if len(new.places) <= shapes.MOST_SIGNERS:
        ways.insert(0, partial(_prepared, new, task, content, at))
    return ways if found.strips else [*ways, wrap]


def _collected(new: Signing, task: Task, content: bytes) -> Signing:
    made = engine.check_collecting(content, paper_of(task, new.places, new.language))
    return replace(new, form=Form.COLLECTED, layout=_layout(new, made))


def _wrapped(new: Signing, task: Task, content: bytes, found: shapes.Inspection) -> Signing:
    layout = FileLayout(unsigned=not found.is_signed)
    paper = paper_of(task, new.places, new.language)
    engine.check_wrapping(content, replace(paper, unsigned=layout.unsigned))
    return replace(new, form=Form.WRAPPER, layout=layout)


def _new(task: Task, version: Version, at: datetime) -> Signing:
    original = File(
        key=version.file_key, sha256=version.sha256, size=version.size, version=version.file_version
    )
    asked = [each for each in task.recipients if each.state is not PersonState.REMOVED]
    return Signing(
        office_id=task.office_id,
        client_id=task.client_id,
        task_id=task.task_id,
        document_id=task.document.document_id,
        version=task.document.version,
        original=original,
        file=original,
        places=tuple(
            SignerPlace(user_id=each.user_id, key=f"s{i}") for i, each in enumerate(asked, 1)
        ),
        log=noted((), at, "received", file_sha256=original.sha256),
    )


def _check(found: shapes.Inspection, task: Task) -> None:
    if found.refused:
        raise Refused(found.refused)
    if found.owner_password and not signatories(task).unlocks:
        raise Refused("pdf_owner_password")


def _as_judged(found: shapes.Inspection, report: findings.Report) -> shapes.Inspection:
    """What arrives signed is carried on only as it was signed: judged as anybody would. What only
    looks like a signature, and is none that anybody finds, is not called one."""
    if report.refused:
        raise Refused(report.refused)
    broken = any(one.problem in findings.NOT_AS_SIGNED for one in report.findings)
    if broken or report.verdict is findings.Verdict.CHANGED:
        raise Refused("signing_changed_since")
    if report.verdict is findings.Verdict.NOT_SIGNED:
        return replace(found, already_signed=False, certified=0)
    return found


def _refused(new: Signing, code: str) -> Signing:
    return replace(new, state=FileState.REFUSED, problem=code)


def _prepared(new: Signing, task: Task, content: bytes, at: datetime) -> Signing:
    """With a place for everybody; certified by the office's key, unless somebody of the office
    signs before anybody else and so does it in person (F139)."""
    made = engine.prepare(content, paper_of(task, new.places, new.language))
    ready = replace(new, layout=_layout(new, made), log=noted(new.log, at, "prepared"))
    if office_is_first(task):
        return _kept(ready, made.content)
    name = offices.get(task.office_id).name
    certified = engine.certify(made.content, office=name)
    marked = replace(ready, certified=True, log=noted(ready.log, at, "certified", by=name))
    return _kept(marked, certified)


def _layout(signing: Signing, made: shapes.Prepared) -> FileLayout:
    hiding = [place.user_id for place in signing.places if place.key in made.hiding]
    return FileLayout(
        stripped=made.stripped,
        repaired=made.repaired,
        owner_password_removed=made.owner_password_removed,
        hiding=tuple(hiding),
        page_added=made.page_added,
        added=made.added,
    )


def _kept(signing: Signing, content: bytes) -> Signing:
    where = (signing.office_id, signing.client_id)
    return signing.with_file(files.keep(where, signing.task_id, content), signing.log)


def office_is_first(task: Task) -> bool:
    """Nobody but people of the office in the stage that is first."""
    kept, now = signatories(task), stage_of(task)
    first = [
        each for each in task.recipients if each.is_open and kept.of(each.user_id).stage == now
    ]
    return bool(first) and all(each.by_office for each in first)
