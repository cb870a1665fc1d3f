"""What ministack does again and again for the same input is done once.

Like stand_in_main it runs in the virtual environment of ministack, and imports nothing of ours.
"""

import copy
import hashlib
import json
import os
import tempfile
import threading
import zipfile
from functools import lru_cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from ministack.core import iam_evaluator, lambda_runtime
from ministack.services.cloudformation import changesets, handlers

unpacking = threading.Lock()


def use() -> None:
    read_a_policy_once()
    unpack_a_package_once()
    transform_a_template_once()


def read_a_policy_once() -> None:
    """Those of a role are read twice for each request; they are only looked at."""
    real = iam_evaluator.parse_policy_document
    known = lru_cache(real)
    iam_evaluator.parse_policy_document = lambda told: (
        known(told) if isinstance(told, str) else real(told)
    )


class Package(zipfile.ZipFile):
    """Functions share one, and each of their workers unpacked it and compiled it anew. A worker
    gets a link to where it lies unpacked; nothing writes there but Python its bytecode."""

    def extractall(self, path: Any, *_: Any) -> None:
        known = _unpacked() / self._sum()
        with unpacking:
            if not known.exists():
                fresh = Path(tempfile.mkdtemp(dir=_unpacked()))
                super().extractall(fresh)
                fresh.rename(known)
        os.rmdir(path)
        os.symlink(known, path)

    def _sum(self) -> str:
        told = [(each.filename, each.CRC, each.file_size) for each in self.infolist()]
        return hashlib.sha256(repr(told).encode()).hexdigest()


@lru_cache(maxsize=1)
def _unpacked() -> Path:
    """In the scratch of the stand-in, and gone with it."""
    return Path(tempfile.mkdtemp(prefix="ministack-packages-"))


def unpack_a_package_once() -> None:
    lambda_runtime.zipfile = SimpleNamespace(**vars(zipfile) | {"ZipFile": Package})


def transform_a_template_once() -> None:
    """By AWS::Serverless, which takes seconds for a template of ours. A stack is changed mostly by
    its parameters, which that does not look at."""
    real, known = handlers._apply_transforms, dict[str, Any]()

    def transformed(template: Any, *given: Any) -> Any:
        told = json.dumps(template, sort_keys=True, default=str)
        if "AWS::Include" in told or "AWS::LanguageExtensions" in told:
            return real(template, *given)
        if told not in known:
            known[told] = real(template, *given)
        return copy.deepcopy(known[told])

    handlers._apply_transforms = changesets._apply_transforms = transformed
