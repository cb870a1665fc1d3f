"""Users, passwords, challenges and sessions: what they are and which rules they follow."""

from chalicelib.identity.domain.challenge import Challenge, Purpose, Verdict
from chalicelib.identity.domain.device import Device, device_of
from chalicelib.identity.domain.factor import Authenticator, Held, Means, Used
from chalicelib.identity.domain.layout import Column, Layout, check_layout
from chalicelib.identity.domain.limit import Limit
from chalicelib.identity.domain.link import Link, LinkPurpose
from chalicelib.identity.domain.new_email import NewEmail
from chalicelib.identity.domain.passkey import Assertion, Attestation, NewKey, Passkey
from chalicelib.identity.domain.password import check_password, normalised_password
from chalicelib.identity.domain.session import Session, session_of
from chalicelib.identity.domain.step_up import Act, StepUp
from chalicelib.identity.domain.user import (
    Access,
    Status,
    User,
    new_user,
    normalised_email,
)
from chalicelib.identity.domain.viewing import Viewing, start_viewing

__all__ = [
    "Access",
    "Act",
    "Assertion",
    "Attestation",
    "Authenticator",
    "Challenge",
    "Column",
    "Device",
    "Held",
    "Layout",
    "Limit",
    "Link",
    "LinkPurpose",
    "Means",
    "NewEmail",
    "NewKey",
    "Passkey",
    "Purpose",
    "Session",
    "Status",
    "StepUp",
    "Used",
    "User",
    "Verdict",
    "Viewing",
    "check_layout",
    "check_password",
    "device_of",
    "new_user",
    "normalised_email",
    "normalised_password",
    "session_of",
    "start_viewing",
]
