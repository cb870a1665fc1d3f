"""What a row of a session holds: all that a request must know of its user."""

from pynamodb.attributes import BooleanAttribute, TTLAttribute, UnicodeAttribute
from pynamodb.expressions.update import Action

from chalicelib.core.facts_row import FactsRow, Json, KeyOf, Moment, changes
from chalicelib.core.table import table_name
from chalicelib.identity.domain.session import Session
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
    expires_at = TTLAttribute()

    def index(self, known: Session) -> None:
        self.expires_at = known.expires_at


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
