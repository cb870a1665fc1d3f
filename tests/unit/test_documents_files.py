"""What we make of the answers of S3, and how a file is named in a link."""

from typing import Any
from unittest.mock import Mock

import pytest
from botocore.exceptions import ClientError, EndpointConnectionError, ReadTimeoutError

from chalicelib.core.errors import TryAgain
from chalicelib.gateways import files


@pytest.fixture
def s3(monkeypatch: pytest.MonkeyPatch) -> Mock:
    fake = Mock()
    monkeypatch.setattr(files, "_s3", lambda: fake)
    return fake


def says(code: str) -> ClientError:
    return ClientError({"Error": {"Code": code}}, "HeadObject")


@pytest.mark.parametrize("code", ["404", "NoSuchKey", "NotFound"])
def test_a_file_that_is_not_there_is_not_there(s3: Mock, code: str) -> None:
    s3.head_object.side_effect = says(code)
    s3.get_object.side_effect = says(code)
    s3.get_object_tagging.side_effect = says(code)
    assert not files.arrived("k")
    assert files.fetch("k", 10) is None
    assert files.tags("k") == {}


@pytest.mark.parametrize(
    "error", [says("SlowDown"), says("403"), EndpointConnectionError(endpoint_url="https://s3")]
)
def test_any_other_trouble_may_pass(s3: Mock, error: Exception) -> None:
    s3.head_object.side_effect = error
    with pytest.raises(TryAgain):
        files.arrived("k")


def test_a_file_that_breaks_off_while_it_is_read_is_asked_for_again(s3: Mock) -> None:
    body = Mock(read=Mock(side_effect=ReadTimeoutError(endpoint_url="https://s3")))
    s3.get_object.return_value = {"ContentLength": 5, "Body": body, "ETag": "x"}
    with pytest.raises(TryAgain):
        files.fetch("k", 10)


def test_what_left_quarantine_cannot_be_admitted(s3: Mock) -> None:
    s3.copy_object.side_effect = says("NoSuchKey")
    with pytest.raises(TryAgain):
        files.admit("k", "etag", "application/pdf")


def test_tags_come_by_name(s3: Mock) -> None:
    tags: list[dict[str, Any]] = [{"Key": "a", "Value": "b"}]
    s3.get_object_tagging.return_value = {"TagSet": tags}
    assert files.tags("k") == {"a": "b"}


def test_a_plain_name_stays_as_it_is() -> None:
    saved = files.disposition("Btw 1.pdf", download=True)
    assert saved == "attachment; filename=\"Btw 1.pdf\"; filename*=UTF-8''Btw%201.pdf"


def test_a_name_cannot_break_out_of_its_header() -> None:
    kind, plain, full = files.disposition('Café "1"\r\n€.pdf', download=False).split("; ")
    assert (kind, plain) == ("inline", 'filename="Caf_ _1____.pdf"')
    assert full == "filename*=UTF-8''Caf%C3%A9%20%221%22%0D%0A%E2%82%AC.pdf"
