"""Names what was done to a file after a signature that does not allow it."""

from typing import Any

from chalicelib.gateways.signing.layout import LOG
from chalicelib.gateways.signing.objects import value_of


def after(reader: Any, signature: Any, status: Any) -> tuple[str, ...]:
    """Nothing when all that followed was allowed; otherwise what differs from then to now."""
    if status.coverage.name == "ENTIRE_FILE":
        return ()
    if _was_allowed(status):
        return ()
    then = reader.get_historical_root(signature.signed_revision)
    return tuple(dict.fromkeys(_differences(then, reader.root))) or ("content",)


def _was_allowed(status: Any) -> bool:
    from pyhanko.sign.diff_analysis import SuspiciousModification

    if isinstance(status.diff_result, SuspiciousModification):
        return False
    return bool(getattr(status, "docmdp_ok", True)) and status.coverage.name != "UNCLEAR"


def _differences(then: Any, now: Any) -> list[str]:
    found = []
    if _pages(then) != _pages(now):
        found.append("pages")
    if _files(then) != _files(now):
        found.append("files")
    before, after_ = _fields(then), _fields(now)
    found += [f"log:{key[len(LOG) :]}" for key in before if _log_differs(key, before, after_)]
    if any(before.get(name) != after_.get(name) for name in before | after_ if _is_theirs(name)):
        found.append("form")
    return found


def _pages(root: Any) -> int:
    return int(value_of(root["/Pages"])["/Count"])


def _files(root: Any) -> int:
    names = value_of(root.get("/Names", {}))
    listed = value_of(names.get("/EmbeddedFiles", {})) if names else {}
    return len(value_of(listed.get("/Names", ())))


def _fields(root: Any) -> dict[str, str]:
    """The value of each field that is no signature, by its name."""
    form = value_of(root.get("/AcroForm", {}))
    fields = [value_of(one) for one in form.get("/Fields", ())] if form else []
    return {
        str(field.get("/T", "")): str(field.get("/V", "")) + _look(field)
        for field in fields
        if field.get("/FT") != "/Sig"
    }


def _look(field: Any) -> str:
    appearance = value_of(field.get("/AP", {}))
    shown = value_of(appearance["/N"]) if appearance and "/N" in appearance else None
    return repr(shown.data) if shown is not None and hasattr(shown, "data") else ""


def _log_differs(name: str, before: dict[str, str], after_: dict[str, str]) -> bool:
    """A log that was still empty may have been filled since."""
    was_filled = name.startswith(LOG) and not before[name].startswith("b'")
    return was_filled and before[name] != after_.get(name)


def _is_theirs(name: str) -> bool:
    return not name.startswith(LOG)
