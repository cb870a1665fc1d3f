"""Somebody who answers HTTP as a service of AWS does, with what a test lays ready."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any


class Service(ThreadingHTTPServer):
    """Gives these answers, one a request, and keeps what it was asked: None closes the connection,
    Ellipsis never answers. With an answer may come headers."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Asked)
        self.answers: list[Any] = []
        self.asked: list[tuple[dict[str, str], Any]] = []
        self.paths: list[str] = []
        self.connections = 0
        self.hangs_up = False

    def get_request(self) -> Any:
        self.connections += 1
        return super().get_request()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Asked(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Service

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.server.asked.append((headers, json.loads(body)))
        self.server.paths.append(self.path)
        answer = self.server.answers.pop(0)
        if answer is None or answer is ...:
            self.close_connection = answer is None
            return
        status, content, *more = answer
        told = content if isinstance(content, bytes) else json.dumps(content).encode()
        self.send_response(status)
        self.send_header("content-length", str(len(told)))
        for name, value in (more[0] if more else {}).items():
            self.send_header(name, value)
        if self.server.hangs_up:
            self.send_header("connection", "close")
        self.end_headers()
        self.wfile.write(told)

    def log_message(self, *_: Any) -> None:
        """Silent."""


@contextmanager
def answering() -> Iterator[Service]:
    with Service() as service:
        thread = Thread(target=service.serve_forever, args=(0.01,))
        thread.start()
        yield service
        service.shutdown()
        thread.join()
