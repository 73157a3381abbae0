"""A host of map images on this machine, which remembers who asked it what."""

import base64
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from types import TracebackType
from typing import Self

ONE_PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


class TileServer:
    """While it is open, `asked` holds the paths and `referrers` what came along."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.referrers: set[str | None] = set()
        self.status = 200
        noted = self

        class Answer(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                noted.asked.append(self.path)
                noted.referrers.add(self.headers.get("Referer"))
                self.send_response(noted.status)
                self.send_header("Content-Type", "image/png")
                self.end_headers()
                if noted.status == 200:
                    self.wfile.write(ONE_PIXEL)

            def log_message(self, format: str, *args: object) -> None:
                """Quiet: what matters is noted."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"

    def __enter__(self) -> Self:
        Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.server.shutdown()
        self.server.server_close()
