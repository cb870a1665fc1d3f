"""Each function finds in its package what it imports, and the package holds no more than that: what
is missing is red here and not in production."""

import re
from functools import cache
from importlib import metadata
from pathlib import Path

import pytest

from scripts.package import ROOT
from scripts.packaging.bundle import pinned
from scripts.packaging.packages import FILES, FROM_FILES, PACKAGES, PORTAL, Package, package_of
from tests.infrastructure.conftest import Packaged
from tests.infrastructure.needs import named_in_app, of_functions, reached
from tests.infrastructure.test_package import run

FUNCTIONS = of_functions()
# What is read and never imported: when it is summer where.
DATA = {"tzdata"}
IMPORTS = """
from importlib import import_module
for name in {names!r}:
    import_module(name)
print("all")
"""
NAME = re.compile(r"[\w.-]+")
EACH = pytest.mark.parametrize("package", PACKAGES, ids=[each.name for each in PACKAGES])


def modules_of(package: Package) -> list[str]:
    return [
        module
        for function, modules in FUNCTIONS.items()
        if package_of(function) is package
        for module in modules
    ]


def libraries_of(modules: list[str]) -> set[str]:
    """Those that they import, by the names of requirements.txt, with what these bring along."""
    found = metadata.packages_distributions()
    _, theirs = reached(modules)
    names = {theirs.partition(".")[0] for theirs in theirs}
    return set().union(*(brought(each) for name in names for each in found[name]))


@cache
def brought(library: str) -> frozenset[str]:
    told = [each for each in metadata.requires(library) or () if "extra ==" not in each]
    names = [found[0] for each in told if (found := NAME.match(each)) and is_here(found[0])]
    return frozenset({plain(library), *(each for name in names for each in brought(name))})


def is_here(library: str) -> bool:
    try:
        metadata.distribution(library)
    except metadata.PackageNotFoundError:
        return False
    return True


def plain(library: str) -> str:
    return library.lower().replace("_", "-")


def test_every_function_of_the_template_is_known_here(packaged: Packaged) -> None:
    assert FUNCTIONS.keys() == packaged.of_type("AWS::Serverless::Function").keys()
    assert FUNCTIONS.keys() > FROM_FILES


def test_every_function_runs_from_its_package(packaged: Packaged) -> None:
    made = packaged.of_type("AWS::Serverless::Function")
    keys = {name: it["Properties"]["CodeUri"]["Key"]["Ref"] for name, it in made.items()}
    assert keys == {name: package_of(name).key for name in FUNCTIONS}


@EACH
def test_whatever_a_function_may_come_to_is_in_its_package(
    unpacked: dict[Package, Path], package: Package
) -> None:
    """Also what is imported where it is used; and any function may look through all jobs."""
    ours, theirs = reached(modules_of(package))
    names = ["app", *sorted(ours | theirs), *sorted(named_in_app())]
    assert run(unpacked[package], IMPORTS.format(names=names)) == "all"


@EACH
def test_no_library_is_packaged_that_no_function_needs(package: Package) -> None:
    packed = {plain(each) for each in pinned(ROOT)} - package.without
    assert packed - DATA - libraries_of(modules_of(package)) == set()


@pytest.mark.parametrize("function", sorted(FROM_FILES))
def test_who_runs_from_the_larger_package_could_not_do_with_the_smaller(function: str) -> None:
    assert libraries_of(list(FUNCTIONS[function])) & PORTAL.without


def test_nothing_that_only_files_need_is_with_who_answers_people(
    unpacked: dict[Package, Path],
) -> None:
    inside = {path.name.lower() for path in unpacked[PORTAL].iterdir()}
    files = {path.name.lower() for path in unpacked[FILES].iterdir()}
    heavy = {"pil", "pikepdf", "pyhanko", "pypdfium2", "reportlab", "lxml", "aiohttp", "asn1crypto"}
    assert not inside & heavy
    assert heavy <= files
    assert not list(unpacked[PORTAL].rglob("*.ttf"))
    assert list(unpacked[FILES].rglob("*.ttf"))
