"""Routes: a Chalice Blueprint whose views get typed arguments and may raise PortalError."""

import inspect
import re
import time
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, get_args, get_origin

from chalice.app import Blueprint, Request, Response
from msgspec import Struct

from chalicelib.core import errors, log
from chalicelib.core.actor import Act, Actor, authorise
from chalicelib.core.decoding import decode_body, decode_query
from chalicelib.core.language import Language, language_of
from chalicelib.core.replacing import replace
from chalicelib.core.replies import (
    Reply,
    essence,
    problem,
    problem_response,
    render,
    try_again,
)
from chalicelib.core.rights import Right
from chalicelib.core.visitor import Visitor, door, same_origin, same_person, visitor_of

MAX_BODY = 256 * 1024
ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
View = Callable[..., Any]


class Needs:
    """What a route asks of whoever calls it, besides a Right on `{client_id}`."""

    PUBLIC = "public"
    # Also who still has to set up a second step, for doing just that.
    ENROLLING = "enrolling"
    SIGNED_IN = "signed_in"
    EMPLOYEE = "employee"
    LEADER = "leader"
    OWNER = "owner"


class Contract(Struct, frozen=True, kw_only=True):
    """What one route promises; scripts/openapi.py reads it. `code` are the acts for which it takes
    a fresh code, which `core/step_up.py` asks for once the rest is judged."""

    path: str
    method: str
    needs: str | Right
    code: frozenset[Act]
    view: View
    status: int
    only_reads: bool
    wanted: frozenset[str]
    body: Any = None
    query: Any = None
    answer: Any = None
    largest: int = MAX_BODY

    @property
    def writes(self) -> bool:
        return self.method != "GET"


CONTRACTS: list[Contract] = []
Acts = Act | Iterable[Act]


class Routes(Blueprint):
    """`@routes.put(path, needs=…, code=Act.…)`: the view asks for actor, visitor, body or query by
    name."""

    def get(
        self, path: str, *, needs: str | Right, for_viewers: bool | None = None
    ) -> Callable[[View], View]:
        """What lies under /me/ is somebody's own, and shut to who looks as them unless said so."""
        open_to_viewers = not path.startswith("/me/") if for_viewers is None else for_viewers
        return self._add("GET", path, needs=needs, status=200, only_reads=open_to_viewers)

    def put(self, path: str, *, needs: str | Right, code: Acts = ()) -> Callable[[View], View]:
        return self._add("PUT", path, needs=needs, status=200, code=code)

    def post(
        self,
        path: str,
        *,
        needs: str | Right,
        code: Acts = (),
        status: int = 201,
        only_reads: bool = False,
        largest: int = MAX_BODY,
    ) -> Callable[[View], View]:
        """`only_reads` is for what changes nothing but the history; `largest` body in bytes."""
        return self._add(
            "POST",
            path,
            needs=needs,
            status=status,
            code=code,
            only_reads=only_reads,
            largest=largest,
        )

    def delete(
        self, path: str, *, needs: str | Right, code: Acts = (), only_reads: bool = False
    ) -> Callable[[View], View]:
        return self._add("DELETE", path, needs=needs, status=200, code=code, only_reads=only_reads)

    def _add(
        self,
        method: str,
        path: str,
        *,
        needs: str | Right,
        status: int,
        code: Acts = (),
        only_reads: bool = False,
        largest: int = MAX_BODY,
    ) -> Callable[[View], View]:
        if isinstance(needs, Right) != ("{client_id}" in path):
            raise TypeError(f"{path}: a Right belongs to a path with {{client_id}}, and only there")

        def decorate(view: View) -> View:
            contract = Contract(
                path=path,
                method=method,
                needs=needs,
                code=frozenset({code} if isinstance(code, Act) else code),
                view=view,
                status=status,
                only_reads=only_reads,
                largest=largest,
                **_taken_and_given(view),
            )
            CONTRACTS.append(contract)

            @wraps(view)
            def guarded(**params: str) -> Response:
                return _answer(contract, self.current_request, params)

            self.route(path, methods=[method], name=view.__name__, content_types=["*/*"])(guarded)
            return view

        return decorate


