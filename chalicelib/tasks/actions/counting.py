"""How much waits is counted as it changes, from the stream of lines, and recounted every night."""

from collections import Counter
from collections.abc import Iterable

from chalicelib.core.racing import judged_again
from chalicelib.core.replacing import replace
from chalicelib.identity.store import users
from chalicelib.tasks.actions.own_lines import bring_up
from chalicelib.tasks.store import counts, lines
from chalicelib.tasks.store.counts import Count, Scope
from chalicelib.tasks.store.lines import LineChange, LineRow


@judged_again
def count_on(shard: str, changes: list[LineChange]) -> None:
    """Each record once, however often its batch comes."""
    was = counts.counted_to(shard)
    fresh = [each for each in changes if each.sequence > was]
    if fresh:
        sums = _sums(fresh)
        known = counts.several(sums)
        changed = [_added(known.get(scope), scope, more) for scope, more in sums.items()]
        counts.save(changed, shard, was, fresh[-1].sequence)


def recount(office_id: str) -> int:
    """How many counts of an office were not what is there; they are now, but for those that were
    counted on meanwhile, and of employees whose lines were missed: those come by the stream."""
    known = counts.counts_of(office_id)
    rows = lines.rows_of(lines.scope_of(office_id))
    found = _recounted(rows.values())
    missed = set()
    for employee in users.employees(office_id):
        own = lines.rows_of(lines.scope_of(office_id, employee.user_id))
        if bring_up(employee, own, rows):
            missed.add(counts.of_employee(employee.user_id))
        found |= _recounted(own.values())
    looked_at = {*known, *found} - missed
    blank = Count(office_id=office_id, scope="", numbers={})
    corrected = [
        scope
        for scope in looked_at
        if _correct(known.get(scope) or replace(blank, scope=scope), found.get(scope, Counter()))
    ]
    return len(missed) + len(corrected)


def _correct(known: Count, numbers: Counter[str]) -> bool:
    """Whether it had to be; False as well when it was counted on meanwhile."""
    return known.numbers != numbers and counts.correct(known, numbers)


def _recounted(rows: Iterable[LineRow]) -> dict[str, Counter[str]]:
    """By scope, as the rows themselves count."""
    found: dict[str, Counter[str]] = {}
    for row in rows:
        for (_, scope), names in counted_in(row):
            found.setdefault(scope, Counter()).update(names)
    return {scope: numbers for scope, numbers in found.items() if numbers}


def _sums(changes: Iterable[LineChange]) -> dict[Scope, Counter[str]]:
    sums: dict[Scope, Counter[str]] = {}
    for change in changes:
        for row, sign in ((change.was, -1), (change.now, 1)):
            for scope, names in counted_in(row) if row else ():
                sums.setdefault(scope, Counter()).update(dict.fromkeys(names, sign))
    return {scope: more for scope, more in sums.items() if any(more.values())}


def counted_in(row: LineRow) -> list[tuple[Scope, list[str]]]:
    """The scopes in which a row counts, and as what."""
    office_id, _, employee_id = row.scope_key.partition("#")
    if employee_id:
        return [((office_id, counts.of_employee(employee_id)), row.counts)]
    client = (office_id, counts.at_client(row.client_id))
    return [((office_id, counts.EVERYTHING), row.counts), (client, row.alone)]


def _added(known: Count | None, scope: Scope, more: Counter[str]) -> Count:
    office_id, name = scope
    before = known or Count(office_id=office_id, scope=name, numbers={})
    numbers = Counter(before.numbers)
    numbers.update(more)
    return replace(before, numbers={each: n for each, n in sorted(numbers.items()) if n})
