"""A function of ours is asked over HTTP, signed; what it says comes back whole or not at all."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import msgspec
import pytest
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from chalicelib.core.config import config
from chalicelib.core.errors import NoAnswer, Refused, TryAgain
from chalicelib.gateways import functions, judging
from chalicelib.gateways.judging import Judgement
from chalicelib.gateways.signing import answering as other_side
from chalicelib.gateways.signing import engine
from chalicelib.gateways.signing.findings import Report, SignatureFinding, SignatureKind
from chalicelib.gateways.signing.shapes import CertificateLeft
from tests import settings
from tests.functions import judge_here
from tests.support.answering import Service, answering

LEFT = CertificateLeft(
    name="seal", subject="Seal", serial="01", until=datetime(2027, 1, 1, tzinfo=UTC), days=31
)
FINDING = SignatureFinding(kind=SignatureKind.SEAL, field="Seal", certificate_pem="-----BEGIN")
REPORT = Report(sha256="00", findings=(FINDING,))
PLACE = "/2015-03-31/functions/judge_signatures/invocations"


@pytest.fixture
def aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    """Lambda, which is asked because nothing of it runs here."""
    monkeypatch.setattr(functions, "HERE", {})
    functions._lambda.cache_clear()
    with answering() as service:
        monkeypatch.setenv("AWS_ENDPOINT_URL_LAMBDA", service.url)
        yield service
    functions._lambda.cache_clear()


def answered(judgement: Judgement, **headers: str) -> Any:
    return 200, msgspec.json.encode(judgement), headers


def test_a_file_goes_in_and_what_it_is_worth_comes_out(aws: Service) -> None:
    aws.answers = [answered(Judgement(report=REPORT))]
    assert judging.validate(b"%PDF-1.7") == REPORT
    ((headers, question),) = aws.asked
    assert question == {"type": "validate", "pdf": "JVBERi0xLjc="}
    assert (headers["x-amz-invocation-type"], aws.paths) == ("RequestResponse", [PLACE])


def test_a_question_is_signed_as_botocore_signs_it(aws: Service) -> None:
    aws.answers = [answered(Judgement(left=(LEFT,)))]
    assert judging.days_left() == (LEFT,)
    ((headers, question),) = aws.asked
    request = AWSRequest(
        "POST",
        f"{aws.url}{PLACE}",
        {"X-Amz-Invocation-Type": "RequestResponse", "X-Amz-Date": headers["x-amz-date"]},
        msgspec.json.encode(question),
    )
    request.context["timestamp"] = headers["x-amz-date"]
    keys = Credentials(
        settings.SETTINGS["AWS_ACCESS_KEY_ID"], settings.SETTINGS["AWS_SECRET_ACCESS_KEY"]
    )
    theirs = SigV4Auth(keys, "lambda", config().region)
    asked = theirs.canonical_request(request)
    signature = theirs.signature(theirs.string_to_sign(request, asked), request)
    assert headers["host"] == urlsplit(aws.url).netloc
    assert headers["authorization"].endswith(f"Signature={signature}")


def test_one_that_fails_gave_no_answer(aws: Service) -> None:
    aws.answers = [(200, {"errorMessage": "out of time"}, {"x-amz-function-error": "Unhandled"})]
    with pytest.raises(NoAnswer, match="judge_signatures Unhandled"):
        judging.days_left()


@pytest.mark.parametrize(
    ("status", "code", "means"),
    [
        (429, "TooManyRequestsException", TryAgain),
        (502, "ServiceException", NoAnswer),
        (403, "AccessDeniedException", Refused),
    ],
)
def test_what_aws_says_means_what_it_means_elsewhere(
    status: int, code: str, means: type[Exception], aws: Service
) -> None:
    aws.answers = [(status, {"Message": "no"}, {"x-amzn-errortype": f"{code}:http://x"})]
    with pytest.raises(means, match=f"lambda {code}") as raised:
        judging.days_left()
    assert type(raised.value) is means


def test_nobody_is_waited_for_for_ever(aws: Service) -> None:
    aws.answers = [None]
    with pytest.raises(NoAnswer):
        judging.days_left()


def test_without_certificates_the_reason_comes_back(aws: Service) -> None:
    aws.answers = [answered(Judgement(refused="pki_unreadable"))]
    with pytest.raises(Refused, match="pki_unreadable"):
        judging.days_left()


def test_an_answer_without_what_was_asked_is_none(aws: Service) -> None:
    aws.answers = [answered(Judgement())]
    with pytest.raises(Refused, match="not_judged"):
        judging.validate(b"")


def test_the_other_side_leaves_out_the_certificates_of_a_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Else whoever puts enough of them into a file gets no answer: it would be too long."""
    monkeypatch.setattr(engine, "validate", lambda _: REPORT)
    said = other_side.judge_signatures({"type": "validate", "pdf": ""}, None)
    assert msgspec.convert(said, Judgement).report == Report(
        sha256="00", findings=(SignatureFinding(kind=SignatureKind.SEAL, field="Seal"),)
    )


def test_the_other_side_says_why_not(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> tuple[CertificateLeft, ...]:
        raise Refused("pki NoSuchKey")

    monkeypatch.setattr(engine, "days_left", none)
    said = judge_here({"type": "days_left"})
    assert msgspec.convert(said, Judgement) == Judgement(refused="pki NoSuchKey")
