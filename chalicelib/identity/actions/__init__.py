"""What people do to get in, to get out, and to their own settings."""

from chalicelib.identity.actions.accounts import (
    colleague,
    correct_email,
    correct_mobile,
    deactivate_person,
    drop_factors,
    reactivate_person,
)
from chalicelib.identity.actions.factors import (
    confirm_authenticator,
    factors_of,
    give_password_again,
    offer_authenticator,
    remove_authenticator,
    renew_recovery_codes,
    use_text_messages,
)
from chalicelib.identity.actions.limiting import count_invitation
from chalicelib.identity.actions.mobile import ask_new_mobile, change_mobile, send_new_mobile_again
from chalicelib.identity.actions.own_sessions import (
    change_password,
    end_session,
    end_sessions,
    sessions_of,
)
from chalicelib.identity.actions.passwords import (
    choose_password,
    link_behind,
    new_password_link,
    request_password,
    set_password,
)
from chalicelib.identity.actions.settings import choose_language, keep_layout, prefer_client
from chalicelib.identity.actions.signing_in import (
    abandon_challenge,
    answer_challenge,
    choose_method,
    deactivate_own_account,
    send_code_again,
    sign_in,
    sign_out,
    start_session,
)
from chalicelib.identity.actions.step_ups import (
    answer_step_up,
    ask_step_up,
    choose_step_up_method,
    needs_step_up,
    require_step_up,
    send_step_up_again,
)

__all__ = [
    "abandon_challenge",
    "answer_challenge",
    "answer_step_up",
    "ask_new_mobile",
    "ask_step_up",
    "change_mobile",
    "change_password",
    "choose_language",
    "choose_method",
    "choose_password",
    "choose_step_up_method",
    "colleague",
    "confirm_authenticator",
    "correct_email",
    "correct_mobile",
    "count_invitation",
    "deactivate_own_account",
    "deactivate_person",
    "drop_factors",
    "end_session",
    "end_sessions",
    "factors_of",
    "give_password_again",
    "keep_layout",
    "link_behind",
    "needs_step_up",
    "new_password_link",
    "offer_authenticator",
    "prefer_client",
    "reactivate_person",
    "remove_authenticator",
    "renew_recovery_codes",
    "request_password",
    "require_step_up",
    "send_code_again",
    "send_new_mobile_again",
    "send_step_up_again",
    "sessions_of",
    "set_password",
    "sign_in",
    "sign_out",
    "start_session",
    "use_text_messages",
]
