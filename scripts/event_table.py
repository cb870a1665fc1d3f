"""Writes the table of events and who reacts into docs/architecture.md; --check tells when stale."""

import sys
from pathlib import Path

from chalicelib.audit.domain import ACTIONS
from chalicelib.delivery.domain import Message
from chalicelib.notifications.domain.reactions import (
    MESSAGE_COUNTS,
    MESSAGE_OF,
    MESSAGE_ON_BEHALF,
    MESSAGE_REPLACED,
    MESSAGE_STOPPED,
    MESSAGE_WITHOUT,
    OTHER_REACTIONS,
    Reaction,
)

TARGET = Path(__file__).parents[1] / "docs" / "architecture.md"
START = "<!-- events: written by scripts/event_table.py -->"
END = "<!-- /events -->"

TO = {
    Message.INVITATION: "the person invited; with an account: `access`; an employee: `colleague`",
    Message.PASSWORD: "the person who asked",
    Message.TASK_NEW: "everybody asked",
    Message.TASK_STUCK: "the relation manager, or the office",
    Message.TASK_NEW_VERSION: "everybody asked",
    Message.TASK_APPROVED: "the relation manager, or the office",
    Message.TASK_REJECTED: "the relation manager, or the office; whoever had approved",
    Message.PARTNER_ASKED: "who can agree to it, at each of the two",
    Message.PARTNER_ENDED: "everybody who may read, at each of the two",
    Message.CONSENT_RECORDED: "who can agree to it, when an employee recorded it",
    Message.PARTNER_REJECTED: "who had approved, when the fiscal partner did not",
    Message.REPRESENTED: "the holder of the dossier, when somebody is let in who acts for them",
    Message.OPEN_TASKS: "who was given rights with the open tasks, once for all of them",
    Message.DOCUMENT_NEW: "everybody who may read, unless published silently",
    Message.ACCOUNT_REOPENED: "whose account it is",
    Message.DEVICE_NEW: "who signed in",
    Message.CODES_STOPPED: "whose account it is, once a day",
    Message.ACCOUNT_STOPPED: f"the office; `{MESSAGE_STOPPED}`: whose password it was",
    Message.CODE_NOT_SENT: "the office, once a day per person",
    Message.PASSKEY_REFUSED: "the office, once a day per person",
    Message.UNREACHABLE: "the office, once per person",
    Message.MOBILE_CHANGED: "whose number it is, unless they did it themselves",
    Message.RIGHTS_CHANGED: "whose rights they are",
    Message.ACCESS_REQUESTED: "the relation manager, or the office",
    Message.ACCESS_GRANTED: "the beheerder who asked",
    Message.ACCESS_DECLINED: "the beheerder who asked",
    Message.NEW_EMAIL: "the new address, which confirms itself",
    Message.EMAIL_CHANGED: "the old address; of who was only invited: `invitation_moved`",
    Message.REPLACEMENT_ASKED: "whose it is, at the old address and by text message",
    Message.REPLACEMENT_STOPPED: "the office",
    Message.REPLACEMENT_CANCELLED: "whose account it is",
    Message.REPLACEMENT_COUNTS: "whose account it is, unless they did it themselves",
    Message.FACTOR_ADDED: "whose account it is",
    Message.SIGNING_REMINDER: "whose turn it is, of those reminded",
    Message.SIGNING_TURN: "whose turn it is now",
    Message.SIGNING_DECLINED: "the relation manager, or the office; who asked it; who had signed"
    " or been asked",
    Message.SIGNING_WITHDRAWN: "who had been asked to sign what is not finished",
    Message.SIGNATURE_LOST: "whose signature came too late",
    Message.SIGNING_COMPLETED: "the relation manager, or the office; who asked it; all signers",
    Message.SIGNING_EXPIRED: "the relation manager, or the office; who asked it",
    Message.SIGNING_PAPER: "the relation manager, or the office; whose turn it is: `signing_turn`",
    Message.SIGNING_PAPER_REFUSED: "who must sign again",
    Message.SIGNING_PROBLEM: "the relation manager, or the office",
    Message.CERTIFICATE_ENDING: "the office, once a week",
}
RECORDED = {"task_approved", "task_read", "task_rejected"}
FOR_WHOM = f"`{MESSAGE_ON_BEHALF}`: for whom an employee recorded it"
REPLACED = f"`{MESSAGE_REPLACED}`: who was replaced, if it had been asked of them"
WITHOUT = f"`{MESSAGE_WITHOUT}`: the office, when the others go on without somebody"
COUNTS = {
    "email_change_asked": f"`{MESSAGE_COUNTS}`: the old address",
    "mobile_changed": f"`{MESSAGE_COUNTS}`: whose it is, and the old number by text message, once"
    " what was passed on counts",
}
ALSO = {
    Reaction.DIGEST: "a line in the daily mail to the office (`closed_digest`)",
    Reaction.MARK_OPENED: "`tasks`: remembers that this person looked",
    Reaction.CHECK_UPLOAD: "`documents`: checks the file",
    Reaction.SIGN: "`signing`: puts signatures and seal in the file",
    Reaction.REASSIGN: "`tasks`: passes on what this person may no longer do",
}
GIVES_RIGHTS = {"person_invited", "rights_changed"}
ASK_TOO = "`tasks`: asks this person too for what waits, where that was chosen"


def table() -> str:
    """Markdown, one row per event; an empty row is an event that is only history."""
    rows = [f"| `{action}` | {_mail(action)} | {_also(action)} |" for action in sorted(ACTIONS)]
    return "\n".join(["| event | mail, and to whom | also |", "|---|---|---|", *rows])


def _mail(action: str) -> str:
    message = MESSAGE_OF.get(action)
    usual = [f"`{message}`: {TO[message]}"] if message else []
    also = [FOR_WHOM] if action in RECORDED else []
    also += [REPLACED, WITHOUT] if action == "task_passed_on" else []
    also += [COUNTS[action]] if action in COUNTS else []
    return "; ".join(usual + also)


def _also(action: str) -> str:
    reaction = OTHER_REACTIONS.get(action)
    usual = [ALSO[reaction]] if reaction else []
    return "; ".join(usual + ([ASK_TOO] if action in GIVES_RIGHTS else []))


def renewed(page: str) -> str:
    """The page with the table as it is now; the marks are added the first time."""
    if START not in page:
        page = f"{page.rstrip()}\n\n{START}\n{END}\n"
    before, _, rest = page.partition(START)
    return f"{before}{START}\n{table()}\n{END}{rest.partition(END)[2]}"


def main() -> int:
    page = TARGET.read_text()
    if "--check" in sys.argv:
        return 0 if renewed(page) == page else 1
    TARGET.write_text(renewed(page))
    return 0


if __name__ == "__main__":
    sys.exit(main())
