"""What somebody else replaces of a person's account: confirming it, and stopping it."""

from chalicelib.core import clock
from chalicelib.core.actor import Act, Actor
from chalicelib.core.errors import NotFound
from chalicelib.core.http import Needs, Routes
from chalicelib.core.shapes import Answer, Body
from chalicelib.core.text import Reason, Token, Ulid
from chalicelib.core.visitor import Visitor
from chalicelib.identity.actions import accounts, answers
from chalicelib.identity.domain.ended_link import EndedLink, Ending
from chalicelib.identity.domain.replacement import ACT_OF
from chalicelib.identity.domain.second import NoSecond
from chalicelib.identity.events.shared import Factor, Reset
from chalicelib.identity.routes.replacement_views import ReplacementView, replacement_views
from chalicelib.identity.store import replacements as rows

routes = Routes(__name__)


class ReplacementLink(Body, kw_only=True):
    token: Token


class EndedReplacement(Answer, kw_only=True):
    """How it ended, and when. Never by whom, nor what it was about."""

    ending: Ending
    at: str


class ReplacementLinkView(Answer, kw_only=True):
    """`may_confirm` is false where this link can only stop it. What `ended` is a `replacement` no
    more."""

    name: str
    replacement: ReplacementView | None = None
    may_confirm: bool = False
    ended: EndedReplacement | None = None


class OwnReplacements(Answer, kw_only=True):
    items: list[ReplacementView]


class ForetoldReplacement(Answer, kw_only=True):
    """`counts_at` is null where it would never count by itself. Until `alone_until` no yes of a
    colleague would count; `has_second` whether there is a colleague who could say yes at all,
    `no_second` what is in the way of those who may change the account; `texted` whether the person
    hears of it by text message too. `resets`: what a lost phone would reset; when that is nothing
    it is refused. `by_text`: whether they sign in by text message, if they want, so that another
    number alone helps them."""

    counts_at: str | None
    alone_until: str | None
    has_second: bool
    no_second: list[NoSecond]
    texted: bool
    resets: list[Reset]
    by_text: bool


class WholeValue(Answer, kw_only=True):
    """The new address, or the whole new number."""

    value: str


class ShownReplacement(Body, kw_only=True):
    """`asked` is which replacement they were shown: for any other this is no answer."""

    asked: Ulid


class Agreement(ShownReplacement, kw_only=True):
    """`how` is how the colleague knows that it is right."""

    how: Reason


@routes.post("/replacement-links", needs=Needs.PUBLIC, status=200)
def look_at_replacement_link(visitor: Visitor, body: ReplacementLink) -> ReplacementLinkView:
    user, link = answers.behind(visitor, body.token)
    if isinstance(link, EndedLink):
        ended = EndedReplacement(ending=link.ending, at=clock.stamp(link.at))
        return ReplacementLinkView(name=user.name, ended=ended)
    may_confirm = answers.may_confirm(user, link, clock.now())
    (view,) = replacement_views([link.asked], whole=may_confirm)
    return ReplacementLinkView(name=user.name, replacement=view, may_confirm=may_confirm)


@routes.put("/replacement-confirmations", needs=Needs.PUBLIC)
def confirm_replacement(visitor: Visitor, body: ReplacementLink) -> None:
    """It counts from now on."""
    answers.confirm_by_link(visitor, body.token)


@routes.put("/replacement-stops", needs=Needs.PUBLIC)
def stop_replacement(visitor: Visitor, body: ReplacementLink) -> None:
    """Everything stays as it was, and the office hears of it; until it is another one."""
    answers.stop_by_link(visitor, body.token)


@routes.get("/me/replacements", needs=Needs.SIGNED_IN)
def list_own_replacements(actor: Actor) -> OwnReplacements:
    """What can be stopped. As long as one `waits`, its person may not approve or sign."""
    found = rows.open_of(actor.office_id, actor.user_id)
    return OwnReplacements(items=replacement_views(found, whole=not actor.viewer))


@routes.put("/me/replacements/{factor}/confirmation", needs=Needs.SIGNED_IN, code=Act.CHANGE_FACTOR)
def confirm_own_replacement(actor: Actor, factor: str, body: ShownReplacement) -> None:
    """The code comes by what the person still has."""
    answers.confirm_own(actor, _factor(factor), body.asked)


@routes.delete("/me/replacements/{factor}", needs=Needs.SIGNED_IN)
def stop_own_replacement(actor: Actor, factor: str) -> None:
    answers.stop_own(actor, _factor(factor))


@routes.get("/people/{user_id}/replacements/{factor}", needs=Needs.SIGNED_IN)
def foretell_replacement(actor: Actor, user_id: str, factor: str) -> ForetoldReplacement:
    """For who may ask it: what would happen, were it asked now, or why it would be refused."""
    user = accounts.person(actor, user_id)
    told = accounts.foretold(actor, user, _factor(factor))
    return ForetoldReplacement(
        counts_at=clock.stamp(told.counts_at) if told.counts_at else None,
        alone_until=clock.stamp(told.alone_until) if told.alone_until else None,
        has_second=told.seconds.there_is_one,
        no_second=list(told.seconds.in_the_way),
        texted=user.texted,
        resets=list(told.resets),
        by_text=told.by_text,
    )


@routes.post(
    "/people/{user_id}/replacements/{factor}/value",
    needs=Needs.EMPLOYEE,
    code=ACT_OF.values(),
    status=200,
)
def show_replacement_value(
    actor: Actor, user_id: str, factor: str, body: ShownReplacement
) -> WholeValue:
    """Of who may agree, with the code that agreeing takes."""
    return WholeValue(value=accounts.whole_value(actor, user_id, _factor(factor), body.asked))


@routes.put(
    "/people/{user_id}/replacements/{factor}/agreement", needs=Needs.EMPLOYEE, code=ACT_OF.values()
)
def agree_with_replacement(actor: Actor, user_id: str, factor: str, body: Agreement) -> None:
    """By a colleague of who asked it, with how they know that it is right."""
    accounts.agree_with_replacement(actor, user_id, _factor(factor), body.asked, body.how)


@routes.delete("/people/{user_id}/replacements/{factor}", needs=Needs.EMPLOYEE)
def cancel_replacement(actor: Actor, user_id: str, factor: str) -> None:
    accounts.cancel_replacement(actor, user_id, _factor(factor))


def _factor(text: str) -> Factor:
    try:
        return Factor(text)
    except ValueError:
        raise NotFound from None
