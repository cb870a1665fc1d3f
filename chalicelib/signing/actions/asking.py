"""Wordt klaargezet: nobody hears of a signing before its file has passed (ADR 36)."""

from datetime import datetime

from chalicelib.core.errors import Conflict
from chalicelib.signing.actions.preparing import laid_out
from chalicelib.signing.domain import preparing as moves
from chalicelib.signing.domain.instead import lose_signer
from chalicelib.signing.domain.signing import FileState
from chalicelib.signing.store import signings
from chalicelib.tasks.actions.able import able_to, client_people
from chalicelib.tasks.domain.task import Task
from chalicelib.tasks.store import tasks


def prepare_and_ask(task: Task, at: datetime) -> None:
    """The file is laid out, and in one transaction kept and asked of people. What cannot be signed
    goes back to the office with the reason; what changed meanwhile raises Conflict."""
    if not moves.waits_for_worker(task) or _lost_signers(task, at):
        return
    signing = laid_out(task, at)
    if signing.state is FileState.REFUSED:
        signings.keep_prepared(signing, moves.refuse(task, signing.problem, at), task)
        return
    if not able_to(task).keys() >= {each.user_id for each in task.recipients if each.is_open}:
        raise Conflict("changed_meanwhile")
    signings.keep_prepared(signing, moves.ask_now(task, at), task)


def _lost_signers(task: Task, at: datetime) -> bool:
    """Who may not sign any more is never asked. They had nothing in their list, so that nobody
    noticed when they lost the right; what becomes of it sets the worker to it once more."""
    able = able_to(task)
    lost = [each for each in task.recipients if each.is_open and each.user_id not in able]
    if lost:
        change = lose_signer(task, lost[0], client_people(task), at)
        tasks.save(change, before=task)
    return bool(lost)
