"""What is kept of users, their credentials, challenges and sessions, and how it is found."""

from chalicelib.identity.store.challenges import (
    add_challenge,
    burn_try,
    challenge,
    choose_method,
    drop_challenge,
    replace_code,
)
from chalicelib.identity.store.counters import count, forget
from chalicelib.identity.store.credentials import (
    activate,
    keep_password_hash,
    link_of,
    password_of,
    put_link,
    user_and_password,
)
from chalicelib.identity.store.factors import (
    confirm,
    draft_of,
    has_recovery_code,
    held_by,
    keep_draft,
    remove_authenticator,
    replace_recovery_codes,
    use_text_messages,
)
from chalicelib.identity.store.layouts import layouts, put_layout
from chalicelib.identity.store.sessions import actor_of, session
from chalicelib.identity.store.signing_in import (
    keep_change,
    keep_proved_change,
    keep_user,
    sign_in,
    sign_out,
)
from chalicelib.identity.store.step_ups import has_proved, note_proof, step_up
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
    "choose_method",
    "confirm",
    "count",
    "draft_of",
    "drop_challenge",
    "employees",
    "forget",
    "has_proved",
    "has_recovery_code",
    "held_by",
    "keep_change",
    "keep_draft",
    "keep_password_hash",
    "keep_proved_change",
    "keep_user",
    "layouts",
    "link_of",
    "note_proof",
    "password_of",
    "put_layout",
    "put_link",
    "remove_authenticator",
    "replace_code",
    "replace_recovery_codes",
    "session",
    "sign_in",
    "sign_out",
    "step_up",
    "use_text_messages",
    "user",
    "user_and_password",
    "user_with_email",
    "users",
]
