"""What a person sets for themselves."""

from chalicelib.core.actor import Actor
from chalicelib.core.language import Language
from chalicelib.identity.domain.layout import Layout, check_layout
from chalicelib.identity.store import layouts, signing_in, users


def choose_language(actor: Actor, language: Language) -> None:
    user = users.user(actor.office_id, actor.user_id)
    signing_in.keep_change(user.speaking(language))


def prefer_client(actor: Actor, client_id: str | None) -> None:
    user = users.user(actor.office_id, actor.user_id)
    signing_in.keep_change(user.preferring(client_id))


def keep_layout(actor: Actor, layout: Layout) -> None:
    known = {each.table_id for each in layouts.layouts(actor.office_id, actor.user_id)}
    check_layout(layout, known)
    layouts.put_layout(actor.office_id, actor.user_id, layout)
