"""The evidence of one signing as a ZIP that explains itself: the worker's part."""

import base64
import io
import json
import zipfile
from collections.abc import Iterable
from datetime import datetime
from textwrap import wrap
from typing import Any

from msgspec import structs

from chalicelib.audit import store as audit
from chalicelib.audit.domain import Event, Happened
from chalicelib.core import clock
from chalicelib.core.language import Language
from chalicelib.core.replacing import replace
from chalicelib.gateways.signing import chain, engine, findings
from chalicelib.gateways.signing.closing import closing
from chalicelib.signing.actions import files
from chalicelib.signing.actions.readme import readme
from chalicelib.signing.domain.ceremony import Ceremony
from chalicelib.signing.domain.chain import LogLine
from chalicelib.signing.domain.signatories import signatories
from chalicelib.signing.domain.signing import Signing
from chalicelib.signing.events.moves import (
    PaperReceived,
    PaperRefused,
    TaskSignedElsewhere,
    TaskSignedOnPaper,
)
from chalicelib.signing.store import signings
from chalicelib.tasks.domain.recipient import Recipient
from chalicelib.tasks.domain.task import Task
from chalicelib.tasks.events.shared import OfTask

PAPER = (TaskSignedOnPaper, TaskSignedElsewhere, PaperReceived, PaperRefused)
TOLD_OF_PAPER = ("signer", "remark", "represents", "capacity")


def make_evidence(task: Task, version: int, at: datetime) -> None:
    """Done already is done."""
    signing = signings.signing_with(task.office_id, task.client_id, task.task_id, version)
    if signing is None or signing.evidence is None or signing.evidence.key:
        return
    content = _zip(_contents(task, signing))
    where = (signing.office_id, signing.client_id)
    file = files.keep(where, signing.task_id, content, files.ZIP)
    made = replace(signing.evidence, key=file.key, made_at=at, version=file.version)
    signings.keep_signing(replace(signing, evidence=made))


def _contents(task: Task, signing: Signing) -> dict[str, bytes]:
    signed = files.read(signing.file)
    report, closed = engine.validate(signed), closing(signed)
    readmes = {each: readme(each, task, signing, report, closed) for each in Language}
    return {
        "signed.pdf": signed,
        "original.pdf": files.read(signing.original),
        "log.json": _json(_log(task, signing)),
        "log-lines.jsonl": _lines(signing),
        "report.json": _json(_report(report)),
        "closing-timestamp.tst": closed.token,
        **_certificates(report),
        **{f"README.{language}.txt": text for language, text in readmes.items()},
    }


def _log(task: Task, signing: Signing) -> dict[str, Any]:
    """Every chain whole: of the file, and of each ceremony in which it was chosen; and what came
    otherwise."""
    ceremonies, kept = signings.ceremonies_of(signing), signatories(task)
    return {
        "document": task.document.document_id,
        "original_sha256": signing.original.sha256,
        "signed_sha256": signing.file.sha256,
        "form": signing.form,
        "sealed_by": signing.sealed_by,
        "signers": [_signer(each, kept.of(each.user_id).stage) for each in task.recipients],
        "file": _chain(signing.log),
        "ceremonies": [_ceremony(each) for each in ceremonies],
        "paper": [_on_paper(each) for each in _paper_events(signing)],
    }


def _paper_events(signing: Signing) -> list[Event]:
    """What was said of paper about this version: by who signed on it, and by the office."""
    about = (signing.task_id, signing.version)
    history = audit.history(signing.office_id, signing.document_id)
    on_paper = [each for each in history if issubclass(each.kind, PAPER)]
    return [each for each in on_paper if _version_of(each.told) == about]


def _version_of(told: Happened) -> tuple[str, int] | None:
    return (told.task.task_id, told.task.document_version) if isinstance(told, OfTask) else None


def _on_paper(event: Event) -> dict[str, Any]:
    told = {name: text for name, text in event.details.items() if _tells_of_paper(name)}
    by = {"user": event.actor_id, "name": event.actor_name}
    return {"at": clock.stamp(event.at), "what": event.action, "by": by, **told}


def _tells_of_paper(name: str) -> bool:
    return name in TOLD_OF_PAPER or name.startswith("replaced_")


def _signer(person: Recipient, stage: int) -> dict[str, Any]:
    acted = clock.stamp(person.acted_at) if person.acted_at else None
    return {
        "user": person.user_id,
        "name": person.name,
        "stage": stage,
        "state": person.state,
        "at": acted,
        **(person.represents.facts if person.represents else {}),
    }


def _ceremony(ceremony: Ceremony) -> dict[str, Any]:
    return {
        "ceremony": ceremony.ceremony_id,
        "signer": ceremony.signer.user_id,
        "signature_given": ceremony.given_head,
        "log": _chain(ceremony.log),
    }


def _chain(log: Iterable[LogLine]) -> list[dict[str, Any]]:
    return [{**json.loads(each.canonical), "sha256": each.sha256} for each in log]


def _lines(signing: Signing) -> bytes:
    """Each line exactly as it was hashed, so that anybody can hash it again."""
    logs = [signing.log, *(each.log for each in signings.ceremonies_of(signing))]
    return b"\n\n".join(b"\n".join(each.canonical for each in log) for log in logs) + b"\n"


def _report(report: findings.Report) -> dict[str, Any]:
    """What the check of a document says of it, in its words."""
    return {
        "sha256": report.sha256,
        "verdict": report.verdict,
        "sealed": report.sealed,
        "signatures": [_finding(each) for each in report.findings],
        "changes": [structs.asdict(each) for each in report.changes],
        "missing": [structs.asdict(each) for each in report.missing],
        "added_later": report.added_later,
        "otherwise": report.otherwise,
    }


def _finding(finding: findings.SignatureFinding) -> dict[str, Any]:
    facts = {
        name: value for name, value in structs.asdict(finding).items() if name != "certificate_pem"
    }
    return facts | {"at": clock.stamp(finding.at) if finding.at else None}


def _certificates(report: findings.Report) -> dict[str, bytes]:
    """Of who signed, the roots that whoever checks must trust, and what lies in between."""
    found = {each.field: each.certificate_pem for each in report.findings if each.certificate_pem}
    known = chain.chain()
    found |= {"roots": _pems(known.anchors), "between": _pems((known.issuing, *known.others))}
    return {f"certificates/{name}.pem": pem.encode() for name, pem in found.items()}


def _pems(certificates: Iterable[Any]) -> str:
    return "".join(_pem(each.dump()) for each in certificates)


def _pem(der: bytes) -> str:
    body = "\n".join(wrap(base64.b64encode(der).decode(), 64))
    return f"-----BEGIN CERTIFICATE-----\n{body}\n-----END CERTIFICATE-----\n"


def _json(facts: Any) -> bytes:
    return json.dumps(facts, ensure_ascii=False, indent=2, default=str).encode() + b"\n"


def _zip(contents: dict[str, bytes]) -> bytes:
    """The same contents are the same bytes: a date would make every ZIP another one."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return target.getvalue()
