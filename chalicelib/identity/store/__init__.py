"""What is kept of users, their credentials, challenges and sessions, and how it is found."""

from chalicelib.identity.store.challenges import (
    add_challenge,
    burn_try,
    challenge,
    drop_challenge,
    replace_code,
)
from chalicelib.identity.store.counters import count, forget
from chalicelib.identity.store.credentials import (
    activate,
    keep_password_hash,
    link_of,
    put_link,
    user_and_password,
)
from chalicelib.identity.store.layouts import layouts, put_layout
from chalicelib.identity.store.sessions import actor_of, session
from chalicelib.identity.store.signing_in import keep_change, keep_user, sign_in, sign_out
from chalicelib.identity.store.users import (
    add_user,
    change_user,
    employees,
    user,
    user_with_email,
    users,
)

__all__ = [
    "activate",
    "actor_of",
    "add_challenge",
    "add_user",
    "burn_try",
    "challenge",
    "change_user",
    "count",
    "drop_challenge",
    "employees",
    "forget",
    "keep_change",
    "keep_password_hash",
    "keep_user",
    "layouts",
    "link_of",
    "put_layout",
    "put_link",
    "replace_code",
    "session",
    "sign_in",
    "sign_out",
    "user",
    "user_and_password",
    "user_with_email",
    "users",
]
