"""A real browser against the real thing: `manage.py serve` with the demo, on a port of its own.

`E2E_URL=http://127.0.0.1:8000 make e2e` uses a demo site that runs already.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Browser, sync_playwright

from tests.e2e.tiles import TileServer
from tests.e2e.visitor import Visitor

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
START_WITHIN = 600
STOP_WITHIN = 40


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever stands in this folder is a journey."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.e2e)


@pytest.fixture(scope="session")
def tiles() -> Iterator[TileServer]:
    """Another host, of images of a map. The site knows it, and asks it nothing by itself."""
    with TileServer() as server:
        yield server


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, tiles: TileServer) -> Iterator[str]:
    """The address of a demo site that was loaded just now."""
    if running := os.environ.get("E2E_URL"):
        yield running.rstrip("/")
        return
    folder = tmp_path_factory.mktemp("site")
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, str(settings.ROOT / "manage.py"), "serve", "--prepare"],
            env=environment(folder / "data", port, address, tiles.address),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_for(f"{address}/healthz", process, folder / "log")
            yield address
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(STOP_WITHIN)
    shutil.rmtree(folder)


def environment(data: Path, port: int, address: str, tiles: str) -> dict[str, str]:
    """As `make run`, whatever database or mail the suite itself was told to use."""
    chosen = {
        "DATA_DIR": str(data),
        "PORT": str(port),
        "BASE_URL": address,
        "DEMO": "1",
        "TILE_ORIGIN": tiles,
        "DJANGO_SETTINGS_MODULE": "mijnbuurt.settings.local",
    }
    dropped = {"DATABASE_URL", "CACHE_URL", "EMAIL_URL", "PHOTO_STORAGE_URL", "SECRET_KEY"}
    return {**{k: v for k, v in os.environ.items() if k not in dropped}, **chosen}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    limit = time.monotonic() + START_WITHIN
    while time.monotonic() < limit and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.3)
    pytest.fail(f"The demo site did not start:\n{log.read_text()[-3000:]}", pytrace=False)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        reason = f"No browser: install one of {', '.join(BROWSERS)}."
        if os.environ.get("CI"):
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def phone(browser: Browser, site: str) -> Iterator[Visitor]:
    """Someone with a phone. At the end of every journey nothing may have gone wrong unseen."""
    with Visitor(browser, site) as visitor:
        yield visitor


@pytest.fixture
def without_script(browser: Browser, site: str) -> Iterator[Visitor]:
    """As `phone`, with JavaScript switched off."""
    with Visitor(browser, site, javascript=False) as visitor:
        yield visitor


@pytest.fixture
def desktop(browser: Browser, site: str) -> Iterator[Visitor]:
    """Someone at a desk."""
    with Visitor(browser, site, width=1280, height=800) as visitor:
        yield visitor
