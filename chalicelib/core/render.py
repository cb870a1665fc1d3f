"""Texts from templates/, in two languages; a variable that is missing is an error, never a gap."""

from functools import lru_cache
from typing import Any

from chalicelib.core.text import TEMPLATES


@lru_cache(maxsize=1)
def _templates() -> Any:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        autoescape=select_autoescape(["html"]),
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def render(path: str, **context: object) -> str:
    """`path` is below templates/, such as `nl/sms/code/body.txt`; only .html is escaped."""
    return str(_templates().get_template(path).render(context)).strip()
