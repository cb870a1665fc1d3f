"""What an act of somebody says of what somebody else replaced of theirs."""

from chalicelib.core.actor import Actor
from chalicelib.core.replacing import replace
from chalicelib.identity.domain.replacement import marks
from chalicelib.identity.store import replacements


def with_grounds(actor: Actor) -> Actor:
    """Who acts, with by whom and why it was replaced: their session knows that it was, and when."""
    if not actor.replaced:
        return actor
    known = replacements.counting(actor.office_id, actor.user_id)
    told = {name: text for each in known for name, text in marks(each.facts).items()}
    return replace(actor, replaced={**actor.replaced, **told})
