"""Compiles our patterns of a first page when the portal is packaged: each cold start did it anew,
and it was a thirtieth of all that a cold start does (ADR 69).

What `re` makes of a pattern is written down and put where `re` itself keeps what it has compiled;
whoever compiles that pattern finds it there. It belongs to one version of Python, as the bytecode
beside it does: another one finds nothing there and compiles.
"""

import os
import subprocess
import sys
from pathlib import Path

from scripts.packaging.template import only_to_be_packaged

FILE = "patterns.py"
STARTS = "\nimport chalicelib.patterns  # noqa: E402, F401\n"
# A program for the stage; it takes libraries from where Chalice takes them too.
NOTING = """
import os, sys
from re import _compiler
from types import SimpleNamespace

asked, made, compile, sre = [], [], _compiler.compile, _compiler._sre

def is_ours():
    frame = sys._getframe(2)
    while frame.f_globals["__name__"].partition(".")[0] == "re":
        frame = frame.f_back
    return frame.f_code.co_filename.startswith(os.path.join(os.getcwd(), "chalicelib"))

def note_asked(pattern, flags=0):
    asked.append((pattern, int(flags), is_ours()))
    return compile(pattern, flags)

def note_made(pattern, flags, code, *groups):
    *key, ours = asked[-1]
    if ours:
        made.append((*key, int(flags), [int(each) for each in code], *groups))
    return sre.compile(pattern, flags, code, *groups)

_compiler.compile = note_asked
_compiler._sre = SimpleNamespace(**{**vars(sre), "compile": note_made})
import app
app.app.routes["/tasks"]
from chalicelib.identity.actions import sharing
from chalicelib.identity.store import sessions
from chalicelib.offices import store
print(sre.MAGIC, made)
"""
FILLING = '''"""What `re` makes of our patterns of a first page (scripts/packaging/patterns.py)."""

import re

import _sre

MADE = {made}
if _sre.MAGIC == {magic}:
    for pattern, flags, *rest in MADE:
        re._cache[str, pattern, flags] = _sre.compile(pattern, *rest)
'''


def compile_into(stage: Path) -> None:
    """Into the chalicelib that lies there."""
    said = subprocess.run(
        [sys.executable, "-c", NOTING],
        cwd=stage,
        env={**os.environ, **only_to_be_packaged(), "PYTHONDONTWRITEBYTECODE": "1"},
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    magic, _, made = said.stdout.strip().partition(" ")
    ours = stage / "chalicelib"
    (ours / FILE).write_text(FILLING.format(magic=magic, made=made))
    with (ours / "__init__.py").open("a") as file:
        file.write(STARTS)
