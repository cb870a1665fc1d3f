"""What a row of a session holds: all that a request must know of its user."""

from pynamodb.attributes import BooleanAttribute, TTLAttribute, UnicodeAttribute
from pynamodb.expressions.update import Action
from pynamodb.transactions import TransactWrite

from chalicelib.core import clock
from chalicelib.core.facts_row import FactsRow, Json, KeyOf, Moment, changes
from chalicelib.core.table import Row, table_name
from chalicelib.identity.domain.session import LONGEST, Session
from chalicelib.identity.domain.user import User


class SessionRow(FactsRow[Session]):
    """Beside the facts stands what it copies of its user, which changes without it being read."""

    class Meta:
        table_name = table_name("sessions")

    session_key = KeyOf("office_id", "token_sha256", hash_key=True)
    name = UnicodeAttribute()
    email = UnicodeAttribute()
    language = UnicodeAttribute()
    access = Json(null=True)
    role = UnicodeAttribute(null=True)
    assigned = Json(null=True)
    preferred_client_id = UnicodeAttribute(null=True)
    replacing = BooleanAttribute(null=True)
    replaced = Json(null=True)
    seen_at = Moment()
    viewing = Json(null=True)
    viewed_key = UnicodeAttribute(null=True)
    enrolling = BooleanAttribute(null=True)
    put_out = BooleanAttribute(null=True)
    expires_at = TTLAttribute()

    def index(self, known: Session) -> None:
        self.expires_at = known.expires_at


class PutOutRow(Row):
    """In the place of a session that ended because something about its account changed: whoever
    comes with its token reads why. It knows nobody, and goes when the session would have."""

    class Meta:
        table_name = table_name("sessions")

    session_key = UnicodeAttribute(hash_key=True)
    put_out = BooleanAttribute()
    expires_at = TTLAttribute()


def put_out(session_key: str, write: TransactWrite) -> None:
    """Also of one that is not there: it may be appearing at this moment."""
    ends = clock.now() + LONGEST
    write.save(PutOutRow(session_key, put_out=True, expires_at=ends))


# What a row is that is a session still.
IS_OPEN = SessionRow.session_key.exists() & SessionRow.put_out.does_not_exist()

NOT_VIEWING: list[Action] = [SessionRow.viewing.remove(), SessionRow.viewed_key.remove()]
COPIED = (
    "name",
    "email",
    "language",
    "access",
    "role",
    "assigned",
    "preferred_client_id",
    "replacing",
    "replaced",
)


def of_user(user: User) -> list[Action]:
    """What a session copies of its user; what is None there is removed here. A viewing ends."""
    return NOT_VIEWING + changes(SessionRow, {name: getattr(user, name) for name in COPIED})
