"""What people do to get in, to get out, and to their own settings."""

from chalicelib.identity.actions.accounts import (
    cancel_new_email,
    colleague,
    correct_email,
    correct_mobile,
    deactivate_person,
    drop_factors,
    give_mobile,
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
from chalicelib.identity.actions.limiting import (
    count_document_check,
    count_invitation,
    count_upload,
)
from chalicelib.identity.actions.mobile import ask_new_mobile, change_mobile, send_new_mobile_again
from chalicelib.identity.actions.new_emails import confirm_email, email_behind, new_email_link
from chalicelib.identity.actions.opening import start_session
from chalicelib.identity.actions.own_sessions import (
    change_password,
    end_session,
    end_sessions,
    sessions_of,
)
from chalicelib.identity.actions.passkey_door import answer_passkey, ask_passkey
from chalicelib.identity.actions.passkeys import (
    keep_passkey,
    offer_passkey,
    remove_passkey,
    rename_passkey,
)
from chalicelib.identity.actions.passwords import (
    choose_password,
    link_behind,
    new_password_link,
    request_password,
    set_password,
)
from chalicelib.identity.actions.policy import change_policy
from chalicelib.identity.actions.settings import choose_language, keep_layout, prefer_client
from chalicelib.identity.actions.signing_in import (
    abandon_challenge,
    answer_challenge,
    choose_method,
    deactivate_own_account,
    send_code_again,
    sign_in,
    sign_out,
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
    "answer_passkey",
    "answer_step_up",
    "ask_new_mobile",
    "ask_passkey",
    "ask_step_up",
    "cancel_new_email",
    "change_mobile",
    "change_password",
    "change_policy",
    "choose_language",
    "choose_method",
    "choose_password",
    "choose_step_up_method",
    "colleague",
    "confirm_authenticator",
    "confirm_email",
    "correct_email",
    "correct_mobile",
    "count_document_check",
    "count_invitation",
    "count_upload",
    "deactivate_own_account",
    "deactivate_person",
    "drop_factors",
    "email_behind",
    "end_session",
    "end_sessions",
    "factors_of",
    "give_mobile",
    "give_password_again",
    "keep_layout",
    "keep_passkey",
    "link_behind",
    "needs_step_up",
    "new_email_link",
    "new_password_link",
    "offer_authenticator",
    "offer_passkey",
    "prefer_client",
    "reactivate_person",
    "remove_authenticator",
    "remove_passkey",
    "rename_passkey",
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
