"""Real documents from many programs, all the way to the seal.

They are no part of the repository. Where they lie beside it a few are tried; with SAMPLE_PDFS, the
folder they are in, all of them.
"""

import os
import time
from pathlib import Path

import pytest

from chalicelib.core.errors import Refused
from chalicelib.gateways.signing import engine
from scripts.local.stand_in import ROOT
from tests.aws import Signatures
from tests.support.signing import ANNA, PIETER, WAVE, paper, signature

GIVEN = os.environ.get("SAMPLE_PDFS", "")
FOUND = sorted(Path(GIVEN or ROOT.parent / "shared" / "data" / "pdf").glob("*.pdf"))
# One asks for a password to open; the other has lost its table of contents, and nobody opens it.
REFUSED = {
    "libreoffice-writer-password.pdf": "pdf_password",
    "unreadablemetadata.pdf": "pdf_damaged",
}


@pytest.mark.slow
@pytest.mark.skipif(not FOUND, reason="the sample documents are not here")
@pytest.mark.parametrize("sample", FOUND if GIVEN else FOUND[::10], ids=lambda path: path.name)
def test_a_document_from_elsewhere_can_be_signed(sample: Path, signatures: Signatures) -> None:
    content, start = sample.read_bytes(), time.perf_counter()
    if sample.name in REFUSED:
        with pytest.raises(Refused, match=REFUSED[sample.name]):
            engine.prepare(content, paper(ANNA, PIETER))
        return
    laid_out = engine.prepare(content, paper(ANNA, PIETER, remove_owner_password=True))
    once = engine.sign(engine.certify(laid_out.content), signature(ANNA, WAVE))
    sealed = engine.seal(engine.sign(once, signature(PIETER)))
    report = engine.validate(sealed)
    assert report.sealed, report
    assert engine.inspect(sealed).pages == laid_out.pages + 1
    assert time.perf_counter() - start < 10
