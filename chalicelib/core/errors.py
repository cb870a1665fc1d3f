"""The errors we raise on purpose; core.http decides how each one looks over HTTP."""

from datetime import datetime

from msgspec import Struct


class FieldError(Struct, frozen=True, kw_only=True):
    """What is wrong with one field: `code` is a key of templates/<language>/errors.json. `names`
    are of the people whom it is about; the text that names them is `<code>.named`."""

    field: str
    code: str
    names: tuple[str, ...] = ()


class PortalError(Exception):
    """Base of every error raised on purpose; `code` is a key of errors.json in both languages."""

    def __init__(self, code: str, *fields: FieldError) -> None:
        super().__init__(code)
        self.code = code
        self.fields = fields


class Invalid(PortalError):
    """The request cannot be right, whoever asks."""


class TooLarge(Invalid):
    """The body is larger than any request needs to be."""


class NotJson(Invalid):
    """A write that is not `application/json`."""


class NotSignedIn(PortalError):
    """No valid session, or credentials that do not fit."""


class NotAllowed(PortalError):
    """Visible, but not yours to do."""


class NotYet(NotAllowed):
    """Theirs to do, but not before this moment."""

    def __init__(self, code: str, opens: datetime) -> None:
        super().__init__(code)
        self.opens = opens


class NotFound(PortalError):
    """It does not exist, or not for you."""

    def __init__(self, code: str = "not_found") -> None:
        super().__init__(code)


class Conflict(PortalError):
    """The thing changed, or is no longer in a state that permits this."""


class TooMany(PortalError):
    """Asked too often; `retry_after` is in seconds."""

    def __init__(self, code: str, retry_after: int) -> None:
        super().__init__(code)
        self.retry_after = retry_after


class TryAgain(Exception):
    """An outside party failed in a way that may pass; whoever called retries."""


class NoAnswer(TryAgain):
    """Asked, but the answer never came: it may have been done. Look before asking again."""


class Refused(Exception):
    """An outside party said no; trying again will not help."""


def bad_field(field: str, code: str, names: tuple[str, ...] = ()) -> Invalid:
    """An Invalid about exactly one field."""
    return Invalid("invalid_fields", FieldError(field=field, code=code, names=names))
