"""Tasks: what an office asks of people, and the moves that are allowed."""

from chalicelib.tasks.domain.asking import ask_again, ask_others, pass_on
from chalicelib.tasks.domain.on_behalf import GroundKind, OnBehalf, Recorded
from chalicelib.tasks.domain.publication import RIGHT_FOR, Asked, ask
from chalicelib.tasks.domain.recipient import (
    HAS_SIGNED,
    ON_PAPER,
    Able,
    PersonState,
    Receipt,
    Recipient,
)
from chalicelib.tasks.domain.signer import MOST_STAGES, Box, Scan, Signer, check_boxes
from chalicelib.tasks.domain.signing import (
    MOST_ASKED,
    check_may_sign,
    decline,
    extend,
    finish,
    is_fully_signed,
    judge_receipt,
    remind,
    replace_signer,
    sign,
    sign_otherwise,
    trouble,
    withdraw_signing,
)
from chalicelib.tasks.domain.states import MOVES, State
from chalicelib.tasks.domain.task import Change, Task, TypeNames

__all__ = [
    "HAS_SIGNED",
    "MOST_ASKED",
    "MOST_STAGES",
    "MOVES",
    "ON_PAPER",
    "RIGHT_FOR",
    "Able",
    "Asked",
    "Box",
    "Change",
    "GroundKind",
    "OnBehalf",
    "PersonState",
    "Receipt",
    "Recipient",
    "Recorded",
    "Scan",
    "Signer",
    "State",
    "Task",
    "TypeNames",
    "ask",
    "ask_again",
    "ask_others",
    "check_boxes",
    "check_may_sign",
    "decline",
    "extend",
    "finish",
    "is_fully_signed",
    "judge_receipt",
    "pass_on",
    "remind",
    "replace_signer",
    "sign",
    "sign_otherwise",
    "trouble",
    "withdraw_signing",
]
