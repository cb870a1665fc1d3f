"""What a signed file says of its signers, read by tools that are not ours."""

import io
import shutil
import subprocess

import pikepdf


def logs_in(content: bytes) -> dict[str, str]:
    """The log of each signer by the name in its first line: what its field holds is what any viewer
    shows, where there is a tool that reads pages as a viewer does."""
    with pikepdf.open(io.BytesIO(content)) as file:
        if "/AcroForm" not in file.Root:
            return {}
        fields = [field for field in file.Root.AcroForm.Fields if "/V" in field]
        texts = [str(field.V) for field in fields if field.get("/FT") == "/Tx"]
    shown = words_shown(content)
    if shown is not None:
        for text in texts:
            assert _packed(text) in shown, text
    return {_name(text): text for text in texts}


def words_shown(content: bytes) -> str | None:
    """All text as poppler reads it from the pages, without blanks: lines are broken to fit."""
    tool = shutil.which("pdftotext")
    if tool is None:
        return None
    command = [tool, "-raw", "-enc", "UTF-8", "-", "-"]
    done = subprocess.run(command, input=content, capture_output=True, check=True)
    return _packed(done.stdout.decode())


def _name(log: str) -> str:
    return log.partition("\n")[0].partition("<")[0].partition(": ")[2].strip()


def _packed(text: str) -> str:
    return "".join(text.split())