def _taken_and_given(view: View) -> dict[str, Any]:
    """What a view asks for by name, and what its annotations say of that and of the answer."""
    hints = inspect.get_annotations(view, eval_str=True)
    answer = hints.get("return")
    if get_origin(answer) is Reply:
        (answer,) = get_args(answer)
    return {
        "wanted": frozenset(inspect.signature(view).parameters),
        "body": hints.get("body"),
        "query": hints.get("query"),
        "answer": answer,
    }


def _answer(contract: Contract, request: Request, params: dict[str, str]) -> Response:
    started = time.perf_counter()
    language = language_of(request.headers.get("accept-language", ""))
    try:
        response = render(_call(contract, request, params, language), contract.status)
    except errors.PortalError as error:
        response = problem(error, language)
    except errors.TryAgain as error:  # its cause may quote an address: no trace
        why = f"{type(error).__name__}: {error}"
        log.line("outside_party_failed", route=contract.path, why=why)
        response = try_again(language)
    except Exception:  # the one place that turns the unexpected into an answer
        log.failure("unexpected", route=contract.path, request_id=_request_id(request))
        response = problem_response(500, "unknown_error", language)
    log.line(
        "request",
        route=contract.path,
        method=contract.method,
        status=response.status_code,
        ms=round((time.perf_counter() - started) * 1000, 1),
        request_id=_request_id(request),
    )
    return response


def _call(contract: Contract, request: Request, params: dict[str, str], language: Language) -> Any:
    given = _who(contract, request, params, language)
    if not all(ID.fullmatch(value) for value in params.values()):
        raise errors.NotFound
    if contract.body is not None:
        given["body"] = _body(contract, request)
    if contract.query is not None:
        given["query"] = decode_query(request.query_params, contract.query)
    return contract.view(
        **params, **{name: given[name] for name in given if name in contract.wanted}
    )


def _who(
    contract: Contract, request: Request, params: dict[str, str], language: Language
) -> dict[str, Any]:
    if contract.needs == Needs.PUBLIC and "visitor" not in contract.wanted:
        return {}
    visitor = visitor_of(request, language)
    door().take_turn(visitor)
    if contract.writes:
        same_origin(visitor)
    if contract.needs == Needs.PUBLIC:
        return {"visitor": visitor}
    return {"visitor": visitor, "actor": _actor(contract, visitor, params)}


def _actor(contract: Contract, visitor: Visitor, params: dict[str, str]) -> Actor:
    actor = door().actor_of(visitor)
    if contract.writes:
        same_person(visitor, actor)
    if actor.enrolling and contract.needs != Needs.ENROLLING:
        raise errors.NotAllowed("set_up_first")
    if isinstance(contract.needs, Right):
        authorise(actor, contract.needs, params["client_id"])
    elif contract.needs not in (Needs.SIGNED_IN, Needs.ENROLLING):
        _must_work_here(actor, contract.needs)
    if actor.viewer and not contract.only_reads:
        raise errors.NotAllowed("only_looking")
    if contract.needs is Right.PEOPLE and contract.writes:
        door().check_touches_others(actor, params["client_id"])
    return replace(actor, acts=contract.code)


def _must_work_here(actor: Actor, needs: str) -> None:
    """To whoever is not of the office its routes do not exist."""
    if not actor.is_employee:
        raise errors.NotFound
    if (needs == Needs.LEADER and not actor.leads) or (needs == Needs.OWNER and not actor.owns):
        raise errors.NotAllowed("not_your_role")


def _body(contract: Contract, request: Request) -> Any:
    if essence(str(request.headers.get("content-type", ""))) != "application/json":
        raise errors.NotJson("not_json")
    raw = request.raw_body
    if len(raw) > contract.largest:
        raise errors.TooLarge("body_too_large")
    return decode_body(raw if isinstance(raw, bytes) else raw.encode(), contract.body)


def _request_id(request: Request) -> str:
    return str(request.context.get("requestId", ""))
