"""Texts from templates/, in two languages; a variable that is missing is an error, never a gap."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from chalicelib.core.text import TEMPLATES


@lru_cache(maxsize=2)
def environment(escaped: bool) -> Any:
    """All templates; `escaped` for HTML."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        autoescape=escaped,  # noqa: S701 (plain text has nothing to escape)
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters["stop"] = _with_stop
    return made


def _with_stop(name: str) -> str:
    """The end of a sentence; "B.V." brings its own."""
    return name if name.endswith(".") else f"{name}."


def render(path: str, **context: object) -> str:
    """`path` is below templates/, such as `nl/sms/code/body.txt`; in .html all is escaped."""
    return laid_out(path, path, context)


def laid_out(path: str, layout: str, context: Mapping[str, object]) -> str:
    """What `path` says, in the blocks of a layout, whose name decides whether it is escaped."""
    template = environment(layout.endswith(".html")).get_template(path)
    return str(template.render(context, layout=layout)).strip()
