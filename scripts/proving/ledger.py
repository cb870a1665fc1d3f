"""What the chain says, in a file on this disk: millions of events do not fit in memory."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from chalicelib.chain.domain import ANCHORS, GONE, Entry, Head

MISSING, EQUAL, ALTERED = range(3)
TABLES = """
pragma journal_mode = off; pragma synchronous = off;
create table said (owner text, name text, hash text, changed integer, found integer default 0,
    primary key (owner, name)) without rowid;
create table batches (chain text, number integer, sha256 text, made_at text,
    anchored integer default 0, primary key (chain, number)) without rowid;
create table unchained (owner text, name text);
create table erased (owner text, name text, at text, is_vouched integer,
    primary key (owner, name)) without rowid;
begin;
"""
# The first that was said of an event counts; that it was said otherwise later is remembered.
SAY = """insert into said (owner, name, hash, changed) values (?, ?, ?, ?)
    on conflict do update set changed = changed or excluded.changed or hash != excluded.hash"""


class Said(NamedTuple):
    """What the chain says of an event: its hash, and whether it ever said something else."""

    hash: str
    changed: bool


@dataclass
class Ledger:
    database: sqlite3.Connection

    def say(self, entries: Iterable[Entry]) -> None:
        rows = [(it.owner, it.name, it.hash, it.change == GONE) for it in entries]
        self.database.executemany(SAY, rows)

    def said(self, owner: str, name: str) -> Said | None:
        asked = "select hash, changed from said where owner = ? and name = ?"
        found = self.database.execute(asked, (owner, name)).fetchone()
        return Said(found[0], bool(found[1])) if found else None

    def found(self, owner: str, name: str, how: int) -> None:
        change = "update said set found = ? where owner = ? and name = ?"
        self.database.execute(change, (how, owner, name))

    def erase(self, owner: str, name: str, at: str, *, is_vouched: bool) -> None:
        """A tombstone says so; whether it is believed is for who keeps note of what was erased."""
        change = "insert or ignore into erased values (?, ?, ?, ?)"
        self.database.execute(change, (owner, name, at, is_vouched))

    def erased(self) -> Iterator[tuple[str, str, str, int]]:
        """Every tombstone, whatever became of the event that it names."""
        yield from self.database.execute("select owner, name, at, is_vouched from erased")

    def miss(self, owner: str, name: str) -> None:
        """In the table and in no batch."""
        self.database.execute("insert into unchained values (?, ?)", (owner, name))

    def unchained(self) -> Iterator[tuple[str, str]]:
        """Those, by whose they are."""
        yield from self.database.execute("select owner, name from unchained order by owner, name")

    def gone(self) -> Iterator[tuple[str, str]]:
        """What was chained and is not in the table, without a tombstone."""
        yield from self.database.execute(
            "select owner, name from said natural left join erased where found = ? and at is null",
            (MISSING,),
        )

    def wanting(self) -> Iterator[tuple[str, str, str]]:
        """What should be in the table and is not, or otherwise: with its hash. A tombstone that
        nobody vouches for takes nothing away."""
        yield from self.database.execute(
            "select owner, name, hash from said natural left join erased"
            " where found != ? and not coalesce(is_vouched, 0)",
            (EQUAL,),
        )

    def keep(self, head: Head, made_at: str) -> None:
        new = "insert or replace into batches (chain, number, sha256, made_at) values (?, ?, ?, ?)"
        self.database.execute(new, (head.chain, head.number, head.sha256, made_at))

    def batch(self, chain: str, number: int) -> str:
        """Its hash, or nothing."""
        asked = "select sha256 from batches where chain = ? and number = ?"
        found = self.database.execute(asked, (chain, number)).fetchone()
        return str(found[0]) if found else ""

    def made_at(self, chain: str, number: int) -> str:
        """When it says that it was made, or nothing."""
        asked = "select made_at from batches where chain = ? and number = ?"
        found = self.database.execute(asked, (chain, number)).fetchone()
        return str(found[0]) if found else ""

    def anchor(self, chain: str, number: int) -> tuple[str, str]:
        """Up to this one all are; when the oldest and the newest were made that were not before,
        or nothing."""
        asked = """select coalesce(min(made_at), ''), coalesce(max(made_at), '') from batches
            where chain = ? and number <= ? and not anchored and made_at != ''"""
        oldest, newest = self.database.execute(asked, (chain, number)).fetchone()
        change = "update batches set anchored = 1 where chain = ? and number <= ?"
        self.database.execute(change, (chain, number))
        return oldest, newest

    def adrift(self) -> Iterator[tuple[str, str]]:
        """Chains with what is in no anchor, and since when."""
        yield from self.database.execute(
            "select chain, min(made_at) from batches"
            " where not anchored and chain != ? and made_at != '' group by chain",
            (ANCHORS,),
        )


@contextmanager
def ledger() -> Iterator[Ledger]:
    """An empty one, which goes when it has served."""
    with TemporaryDirectory() as folder:
        database = sqlite3.connect(Path(folder) / "chain.db", isolation_level=None)
        with closing(database):
            database.executescript(TABLES)
            yield Ledger(database)
