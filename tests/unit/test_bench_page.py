"""Figures that were measured, as they stand in docs/performance.md."""

from typing import Any

from tests.bench import page


def figure(name: str, value: float | None, limit: float | None = None) -> dict[str, Any]:
    ok = value is not None and (limit is None or value <= limit)
    return {"name": name, "value": value, "limit": limit, "unit": "seconds", "ok": ok}


def test_a_group_that_was_measured_takes_the_place_of_what_stood_there() -> None:
    measured = [
        figure("sign.new", 1234.5),
        figure("sign.slow", 10.888, 10),
        figure("talk.to", None),
    ]
    assert page.renewed(f"Above\n{page.HEAD}{KNOWN}{page.END}\nBelow", measured) == (
        f"Above\n{page.HEAD}{RENEWED}{page.END}\nBelow"
    )


KNOWN = """\
| cold.start | 1.1 |  | seconds | yes |
| sign.old | 2 | 3 | seconds | yes |
| web.js | 39.9 | 40 | kB gzip | yes |

"""
RENEWED = """\
| cold.start | 1.1 |  | seconds | yes |
| sign.new | 1,234 |  | seconds | yes |
| sign.slow | 10.89 | 10 | seconds | **missed** |
| web.js | 39.9 | 40 | kB gzip | yes |
| talk.to |  |  | seconds | **missed** |

"""
