"""How to check the evidence without us, in two languages: its commands are run by a test."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from chalicelib.core import clock
from chalicelib.core.language import Language
from chalicelib.core.namens import named
from chalicelib.core.render import render
from chalicelib.core.text import texts
from chalicelib.gateways.signing import findings
from chalicelib.gateways.signing.closing import Closing
from chalicelib.offices import store as offices
from chalicelib.signing.domain.signing import Form, Signing
from chalicelib.tasks.domain.recipient import ON_PAPER
from chalicelib.tasks.domain.task import Task

# With which the commands were tried; requirements-dev.txt has the same.
PYHANKO_CLI = "0.6.0"
IN_LOG = "log"


class ReadmeLine(Struct, frozen=True, kw_only=True):
    """Who signed where, and when; `field` names a certificate, unless it is of the log alone
    or of paper."""

    field: str
    name: str
    kind: str
    at: datetime

    @property
    def epoch(self) -> int:
        return int(self.at.timestamp())

    @property
    def certificate(self) -> bool:
        return self.kind not in (IN_LOG, "timestamp", *ON_PAPER)


def readme(
    language: Language, task: Task, signing: Signing, report: findings.Report, closing: Closing
) -> bytes:
    rows = [*_on_paper(task, language), *_rows(signing, report, language)]
    text = render(
        f"{language}/pdf/evidence/readme.txt",
        office=offices.get(task.office_id).name,
        title=task.about.title,
        signed_sha256=signing.file.sha256,
        original_sha256=signing.original.sha256,
        at=clock.stamp(signing.sealed_at) if signing.sealed_at else "",
        rows=rows,
        table=_table(rows, language),
        closing=closing,
        closed_at=rows[-1].epoch,
        pyhanko_cli=PYHANKO_CLI,
    )
    return text.encode() + b"\n"


def _on_paper(task: Task, language: Language) -> list[ReadmeLine]:
    """Who did not sign in the file, and when they said so."""
    people = [each for each in task.recipients if each.state in ON_PAPER]
    return [
        ReadmeLine(
            field="-",
            name=named(each.name, each.represents, language),
            kind=each.state,
            at=each.acted_at,
        )
        for each in people
        if each.acted_at
    ]


def _rows(signing: Signing, report: findings.Report, language: Language) -> list[ReadmeLine]:
    """The fields of the file, and before them who stands in its log without a field. A certificate
    names who signed, and not for whom."""
    said = {
        (each.name, each.email): named(each.name, each.represents, language)
        for each in signing.signatures
    }
    found = [
        ReadmeLine(
            field=each.field,
            name=said.get((each.name, each.email), each.name),
            kind=each.kind,
            at=each.at,
        )
        for each in report.findings
        if each.at
    ]
    if signing.form is Form.SIGNATURES:
        return found
    logged = [(said[each.name, each.email], each.given_at) for each in signing.signatures]
    return [ReadmeLine(field="-", name=name, kind=IN_LOG, at=at) for name, at in logged] + found


def _table(rows: Sequence[ReadmeLine], language: Language) -> list[str]:
    known = texts(language, "evidence")
    told = [(each.field, each.name, clock.stamp(each.at), known[each.kind]) for each in rows]
    wide = [max(map(len, column)) for column in zip(*told, strict=True)]
    return ["  ".join(map(str.ljust, each, wide)).rstrip() for each in told]
