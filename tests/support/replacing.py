"""Replacing what reaches or proves somebody, and the answers to it."""

from chalicelib.audit import store as audit
from chalicelib.audit.domain import NO_CLIENT, Event, by_itself
from chalicelib.core import clock
from chalicelib.core.ids import new_id
from chalicelib.core.replacing import replace
from chalicelib.core.table import transaction
from chalicelib.delivery import store as delivery
from chalicelib.delivery.domain import letter_key
from chalicelib.identity.actions import answers, new_emails
from chalicelib.identity.domain.factor import new_recovery_codes, recovery_hashes
from chalicelib.identity.domain.replacement import ACT_OF, Replacement
from chalicelib.identity.domain.user import User
from chalicelib.identity.events.replacements import ReplacementAsked
from chalicelib.identity.events.shared import Factor, Via
from chalicelib.identity.store import factors, recovery, users
from chalicelib.identity.store import new_emails as new_email_rows
from chalicelib.identity.store import replacements as rows
from chalicelib.tasks.domain.task import Task
from tests.fakes.sms import FakeSms
from tests.http.knocking import code_in
from tests.http.proving import proved
from tests.portal import Answer, Portal
from tests.world import World

HOW = "Zij kwam langs met haar paspoort"
NEW_EMAIL, NEW_MOBILE = "anna@nieuw.example", "+31622222222"


def ask(door: Portal, texts: FakeSms, user: User, factor: Factor, value: str = "") -> Answer:
    """By somebody who just gave a code for it."""
    proved(door, texts, ACT_OF[factor])
    path = f"/people/{user.user_id}"
    match factor:
        case Factor.MOBILE:
            return door.put(f"{path}/mobile", {"mobile": value or NEW_MOBILE})
        case Factor.EMAIL:
            return door.put(f"{path}/email", {"email": value or NEW_EMAIL})
        case Factor.DEVICES:
            with_a_recovery_code(user)
            return door.delete(f"{path}/factors")


def with_a_recovery_code(user: User) -> None:
    """Something that a lost phone resets, of who had nothing of it."""
    if factors.held_by(user).recovery_codes:
        return
    with transaction() as write:
        recovery.replace_recovery(user, (), recovery_hashes(new_recovery_codes()), write)


def passed_on(user: User, factor: Factor = Factor.MOBILE) -> None:
    """A number or address that waits, as if somebody who is gone had passed it on."""
    event = by_itself(
        user.office_id,
        ReplacementAsked(factor=factor),
        clock.now(),
        client_id=NO_CLIENT,
        subject_id=user.user_id,
    )
    asked = Replacement(
        office_id=user.office_id,
        user_id=user.user_id,
        factor=factor,
        value=NEW_EMAIL if factor is Factor.EMAIL else NEW_MOBILE,
        asked=event.event_id,
        asked_by_id="gone",
        asked_by_name="Joost",
        asked_at=event.at,
    )
    rows.ask(replace(user, replacing=True), asked, event)


def waiting(user: User, factor: Factor) -> Replacement:
    found = rows.waiting(user.office_id, user.user_id)
    return next(each for each in found if each.factor is factor)


def link(user: User, factor: Factor, via: Via = Via.MAIL) -> str:
    """The token in the message that follows."""
    asked = waiting(user, factor).asked
    return answers.link(user.office_id, user.user_id, asked, via)[1]


def was_told(user: User, *ways: Via) -> None:
    """What goes out by mail and by text, or by one of both, as if it just had."""
    for asked in rows.waiting(user.office_id, user.user_id):
        for via in ways or (Via.MAIL, Via.TEXT):
            known = letter_key(user.office_id, asked.asked, user.user_id, via)
            if claim := delivery.claim(known, clock.now()):
                delivery.mark_sent(claim, "message")


def came_back(user: User, factor: Factor) -> None:
    """The mail about it: nobody has that address."""
    known = letter_key(user.office_id, waiting(user, factor).asked, user.user_id)
    claim = delivery.claim_of(known)
    assert claim
    delivery.note_outcome(claim, "bounced", clock.now())


def confirmed(world: World, anna: User) -> Answer:
    """The link that went to the new address, followed."""
    known = new_email_rows.new_email(anna.office_id, anna.user_id)
    assert known
    token = new_emails.new_email_link(anna.office_id, anna.user_id, known.asked, clock.now())
    return Portal(world.host).put("/email-confirmations", {"token": token})


def own_number(door: Portal, texts: FakeSms, number: str) -> None:
    proved(door, texts, "change_mobile")
    asked = door.post("/me/mobile-changes", {"mobile": number}).body["challenge_id"]
    answer = door.put(f"/me/mobile-changes/{asked}/answer", {"code": code_in(texts)})
    assert not answer.problem


def second(world: World) -> Portal:
    """The browser of another colleague, who has been here longer than today."""
    known = world.users.get("FATIMA") or world.employ("FATIMA", "Fatima el Idrissi")
    return Portal(world.host).sign_in(known)


def agree(door: Portal, texts: FakeSms, user: User, factor: Factor, how: str = HOW) -> Answer:
    """With a fresh code, to what waits now."""
    proved(door, texts, ACT_OF[factor])
    path = f"/people/{user.user_id}/replacements/{factor}/agreement"
    return door.put(path, {"asked": shown(user, factor), "how": how})


def shown(user: User, factor: Factor) -> str:
    """Which one waits; any when none does."""
    found = rows.waiting(user.office_id, user.user_id)
    return next((each.asked for each in found if each.factor is factor), new_id())


def now(user: User) -> User:
    return users.user(user.office_id, user.user_id)


def happened(user: User) -> list[Event]:
    return list(audit.history(user.office_id, user.user_id))


def approve(door: Portal, task: Task) -> Answer:
    path = f"/clients/{task.client_id}/tasks/{task.task_id}/approval"
    return door.put(path, {"document_sha256": task.about.sha256})
