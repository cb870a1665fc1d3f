"""The lines of employees who work for many clients: they follow those of the office, and what they
work for."""

from collections.abc import Iterable

from chalicelib.identity.domain.user import Status, User
from chalicelib.identity.store import users
from chalicelib.tasks.domain.lines import has_own_lines
from chalicelib.tasks.store import lines
from chalicelib.tasks.store.lines import LineChange, LineRow

# For more clients than this all lines of the office are less work to read.
MANY = 200


def follow(changes: Iterable[LineChange]) -> None:
    """What became of lines of the office, to whom it concerns; safe to do again."""
    workers: dict[str, list[User]] = {}
    for change in changes:
        row = change.now or change.was
        if row is None or "#" in row.scope_key:
            continue
        if row.scope_key not in workers:
            workers[row.scope_key] = _with_own_lines(row.scope_key)
        for employee in workers[row.scope_key]:
            _follow(row, employee, is_there=change.now is not None)


def _follow(row: LineRow, employee: User, *, is_there: bool) -> None:
    if not _is_theirs(row, employee):
        return
    if is_there:
        lines.put_own(row, employee.user_id, knows_partner=_knows_partner(row, employee))
    else:
        lines.end_own(row, employee.user_id)


def spread(office_id: str, employee_id: str) -> None:
    """After a change of what an employee works for: rows for that, and for nothing else."""
    employee = users.users(office_id, [employee_id], fresh=True).get(employee_id)
    if employee is not None:
        own = lines.rows_of(lines.scope_of(office_id, employee_id))
        bring_up(employee, own, _rows_for(employee))


def _rows_for(employee: User) -> dict[str, LineRow]:
    """The office's rows at their clients, one by one or all of it."""
    if not _has(employee):
        return {}
    assigned = employee.assigned or frozenset()
    if len(assigned) > MANY:
        return lines.rows_of(lines.scope_of(employee.office_id))
    return {
        row.line_key: row
        for client_id in sorted(assigned)
        for row in lines.rows_at(employee.office_id, client_id)
    }


def bring_up(employee: User, own: dict[str, LineRow], every: dict[str, LineRow]) -> bool:
    """Whether their `own` rows were not yet as they must be by `every` row of the office."""
    theirs = every.items() if _has(employee) else ()
    wanted = {task_id: row for task_id, row in theirs if _is_theirs(row, employee)}
    lost = [row for task_id, row in own.items() if task_id not in wanted]
    missed = [row for id_, row in wanted.items() if _differs(own.get(id_), row, employee)]
    for row in lost:
        lines.lose_own(row)
    for row in missed:
        lines.put_own(row, employee.user_id, knows_partner=_knows_partner(row, employee))
    return bool(lost or missed)


def _differs(own: LineRow | None, row: LineRow, employee: User) -> bool:
    if own is None or own.revision < row.revision:
        return True
    return bool(own.counts != list(row.read().counts_as(_knows_partner(row, employee))))


def _with_own_lines(office_id: str) -> list[User]:
    """Read afresh: who was given a client a moment ago has it."""
    return [each for each in users.employees(office_id, fresh=True) if _has(each)]


def _has(employee: User) -> bool:
    return employee.status is not Status.DEACTIVATED and has_own_lines(employee.assigned)


def _is_theirs(row: LineRow, employee: User) -> bool:
    return row.client_id in (employee.assigned or ())


def _knows_partner(row: LineRow, employee: User) -> bool:
    partner = row.read().task.partner
    return partner is not None and partner.client_id in (employee.assigned or ())
