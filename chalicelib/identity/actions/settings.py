"""What a person sets for themselves."""

from chalicelib.core.actor import Actor
from chalicelib.core.language import Language
from chalicelib.identity import store
from chalicelib.identity.domain import Layout, check_layout


def choose_language(actor: Actor, language: Language) -> None:
    user = store.user(actor.office_id, actor.user_id)
    store.keep_change(user.speaking(language))


def prefer_client(actor: Actor, client_id: str | None) -> None:
    user = store.user(actor.office_id, actor.user_id)
    store.keep_change(user.preferring(client_id))


def keep_layout(actor: Actor, layout: Layout) -> None:
    known = {each.table_id for each in store.layouts(actor.office_id, actor.user_id)}
    check_layout(layout, known)
    store.put_layout(actor.office_id, actor.user_id, layout)
