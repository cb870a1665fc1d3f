"""Photos of what was signed on paper: known by what they are, whole, of a size, no more."""

import contextlib
import hashlib
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from chalicelib.core.errors import Refused
from chalicelib.core.language import Language
from chalicelib.core.text import error_text
from chalicelib.gateways import apart, picture_reader, pictures
from tests.support import photos
from tests.support.ceremony import PHOTO
from tests.support.signing import at_hand


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_ask", at_hand)


def refusal(content: bytes) -> str:
    with pytest.raises(Refused) as refused:
        pictures.inspect(content)
    for language in Language:
        assert error_text(str(refused.value), language) != error_text("invalid", language)
    return str(refused.value)


ORDINARY = {
    "jpg": [
        PHOTO,
        PHOTO[:2] + b"\xff\xff" + PHOTO[2:],
        photos.jpeg(),
        photos.jpeg(progressive=True),
        photos.jpeg(photos.drawn(mode="CMYK")),
        photos.jpeg(photos.drawn(mode="L")),
    ],
    "png": [photos.bare_png(), photos.png(), photos.png(photos.drawn(mode="P"))],
}
EACH = [
    pytest.param(kind, content, id=f"{kind} {number}")
    for kind, contents in ORDINARY.items()
    for number, content in enumerate(contents)
]


@pytest.mark.parametrize(("kind", "content"), EACH)
def test_a_picture_comes_in_as_it_is(kind: str, content: bytes) -> None:
    assert pictures.inspect(content) == pictures.Picture(content, kind)


@pytest.mark.parametrize("behind", photos.BEHIND)
@pytest.mark.parametrize(("kind", "content"), EACH)
def test_what_stands_behind_its_true_end_is_cut_off_and_that_is_said(
    kind: str, content: bytes, behind: str
) -> None:
    kept = pictures.inspect(content + photos.BEHIND[behind])
    assert kept == pictures.Picture(content, kind, "cut")
    assert kept.sha256 == hashlib.sha256(content).hexdigest()


def test_a_small_picture_among_the_facts_of_a_large_one_is_not_its_end() -> None:
    facts = b"Exif\x00\x00" + photos.jpeg(photos.drawn(8, 8))
    inside = b"\xff\xe1" + (len(facts) + 2).to_bytes(2, "big") + facts
    whole = photos.jpeg()
    content = whole[:2] + inside + whole[2:]
    assert pictures.inspect(content) == pictures.Picture(content, "jpg")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"%PDF-1.7", "picture_unknown"),
        (b"MZ" + PHOTO, "picture_unknown"),
        (b"", "picture_unknown"),
        (b"\x00\x00\x00\x18ftypmp42" + bytes(20), "picture_unknown"),
        (b"\x00\x00\x00\x18ftypavif" + bytes(20), "picture_unknown"),
        (b"\xff\xd8\xff\xd9", "picture_damaged"),
        (photos.jpeg()[:-2], "picture_damaged"),
        (photos.jpeg()[:300], "picture_damaged"),
        (photos.bare_png()[:-3], "picture_damaged"),
        (photos.png()[:-12], "picture_damaged"),
        (photos.bare_png().replace(b"IDAT", b"JDAT"), "picture_damaged"),
        (photos.bare_png(40, 40), "picture_damaged"),
        (b"\x89PNG\r\n\x1a\n" + photos.chunk(b"IEND", b""), "picture_damaged"),
        (b"\x89PNG\r\n\x1a\n", "picture_damaged"),
        (photos.bare_png(60_000, 60_000), "picture_too_large"),
        (photos.bare_png(0, 1), "picture_too_large"),
        (photos.many_scans(100), "picture_too_large"),
        (photos.HEIC[:700], "picture_damaged"),
        (photos.heic_of(30_000, 30_000), "picture_too_large"),
    ],
    ids=range(19),
)
def test_anything_else_does_not(content: bytes, code: str) -> None:
    assert refusal(content) == code


def test_a_heic_becomes_a_jpeg_upright_with_its_colours_and_without_its_place() -> None:
    assert pictures.kind_of(photos.HEIC) == "heic"
    with_place = b"\x88\x25"  # the tag of GPS among the facts
    assert with_place in photos.HEIC
    kept = pictures.inspect(photos.HEIC)
    assert (kept.kind, kept.made) == ("jpg", "converted")
    assert pictures.inspect(kept.content).made == ""
    with Image.open(io.BytesIO(kept.content)) as shown:
        assert shown.size == (48, 64)
        assert not shown.getexif()
        assert shown.info["icc_profile"]
        corner = shown.getpixel((40, 5))
        other = shown.getpixel((5, 5))
    assert isinstance(corner, tuple)
    assert isinstance(other, tuple)
    assert all(abs(a - b) < 25 for a, b in zip(corner, photos.BLUE, strict=True))
    assert all(abs(a - b) < 25 for a, b in zip(other, photos.RED, strict=True))


def test_a_heic_that_would_be_too_large_as_a_jpeg_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(picture_reader, "LARGEST", 100)
    assert refusal(photos.HEIC) == "picture_too_large"


def test_a_job_that_broke_is_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    def broke(*_: object) -> None:
        raise apart.Broke

    monkeypatch.setattr(apart, "run", broke)
    assert refusal(photos.jpeg()) == "picture_too_large"


SAMPLES = [photos.jpeg(), photos.png(), photos.HEIC]


@given(st.sampled_from(SAMPLES), st.data())
def test_however_a_picture_is_broken_there_is_an_answer(whole: bytes, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(whole) - 1))
    bad = whole[:at] + data.draw(st.binary(max_size=4)) + whole[at + data.draw(st.integers(0, 9)) :]
    with contextlib.suppress(Refused):  # and nothing else
        kept = pictures.inspect(bad)
        assert pictures.kind_of(kept.content) == kept.kind


@given(st.binary(max_size=300))
def test_whatever_is_behind_a_picture_the_same_is_kept(behind: bytes) -> None:
    assert pictures.inspect(SAMPLES[0] + behind).content == SAMPLES[0]
