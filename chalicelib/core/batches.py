"""Where jobs enter: each record of a batch on its own, so that one failure holds up no other."""

import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from chalicelib.core import log
from chalicelib.core.errors import PortalError, Refused, TryAgain

Record = Mapping[str, Any]
Change = Mapping[str, Any]
Failures = dict[str, list[dict[str, str]]]


def each_message(job: str, event: Any, act: Callable[[str], None]) -> Failures:
    """The bodies of an SQS batch; what fails comes back, and ends in the dead letters."""
    return _each(job, event.to_dict()["Records"], _message_id, lambda it: act(it["body"]))


def each_new_row(job: str, event: Any, act: Callable[[Change], None]) -> Failures:
    """What is new in a stream batch; the stream comes back to the first that fails, and what comes
    after it waits."""
    inserted = [it for it in event.to_dict()["Records"] if it.get("eventName") == "INSERT"]
    return _each(job, inserted, _sequence_number, act)


def each_group(
    job: str,
    event: Any,
    group_of: Callable[[Change], str],
    act: Callable[[str, list[Change]], None],
) -> Failures:
    """Everything of a stream batch, by group and in order; of one that fails all comes back."""
    groups: dict[str, list[Change]] = {}
    for change in event.to_dict()["Records"]:
        groups.setdefault(group_of(change), []).append(change)
    whole = [{"group": name, "changes": changes} for name, changes in groups.items()]
    failed = _each(job, whole, _group, lambda it: act(it["group"], it["changes"]))
    names = {it["itemIdentifier"] for it in failed["batchItemFailures"]}
    again = [_sequence_number(each) for name in names for each in groups[name]]
    return {"batchItemFailures": [{"itemIdentifier": number} for number in sorted(again)]}


def _each(
    job: str,
    records: Iterable[Record],
    name_of: Callable[[Record], str],
    act: Callable[[Record], None],
) -> Failures:
    started, tried, failed = time.perf_counter(), 0, []
    for record in records:
        tried += 1
        if not _succeeds(job, name_of(record), record, act):
            failed.append({"itemIdentifier": name_of(record)})
    spent = round((time.perf_counter() - started) * 1000, 1)
    log.line("job", job=job, records=tried, failed=len(failed), ms=spent)
    return {"batchItemFailures": failed}


def _succeeds(job: str, name: str, record: Record, act: Callable[[Record], None]) -> bool:
    try:
        act(record)
    except (TryAgain, Refused, PortalError) as error:  # their cause may quote an address: no trace
        log.line("record_failed", job=job, record=name, why=f"{type(error).__name__}: {error}")
        return False
    except Exception:  # the entry of a job: the record is kept, the others go on
        log.failure("record_failed", job=job, record=name)
        return False
    return True


def _message_id(record: Record) -> str:
    return str(record["messageId"])


def _group(record: Record) -> str:
    return str(record["group"])


def _sequence_number(record: Record) -> str:
    return str(record["dynamodb"]["SequenceNumber"])
