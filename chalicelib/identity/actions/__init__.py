"""What people do to get in, to get out, and to their own settings."""

from chalicelib.identity.actions.passwords import (
    choose_password,
    link_behind,
    new_password_link,
    request_password,
    set_password,
)
from chalicelib.identity.actions.settings import choose_language, keep_layout
from chalicelib.identity.actions.signing_in import (
    abandon_challenge,
    answer_challenge,
    send_code_again,
    sign_in,
    sign_out,
    start_session,
)

__all__ = [
    "abandon_challenge",
    "answer_challenge",
    "choose_language",
    "choose_password",
    "keep_layout",
    "link_behind",
    "new_password_link",
    "request_password",
    "send_code_again",
    "set_password",
    "sign_in",
    "sign_out",
    "start_session",
]
