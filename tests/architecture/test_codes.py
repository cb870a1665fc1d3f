"""A route says itself which fresh codes it takes (ADR 56)."""

import ast
from functools import cache

from chalicelib.core.actor import Act
from chalicelib.core.http import Contract
from scripts import openapi
from tests.support import calls
from tests.support.asking import name
from tests.support.calls import Named
from tests.support.contracts import CONTRACTS

HOME = ("chalicelib.core", "step_up")
ASKS = (".".join(HOME), "require")
ACT = "chalicelib.core.actor.Act"
ROUTES = {name(each): each for each in CONTRACTS}


@cache
def asking_from(start: Named) -> frozenset[Named]:
    """The functions that this one comes to, and that come to the question themselves."""
    return frozenset(each for each in calls.reached_from(start) if ASKS in calls.reached_from(each))


def acts_in(function: Named) -> set[Act]:
    """Those that it names, or a table does that it reads."""
    named = calls.named_by(function)
    tables = [each for each in named if isinstance(calls.stmt_of(each), ast.Assign | ast.AnnAssign)]
    every = named.union(*map(calls.named_by, tables))
    return {Act[act] for home, act in every if home == ACT}


def asked_by(contract: Contract) -> set[Act]:
    return {act for each in asking_from(view_of(contract)) for act in acts_in(each)}


def view_of(contract: Contract) -> Named:
    return contract.view.__module__, contract.view.__name__


def test_a_route_declares_the_codes_that_its_actions_may_ask_and_no_other() -> None:
    declared = {route: set(each.code) for route, each in ROUTES.items()}
    assert declared == {route: asked_by(each) for route, each in ROUTES.items()}


def test_whoever_asks_a_code_does_so_for_a_route() -> None:
    """So that no way of calling escapes the test above."""
    reached = {home for each in CONTRACTS for home, _ in asking_from(view_of(each))}
    known = calls.sources().items()
    importing = {home for home, source in known if HOME in source.imported.values()}
    assert len(importing) > 15
    assert importing <= reached


def test_every_act_is_taken_somewhere() -> None:
    assert {act for each in CONTRACTS for act in each.code} == set(Act)


def test_the_document_says_what_the_routes_declare() -> None:
    said = {
        f"{method.upper()} {path}": set(operation["x-code"])
        for path, operations in openapi.document()["paths"].items()
        for method, operation in operations.items()
        if "x-code" in operation
    }
    assert said == {route: set(each.code) for route, each in ROUTES.items() if each.code}
