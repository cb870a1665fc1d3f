"""Who somebody is to the portal, and what they like."""

from msgspec import structs

from chalicelib.core import clock
from chalicelib.core.actor import Actor, EmployeeRole, UserKind, clients_of
from chalicelib.core.errors import NotSignedIn
from chalicelib.core.http import Needs, Routes
from chalicelib.core.language import Language
from chalicelib.core.rights import Rights
from chalicelib.core.shapes import Answer, Body
from chalicelib.core.text import Count, Key, Ulid
from chalicelib.identity.actions import settings
from chalicelib.identity.domain.layout import Column, Layout
from chalicelib.identity.domain.session import Session
from chalicelib.identity.domain.user import Access
from chalicelib.identity.store import layouts, sessions
from chalicelib.offices import store as offices
from chalicelib.offices.domain.types import ClientKind
from chalicelib.offices.routes.showing import OfficeView, office_view

routes = Routes(__name__)


class ClientAccess(Answer, kw_only=True):
    client_id: str
    name: str
    kind: ClientKind
    rights: Rights


class EndedAccess(Answer, kw_only=True):
    """A client where the rights of this person had a last day, which has passed."""

    client_id: str
    name: str
    ended_on: str


class ViewingView(Answer, kw_only=True):
    """An employee looks as this person, about one client, and can change nothing (F120)."""

    by: str
    until: str
    client_id: str
    reason: str


class Me(Answer, kw_only=True):
    """`clients` is empty for an employee, who finds clients by searching. With a `viewing` it is
    not the person themself who asks; who is `enrolling` first sets up a second step, and who is
    `replacing` approves and signs nothing until they say whether that is right. Every write says
    `person` again, in Akkoord-Person."""

    user_id: str
    person: str
    name: str
    email: str
    kind: UserKind
    language: Language
    office: OfficeView
    clients: list[ClientAccess]
    ended: list[EndedAccess]
    preferred_client_id: str | None = None
    role: EmployeeRole | None = None
    viewing: ViewingView | None = None
    enrolling: bool = False
    replacing: bool = False


class PreferredClient(Body, kw_only=True):
    """The client that opens by default (F107); null for all of them."""

    client_id: Ulid | None


class LanguageChoice(Body, kw_only=True):
    language: Language


class ColumnLayout(Body, kw_only=True):
    column_id: Key
    width: Count
    hidden: bool = False


class TableLayout(Body, kw_only=True):
    """How one person likes one table: columns in order, and what it is sorted by."""

    columns: list[ColumnLayout]
    sort_by: Key | None = None
    descending: bool = False


class Layouts(Answer, kw_only=True):
    tables: dict[str, TableLayout]


@routes.get("/me", needs=Needs.ENROLLING)
def show_me(actor: Actor) -> Me:
    if not isinstance(actor.session, Session):
        raise NotSignedIn("not_signed_in")
    return me_view(actor.session)


@routes.put("/me/language", needs=Needs.ENROLLING)
def choose_language(actor: Actor, body: LanguageChoice) -> Me:
    settings.choose_language(actor, body.language)
    return me_view(sessions.session(actor.office_id, actor.session_key))


@routes.put("/me/preferred-client", needs=Needs.SIGNED_IN)
def prefer_client(actor: Actor, body: PreferredClient) -> Me:
    settings.prefer_client(actor, body.client_id)
    return me_view(sessions.session(actor.office_id, actor.session_key))


@routes.get("/me/layouts", needs=Needs.SIGNED_IN, for_viewers=True)
def show_layouts(actor: Actor) -> Layouts:
    mine = layouts.layouts(actor.office_id, actor.user_id)
    return Layouts(tables={layout.table_id: _layout(layout) for layout in mine})


@routes.put("/me/layouts/{table_id}", needs=Needs.SIGNED_IN)
def keep_layout(actor: Actor, table_id: str, body: TableLayout) -> TableLayout:
    columns = tuple(
        Column(column_id=each.column_id, width=each.width, hidden=each.hidden)
        for each in body.columns
    )
    settings.keep_layout(
        actor,
        Layout(
            table_id=table_id, columns=columns, sort_by=body.sort_by, descending=body.descending
        ),
    )
    return body


def me_view(session: Session) -> Me:
    return Me(
        user_id=session.user_id,
        person=session.actor().person,
        name=session.name,
        email=session.email,
        kind=session.kind,
        language=session.language,
        office=office_view(offices.get(session.office_id)),
        clients=[_access(each, session.access[each]) for each in clients_of(session.actor())],
        preferred_client_id=session.preferred_client_id,
        role=session.role,
        viewing=_viewing(session),
        enrolling=session.enrolling,
        replacing=session.replacing,
        ended=_ended(session),
    )


def _viewing(session: Session) -> ViewingView | None:
    viewing, viewer = session.viewing, session.viewer
    if viewing is None or viewer is None:
        return None
    return ViewingView(
        by=viewer.name,
        until=clock.stamp(viewing.until),
        client_id=viewing.client_id,
        reason=viewing.reason,
    )


def _access(client_id: str, access: Access) -> ClientAccess:
    return ClientAccess(
        client_id=client_id, name=access.name, kind=access.kind, rights=access.rights
    )


def _ended(session: Session) -> list[EndedAccess]:
    return [
        EndedAccess(client_id=client_id, name=access.name, ended_on=access.rights.ends_on)
        for client_id, access in session.access.items()
        if access.rights.ends_on and access.rights.have_ended
    ]


def _layout(layout: Layout) -> TableLayout:
    columns = [ColumnLayout(**structs.asdict(column)) for column in layout.columns]
    return TableLayout(columns=columns, sort_by=layout.sort_by, descending=layout.descending)
