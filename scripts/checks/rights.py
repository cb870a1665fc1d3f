"""Judges what the functions asked of AWS while the tests ran, against what their roles allow."""

from collections.abc import Iterable

from scripts import iam_table
from scripts.plain import Stop
from scripts.rights import Right, granted


def judge(*, is_whole: bool) -> None:
    """Stop, with the rights, when a function asked for what it may not; or, after all tests, when
    it may what it never asks for. A part of the tests cannot tell the second."""
    asked, (seen, unseen) = iam_table.asked(), iam_table.table()
    never = seen - asked if is_whole else frozenset()
    wrong = [
        *_told("no role allows", asked - granted()),
        *_told("was seen, so needs no reason", asked & unseen.keys()),
        *_told("is allowed and was never asked for", never),
    ]
    print(f"── rights: {len(asked)} asked for, {len(granted())} allowed", flush=True)
    if wrong:
        told = "\n".join(wrong)
        raise Stop(f"Roles and what functions do differ (python -m scripts.iam_table):\n{told}")


def _told(what: str, rights: Iterable[Right]) -> list[str]:
    return [f"{what}: {' '.join(right)}" for right in sorted(rights)]
