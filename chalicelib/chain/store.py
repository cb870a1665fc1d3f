"""The chains table: where each chain stands. Only a hint: what lies in the bucket counts."""

from collections.abc import Iterable

from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.expressions.update import Action

from chalicelib.chain.domain import Head
from chalicelib.core.table import Row, table_name, wrote


class ChainRow(Row):
    """`office_id` is that of the office, or the name of one of the two chains of all offices."""

    class Meta:
        table_name = table_name("chains")

    office_id = UnicodeAttribute(hash_key=True)
    number = NumberAttribute(default=0)
    sha256 = UnicodeAttribute(default="")
    day = UnicodeAttribute(default="")
    stamped = NumberAttribute(default=0)

    def head(self) -> Head:
        return Head(chain=self.office_id, number=int(self.number), sha256=self.sha256, day=self.day)


def head(chain: str) -> Head:
    """Where it stands, as far as is noted."""
    return _row(chain).head()


def stamped(chain: str) -> int:
    """The number of the last batch with a timestamp."""
    return int(_row(chain).stamped)


def _row(chain: str) -> ChainRow:
    try:
        return ChainRow.get(chain, consistent_read=True)
    except ChainRow.DoesNotExist:
        return ChainRow(chain)


def heads(chains: Iterable[str]) -> list[Head]:
    """Of those chains that have begun."""
    return sorted((row.head() for row in ChainRow.batch_get(list(chains))), key=lambda it: it.chain)


def advance(head: Head) -> None:
    """Unless somebody came further meanwhile."""
    changed: list[Action] = [
        ChainRow.number.set(head.number),
        ChainRow.sha256.set(head.sha256),
        ChainRow.day.set(head.day),
    ]
    is_news = ChainRow.number.does_not_exist() | (ChainRow.number < head.number)
    wrote(lambda: ChainRow(head.chain).update(actions=changed, condition=is_news))


def note_stamp(head: Head) -> None:
    """This batch has its timestamp."""
    ChainRow(head.chain).update(actions=[ChainRow.stamped.set(head.number)])
