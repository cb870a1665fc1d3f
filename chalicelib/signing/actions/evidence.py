"""The evidence of one signing, asked for and shown; the worker makes it (`bundling`)."""

from datetime import datetime

from msgspec import Struct

from chalicelib.audit import store as audit
from chalicelib.core.actor import Actor
from chalicelib.core.errors import Conflict
from chalicelib.core.replacing import replace
from chalicelib.gateways import files as bucket
from chalicelib.gateways.files import FileLink
from chalicelib.signing.actions import files
from chalicelib.signing.actions.reading import signing_task
from chalicelib.signing.domain.allowed import why_no_evidence
from chalicelib.signing.domain.signing import Evidence, Signing
from chalicelib.signing.events.files import EvidenceAsked, EvidenceOpened
from chalicelib.signing.store import signings
from chalicelib.tasks.domain.task import Task


class Bundle(Struct, frozen=True, kw_only=True):
    """`link` is there once the ZIP is."""

    evidence: Evidence | None
    file_name: str
    link: FileLink | None = None


def make(actor: Actor, client_id: str, task_id: str, at: datetime) -> Bundle:
    """Has it made by the worker; what was made before is made anew."""
    task = signing_task(actor, client_id, task_id)
    signing = _sealed(task)
    asked = replace(signing, evidence=Evidence(asked_at=at))
    signings.keep_signing(asked, task.event(actor, EvidenceAsked(task=task.as_told), at))
    return _bundle(asked)


def evidence_of(actor: Actor, client_id: str, task_id: str, at: datetime) -> Bundle:
    """Once it is there with a link, which is on record before it exists."""
    task = signing_task(actor, client_id, task_id)
    signing = _sealed(task)
    if signing.evidence and signing.evidence.key:
        audit.put(task.event(actor, EvidenceOpened(task=task.as_told), at))
    return _bundle(signing)


def _sealed(task: Task) -> Signing:
    signing = signings.signing(task)
    why = why_no_evidence(signing)
    if signing is None or why:
        raise Conflict(why)
    return signing


def _bundle(signing: Signing) -> Bundle:
    name, evidence = f"bewijs-{signing.task_id}.zip", signing.evidence
    if evidence is None or not evidence.key:
        return Bundle(evidence=evidence, file_name=name)
    link = bucket.link(
        key=evidence.key,
        version=evidence.version,
        file_name=name,
        content_type=files.ZIP,
        download=True,
    )
    return Bundle(evidence=evidence, file_name=name, link=link)
