"""Signing otherwise than in the portal, and what the office says of it, through the real routes."""

from chalicelib.tasks.domain.task import Task
from tests.portal import Answer
from tests.support.ceremony import Desk


def on_paper(desk: Desk, who: str, task: Task, *scans: str, remark: str = "") -> Answer:
    """With these scans; without any, only the word how it reaches the office."""
    body = {"document_sha256": task.about.sha256, "upload_ids": list(scans), "remark": remark}
    return desk.door(who).put(desk.path(task, "/paper"), body)


def judge(
    desk: Desk, who: str, task: Task, *, good: bool, remark: str | None = None, by: str = "BRAM"
) -> Answer:
    """What is no good takes a word."""
    place = desk.path(task, f"/signers/{desk.world.users[who].user_id}/receipt")
    return desk.door(by).put(
        place, {"accepted": good, "remark": remark or ("" if good else "Onleesbaar")}
    )
