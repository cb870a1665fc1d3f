"""Answers the API, which asks through `gateways.judging` what it cannot find out by itself."""

from typing import Any

import msgspec

from chalicelib.core.errors import Refused
from chalicelib.core.replacing import replace
from chalicelib.gateways.judging import Judgement, Question, Validate
from chalicelib.gateways.signing import engine
from chalicelib.gateways.signing.findings import Report


def judge_signatures(event: Any, context: Any) -> Any:
    """The door of the function. What it is given is looked at in memory, and nothing of it is kept
    or logged."""
    return msgspec.to_builtins(answer(msgspec.convert(event, Question)))


def answer(question: Question) -> Judgement:
    try:
        if isinstance(question, Validate):
            return Judgement(report=_shown(engine.validate(question.pdf)))
        return Judgement(left=engine.days_left())
    except Refused as refused:
        return Judgement(refused=str(refused))


def _shown(report: Report) -> Report:
    """A file may carry more certificates than an answer of Lambda may be long (6 MB)."""
    bare = (replace(each, certificate_pem="") for each in report.findings)
    return replace(report, findings=tuple(bare))
