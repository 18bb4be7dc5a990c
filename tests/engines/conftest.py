"""Fixtures of the journeys.

world    our site, built for its HTTPS address, and a host beside it that shows its frames
browser  one window of each of the three browsers in turn, the same for all tests of a session
"""

from __future__ import annotations

import shutil
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.engines import driver, packages
from tests.support import embed, project

HOST_PAGE = "/nothing/"


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[embed.World]:
    """Built for the address at which it is served: the policy names it, as on a real host."""
    if names := packages.missing():
        pytest.fail(packages.remedy(names), pytrace=False)
    folder = tmp_path_factory.mktemp("engines")
    port = driver.free_port()
    done = project.build(folder / "site", SITE_URL=f"https://127.0.0.1:{port}/")
    if done.returncode != 0:
        pytest.fail(f"The site does not build:\n{done.stdout}", pytrace=False)
    with embed.world(folder / "site", port, certificate(folder)) as both:
        both.put(HOST_PAGE, embed.PLAIN.format(code="", paste=""))
        yield both


def certificate(folder: Path) -> ssl.SSLContext:
    """For both servers; the browsers are told not to mind who signed it."""
    key, cert = folder / "key.pem", folder / "cert.pem"
    names = "IP:127.0.0.1,DNS:localhost,DNS:inner.localhost"
    command = [
        "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
        "-addext", f"subjectAltName={names}", "-keyout", str(key), "-out", str(cert),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    return context


@pytest.fixture(scope="session", params=["chromium", "firefox", "webkit"])
def window(
    request: pytest.FixtureRequest, world: embed.World, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[driver.Browser]:
    """One window for all tests."""
    with driver.home() as home:
        opened: driver.Browser
        if request.param == "chromium":
            opened = driver.Chromium(request.getfixturevalue("playwright"), home)
        else:
            opened = {"firefox": driver.Firefox, "webkit": driver.WebKit}[request.param](home)
        try:
            yield opened
        finally:
            opened.close()


@pytest.fixture
def browser(window: driver.Browser, world: embed.World) -> driver.Browser:  # type: ignore[override]
    """The window as if nobody had used it: nothing kept, nothing saved, as large as on a desk."""
    window.go(f"{world.site}/404.html")
    window.js("sessionStorage.clear(); localStorage.clear()")
    for file in window.downloads.iterdir():
        shutil.rmtree(file) if file.is_dir() else file.unlink()
    window.resize(*driver.DESK)
    return window


__all__ = ["Playwright"]
