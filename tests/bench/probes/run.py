"""Answers one request in a fresh process: `run.py CONTENDER LIBRARIES EVENT [TIMES [WARMING UP]]`.

Prints the answer's status, then the processor time of every call and the answer itself.
"""

import json
import sys
import time
from importlib import import_module
from pathlib import Path


class Context:
    """What Lambda hands over beside the event; Mangum and Chalice look at it."""

    aws_request_id = "bench"
    function_name = "api_handler"


def main() -> None:
    contender, libraries, event_file, *times = sys.argv[1:]
    sys.path[:0] = [libraries, str(Path(__file__).parent)]
    event = json.loads(Path(event_file).read_text())
    handler = import_module(contender).handler
    answer = handler(event, Context())
    if times:
        seconds = measure(handler, event, int(times[0]))
        tell("SECONDS", seconds)
    tell("ANSWER", {"status": answer["statusCode"], "body": answer["body"]})


def tell(what, value):  # type: ignore[no-untyped-def]
    sys.stdout.write(f"{what} {json.dumps(value)}\n")


def measure(handler, event, times):  # type: ignore[no-untyped-def]
    seconds = []
    for _ in range(times):
        started = time.process_time()
        handler(event, Context())
        seconds.append(time.process_time() - started)
    return seconds


if __name__ == "__main__":
    main()
