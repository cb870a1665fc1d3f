"""Nothing that changes what a reader sees, or who signed, is called unchanged."""

from collections.abc import Sequence
from random import Random

import pytest

from chalicelib.gateways.signing.findings import Verdict
from tests.aws import Signatures
from tests.support.attacks import bases as genuine_files
from tests.support.attacks import judging, looking, published
from tests.support.attacks.judging import Base, Tried
from tests.support.attacks.mutations import mutations

MUTATIONS = 200


@pytest.fixture(scope="module")
def bases(signatures: Signatures) -> list[Base]:
    return list(genuine_files.bases())


def told(found: Tried) -> str:
    return f"{found.base}, {found.kind}: {found.verdict}, but {', '.join(found.seen)}"


def test_every_kind_of_file_is_unchanged_before_anybody_touches_it(
    bases: Sequence[Base],
) -> None:
    verdicts = {one.name: one.report.verdict for one in bases}
    assert verdicts.pop("foreign") is Verdict.FOREIGN
    assert set(verdicts.values()) == {Verdict.UNCHANGED}
    assert all(looking.NOTHING not in looking.looks(one.content).values() for one in bases)


@pytest.mark.parametrize("kind", published.KINDS, ids=lambda kind: kind.__name__)
def test_a_published_attack_is_noticed(
    kind: published.Kind, bases: Sequence[Base], randomly_seed: int
) -> None:
    made = published.some_attacks(kind, bases, Random(randomly_seed))  # noqa: S311
    found = [judging.tried(one) for one in made]
    assert found
    assert [told(one) for one in found if one.seen] == []


def test_no_mutation_is_called_unchanged(bases: Sequence[Base], randomly_seed: int) -> None:
    found = [judging.tried(one) for one in mutations(bases, randomly_seed, MUTATIONS)]
    assert [told(one) for one in found if one.seen] == [], f"seed {randomly_seed}"
