"""Was it noticed? The verdict of the engine beside what a reader sees and who signed."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from chalicelib.gateways.signing import engine
from chalicelib.gateways.signing.findings import Report, Verdict
from tests.support.attacks import looking

# FOREIGN too says that nothing changed, only that we do not know who signed.
CALLED_UNCHANGED = {Verdict.UNCHANGED, Verdict.FOREIGN}


class Base(Struct, frozen=True, kw_only=True):
    """A genuine file, and what was found in it before anybody touched it."""

    name: str
    content: bytes
    report: Report


Bases = Mapping[str, Base]


class Attack(Struct, frozen=True, kw_only=True):
    """`cut` is the genuine file without its end, where that is what was changed."""

    base: Base
    kind: str
    content: bytes
    cut: bytes = b""


class Tried(Struct, frozen=True, kw_only=True):
    """`seen`: what differs although the verdict is that nothing did; nothing when it held, and then
    the file is not kept."""

    base: str
    kind: str
    content: bytes
    verdict: Verdict
    seen: tuple[str, ...] = ()
    refused: str = ""

    @property
    def harmless(self) -> bool:
        return self.verdict in CALLED_UNCHANGED and not self.seen


def among(bases: Bases, *names: str) -> Iterator[Base]:
    """Those of these names that are at hand: a quick run has not all."""
    return (bases[name] for name in names if name in bases)


def base(name: str, content: bytes) -> Base:
    return Base(name=name, content=content, report=engine.validate(content))


def tried(attack: Attack) -> Tried:
    report = engine.validate(attack.content)
    seen = tuple(unnoticed(attack, report))
    kept = attack.content if seen else b""
    return Tried(
        base=attack.base.name,
        kind=attack.kind,
        content=kept,
        verdict=report.verdict,
        seen=seen,
        refused=report.refused,
    )


def unnoticed(attack: Attack, report: Report) -> Sequence[str]:
    """What is called incomplete is said to be right as far as it goes."""
    if report.verdict in CALLED_UNCHANGED:
        return differences(attack, report)
    if report.verdict is Verdict.INCOMPLETE:
        before = attack.cut or attack.base.content
        return looking.looks_other(before, attack.content)
    return ()


def differences(attack: Attack, report: Report) -> Sequence[str]:
    genuine = attack.base
    found = looking.looks_other(genuine.content, attack.content)
    if who(report) != who(genuine.report):
        found.append("who signed")
    if report.wrapped_sha256 != genuine.report.wrapped_sha256:
        found.append("what it carries")
    return found


def who(report: Report) -> list[tuple[str, ...]]:
    """A timestamp is nobody who signed; that a closing one is missing is for the verdict."""
    return [
        (one.kind, one.field, one.name, one.email, one.organisation, one.serial)
        for one in report.findings
        if one.kind != "timestamp"
    ]
