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
    held_by,
    keep_draft,
    remove_authenticator,
    use_text_messages,
)
from chalicelib.identity.store.layouts import layouts, put_layout
from chalicelib.identity.store.passkeys import (
    add_passkey,
    passkey_with,
    remove_passkey,
    rename_passkey,
)
from chalicelib.identity.store.recovery import has_recovery_code, replace_recovery_codes
from chalicelib.identity.store.sessions import actor_of, session, sessions_of
from chalicelib.identity.store.signing_in import (
    deactivate,
    drop_factors,
    end_sessions,
    keep_address,
    keep_change,
    keep_new_password,
    keep_noted_change,
    keep_proved_change,
    keep_user,
    reactivate,
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
    "add_passkey",
    "add_user",
    "burn_try",
    "challenge",
    "change_user",
    "choose_method",
    "confirm",
    "count",
    "deactivate",
    "draft_of",
    "drop_challenge",
    "drop_factors",
    "employees",
    "end_sessions",
    "forget",
    "has_proved",
    "has_recovery_code",
    "held_by",
    "keep_address",
    "keep_change",
    "keep_draft",
    "keep_new_password",
    "keep_noted_change",
    "keep_password_hash",
    "keep_proved_change",
    "keep_user",
    "layouts",
    "link_of",
    "note_proof",
    "passkey_with",
    "password_of",
    "put_layout",
    "put_link",
    "reactivate",
    "remove_authenticator",
    "remove_passkey",
    "rename_passkey",
    "replace_code",
    "replace_recovery_codes",
    "session",
    "sessions_of",
    "sign_in",
    "sign_out",
    "step_up",
    "use_text_messages",
    "user",
    "user_and_password",
    "user_with_email",
    "users",
]
