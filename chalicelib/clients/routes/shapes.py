"""What goes in and out about the people of a client, and about requests to let somebody in."""

from typing import Annotated, Literal

from msgspec import Meta, field

from chalicelib.clients.domain.request import RequestState, Standing, Wanted
from chalicelib.core.language import Language
from chalicelib.core.rights import Rights, Role
from chalicelib.core.shapes import Answer, Body
from chalicelib.core.text import (
    ComingDay,
    Cursor,
    Email,
    Key,
    OptionalPasted,
    PersonName,
    Reason,
    Sha256,
    Ulid,
)
from chalicelib.identity.domain.factor import FirstStep
from chalicelib.identity.domain.second import NoSecond
from chalicelib.identity.domain.user import Status
from chalicelib.identity.routes.replacement_views import ReplacementView
from chalicelib.offices.domain.types import ClientKind

Limits = Annotated[list[Key], Meta(max_length=50)]
PersonAct = Literal["change_rights", "change_mobile", "invite_again", "end_access", "vouch"]
Typed = Literal["name", "mobile", "language"]


class RightsBody(Body, kw_only=True):
    """`folders` and `types` limit what is seen, empty means all; `ends_on` is the last day."""

    role: Role
    read: bool
    approve: bool
    sign: bool
    handle: bool = True
    folders: Limits = field(default_factory=list)
    types: Limits = field(default_factory=list)
    ends_on: ComingDay | None = None


class OtherRights(RightsBody, kw_only=True):
    """With `open_tasks` this person is asked too for what waits, as far as the rights are new.
    `seen` are the rights that were on the screen: nobody undoes what a colleague just changed."""

    open_tasks: bool = False
    seen: RightsBody | None = None


class NamedPerson(Body, kw_only=True):
    """A person to let in; one who has an account already only gets the rights."""

    email: Email
    name: PersonName
    mobile: OptionalPasted = ""
    language: Language
    rights: RightsBody


class NewPerson(NamedPerson, kw_only=True):
    """With `open_tasks` this person is asked too for what waits at the client."""

    open_tasks: bool = False


class Grant(Body, kw_only=True):
    """`open_tasks` as of a person who is invited."""

    open_tasks: bool = False


class PersonView(Answer, kw_only=True):
    """`mobile` is masked. Somebody else's address and number are for the office and a beheerder,
    their sign-ins for the office alone; empty for anybody else (F030). `elsewhere` where
    this person has clients that the employee who looks does not work for: that employee sees their
    address and what they are here, and leaves the account to others. `may` is what the one who
    looks may do about this person; `proof_id` the document that shows why they act for somebody
    else, for the office. `new_email` is an address that still has to be confirmed, and
    `replacements` what waits for somebody to say that it is right: for the office, and of it what
    they passed on themself for a beheerder. For the office is
    `first_step`, what comes after the password of who has no app or passkey (any more). `ended`:
    the last day of these rights has passed. `number_wrong`: somebody with the password said that
    the number is not theirs, so that nothing is asked there. Who was let in by one employee
    (`let_in_by`) where others are may approve and sign from `acts_from` on; for the office and a
    beheerder. Who vouches for them names what they were `shown`; `vouch_refusal` is why the
    employee who looks could not: by a code, or since nobody of the office could now, with what is
    in the way of those who look after people there (`no_voucher`). `shut`, for
    the same: who approves and signs nothing as long as a change of their account waits, which may
    be over by itself at `shut_until`."""

    user_id: str
    name: str
    email: str
    mobile: str
    language: Language
    status: Status
    rights: Rights
    invited_at: str
    last_signed_in_at: str | None
    may: list[PersonAct]
    elsewhere: bool = False
    new_email: str = ""
    replacements: list[ReplacementView]
    number_wrong: bool = False
    proof_id: str = ""
    ended: bool = False
    first_step: FirstStep = ""
    acts_from: str | None = None
    let_in_by: str = ""
    shown: str = ""
    vouch_refusal: str = ""
    no_voucher: list[NoSecond] = field(default_factory=list)
    shut: bool = False
    shut_until: str | None = None


class FormerView(Answer, kw_only=True):
    """Somebody whose access ended."""

    user_id: str
    name: str
    email: str
    ended_by: str
    ended_at: str


class Vouching(Body, kw_only=True):
    """`ground` is how who confirms it knows that this person is who they are said to be, `shown`
    what was on their screen: 409 `changed_meanwhile` when it is anything else by now."""

    ground: Reason
    shown: Sha256


class LetInView(PersonView, kw_only=True):
    """Who was let in. `unused` is what was typed and is otherwise known of who has this address at
    the office already: that stays as it was."""

    unused: list[Typed]


class AddressWish(Body, kw_only=True):
    email: Email


class KnownView(Answer, kw_only=True):
    """Whether somebody at the office has this address already. `name` is empty of whom the one who
    asks does not know."""

    known: bool
    name: str


class OtherDossier(Answer, kw_only=True):
    """Another client that somebody of this one belongs to; `people` are their names."""

    client_id: str
    name: str
    kind: ClientKind
    people: list[str]


class OtherDossiers(Answer, kw_only=True):
    items: list[OtherDossier]


class PeopleList(Answer, kw_only=True):
    """`adding` is how the one who looks may let somebody in here: at once, by asking the office,
    or not; `representing` whether they may let in who acts for the holder. `former` had access, for
    the office. `acts_from` is when a beheerder who was let in lately may do something with the
    others."""

    items: list[PersonView]
    former: list[FormerView] = field(default_factory=list)
    adding: Literal["invite", "request"] | None
    representing: bool = False
    acts_from: str | None = None


class NewRequest(NamedPerson, kw_only=True):
    request_id: Ulid


class Decline(Body, kw_only=True):
    reason: Reason


class RequestView(Answer, kw_only=True):
    """A person whom a beheerder wants to let in. `reason` is why the office did not."""

    request_id: str
    client_id: str
    client_name: str
    asked_by_name: str
    asked_at: str
    name: str
    email: str
    mobile: str
    language: Language
    rights: Rights
    state: RequestState
    reason: str


class DecidedView(RequestView, kw_only=True):
    """`let_in` is who has access by it, as the office knows them; `unused` as of who is invited."""

    let_in: str = ""
    status: Status | None = None
    unused: list[Typed] = field(default_factory=list)


class RequestsQuery(Body, kw_only=True):
    """What waits, or what was decided in the last month."""

    state: Standing = Standing.OPEN
    cursor: Cursor | None = None


class RequestList(Answer, kw_only=True):
    items: list[RequestView]
    cursor: str | None = None


def rights_in(body: RightsBody) -> Rights:
    facts = {name: getattr(body, name) for name in RightsBody.__struct_fields__}
    ends_on = str(body.ends_on) if body.ends_on else None
    lists = {"folders": tuple(body.folders), "types": tuple(body.types)}
    return Rights(**facts | lists | {"ends_on": ends_on})


def wanted_in(body: NamedPerson) -> Wanted:
    return Wanted(
        email=body.email,
        name=body.name,
        mobile=body.mobile,
        language=body.language,
        rights=rights_in(body.rights),
    )
