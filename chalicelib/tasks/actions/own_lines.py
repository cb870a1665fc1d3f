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
        bring_up(employee, _rows_for(employee))


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


def bring_up(employee: User, every: dict[str, LineRow]) -> None:
    """The rows of an employee as they must be by `every` row of the office."""
    own = lines.rows_of(lines.scope_of(employee.office_id, employee.user_id))
    wanted = {id_: row for id_, row in every.items() if _is_theirs(row, employee)}
    for task_id, row in own.items():
        if task_id not in wanted:
            lines.lose_own(row)
    for task_id, row in wanted.items():
        knows = _knows_partner(row, employee)
        if task_id not in own or _differs(own[task_id], row, knows_partner=knows):
            lines.put_own(row, employee.user_id, knows_partner=knows)


def _differs(own: LineRow, row: LineRow, *, knows_partner: bool) -> bool:
    counts = list(row.read().counts_as(knows_partner))
    return bool(own.revision < row.revision) or own.counts != counts


def _with_own_lines(office_id: str) -> list[User]:
    """Read afresh: who was given a client a moment ago has it."""
    ids = [each.user_id for each in users.employees(office_id)]
    return [each for each in users.users(office_id, ids, fresh=True).values() if _has(each)]


def _has(employee: User) -> bool:
    return employee.status is not Status.DEACTIVATED and has_own_lines(employee.assigned)


def _is_theirs(row: LineRow, employee: User) -> bool:
    return _has(employee) and _client_of(row) in (employee.assigned or ())


def _client_of(row: LineRow) -> str:
    return row.read().task.client_id


def _knows_partner(row: LineRow, employee: User) -> bool:
    partner = row.read().task.partner
    return partner is not None and partner.client_id in (employee.assigned or ())
