"""What stands on the pages of a file, as poppler reads it."""

import shutil
import subprocess
from unicodedata import normalize

import pytest

TOOL = shutil.which("pdftotext")
needs_poppler = pytest.mark.skipif(TOOL is None, reason="pdftotext is not on this machine")


def printed(content: bytes) -> str:
    """One line of words, composed: a long one is broken to fit."""
    command = [str(TOOL), "-raw", "-enc", "UTF-8", "-", "-"]
    done = subprocess.run(command, input=content, capture_output=True, check=True)
    return normalize("NFC", " ".join(done.stdout.decode().split()))
