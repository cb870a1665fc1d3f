"""A fresh code, asked once all else is judged, for an act that the route declared (ADR 56)."""

from chalicelib.core.actor import Act, Actor
from chalicelib.core.errors import FieldError, NotAllowed
from chalicelib.core.visitor import door


def require(actor: Actor, act: Act, document_sha256: str = "") -> None:
    """403 `step_up_needed` names the purpose, so that the web can ask for the code."""
    if act not in actor.acts:
        raise TypeError(f"{act}: the route must say that it takes this code")
    if not door().has_code(actor, act, document_sha256):
        raise NotAllowed("step_up_needed", FieldError(field="purpose", code=act))
