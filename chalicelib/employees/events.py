"""What happens to the people of the office, and when they look along."""

from datetime import datetime
from typing import ClassVar

from chalicelib.audit.domain import About, Concern, Happened
from chalicelib.core.actor import EmployeeRole


class OfViewing(Happened, frozen=True, kw_only=True):
    """Looking along with somebody of a client (F120); in the history of that client."""

    about: ClassVar = About.CLIENT
    concern: ClassVar = Concern.ACCESS
    viewing_id: str
    user_id: str
    user_name: str


class ViewingStarted(OfViewing, frozen=True, kw_only=True):
    action: ClassVar = "viewing_started"
    reason: str
    until: datetime


class ViewingEnded(OfViewing, frozen=True, kw_only=True):
    action: ClassVar = "viewing_ended"


class EmployeeRoleChanged(Happened, frozen=True, kw_only=True):
    action: ClassVar = "employee_role_changed"
    about: ClassVar = About.PERSON
    concern: ClassVar = Concern.ACCESS
    old: EmployeeRole | None = None
    new: EmployeeRole
