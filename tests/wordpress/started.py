"""A WordPress of Debian's packages, started in a folder of its own and on this machine's loopback only.

No service of the system is touched: the database and PHP run as children of the test, and end with it.
WordPress itself is unpacked, not installed, because its package brings a web server that would start.
"""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

HERE = Path(__file__).parent
INSTALLED = ("openssl", "php-cli", "php-mysql", "php-xml", "php-mbstring", "mariadb-server-core", "mariadb-client-core")  # fmt: skip
UNPACKED = ("wordpress", "wordpress-theme-twentytwentythree", "php-getid3", "libjs-cropper", "libjs-underscore")  # fmt: skip
PROGRAMS = ("openssl", "php", "mariadbd", "mariadb-install-db", "mariadb")
# Debian keeps the database server where only root looks.
PATH = f"{os.environ.get('PATH', '')}:/usr/local/sbin:/usr/sbin:/sbin"
# Seconds that a server may take to answer.
PATIENCE = 60.0


class CannotStartError(RuntimeError):
    """What is missing, and what to do."""


@dataclass(frozen=True)
class WordPress:
    """`address` without a final slash. There are an `admin` and an `author`, with the same password."""

    address: str
    password: str
    version: str


@contextmanager
def wordpress(folder: Path, site: str) -> Iterator[WordPress]:
    """WordPress in `folder`, which may ask the site at `site` (on this machine)."""
    install()
    root = _unpack(folder)
    salt = secrets.token_hex(16)
    port = _free_port()
    # Not 127.0.0.1, where our own site is: to a browser the two shall be strangers.
    address = f"http://localhost:{port}"
    environment = {
        **os.environ,
        "PATH": PATH,
        "PHP_CLI_SERVER_WORKERS": "4",
        "SITE_PORT": str(urlsplit(site).port),
        "WORDPRESS_ADDRESS": address,
        "WORDPRESS_PASSWORD": salt,
        "WORDPRESS_SALT": salt,
        "WORDPRESS_SOCKET": str(folder / "db.sock"),
    }
    with ExitStack() as stack:
        stack.enter_context(_database(folder, environment))
        version = _run(["php", root / "install.php"], environment)
        php = ["php", "-d", "display_errors=0", "-S", f"127.0.0.1:{port}", "-t", root]
        stack.enter_context(_running(php, environment, folder / "php.log"))
        _wait(lambda: urlopen(f"{address}/", timeout=30).status == 200, folder / "php.log")
        yield WordPress(address, salt, version.rsplit(maxsplit=1)[-1])


INSTALL = ["apt-get", "install", "-qq", "--yes", "--no-install-recommends", *INSTALLED]


def install() -> None:
    """The programs, from Debian, if they are not here."""
    if reason := missing():
        raise CannotStartError(reason)
    if not _are_here():
        environment = {**os.environ, "PATH": PATH, "DEBIAN_FRONTEND": "noninteractive"}
        _run(["apt-get", "update", "-qq"], environment)
        _run(INSTALL, environment)


def missing() -> str:
    """Why no WordPress can be started here, or nothing."""
    if not (shutil.which("apt-get") and shutil.which("dpkg-deb")):
        return "It needs Debian or Ubuntu, whose WordPress it starts: there is no apt-get here."
    if not _are_here() and os.geteuid() != 0:
        return (
            "It needs PHP and MariaDB, and only root may install them. Run this, then try again:\n"
            f"  sudo {' '.join(INSTALL)}"
        )
    return ""


def _are_here() -> bool:
    if not all(shutil.which(program, path=PATH) for program in PROGRAMS):
        return False
    return "mysqli" in _run(["php", "-m"], {**os.environ, "PATH": PATH})


def certificate(folder: Path) -> ssl.SSLContext:
    """For a site at 127.0.0.1 that is asked for by https, as WordPress's editor wants it."""
    key, cert = folder / "key.pem", folder / "cert.pem"
    _run(
        [
            "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", key, "-out", cert,
            "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
        ],
        os.environ,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    return context


def _unpack(folder: Path) -> Path:
    """The folder that PHP serves: WordPress, with our set-up."""
    packages = folder / "packages"
    packages.mkdir()
    try:
        _run(["apt-get", "download", "-qq", "-o", "APT::Sandbox::User=root", *UNPACKED], os.environ, packages)  # fmt: skip
    except CannotStartError as problem:
        raise CannotStartError(f"{problem}\nIf the lists are old: sudo apt-get update") from None
    for package in packages.glob("*.deb"):
        _run(["dpkg-deb", "--extract", package, folder], os.environ)
    root = folder / "usr/share/wordpress"
    (root / "wp-config.php").unlink()
    (root / "wp-content/mu-plugins").mkdir()
    for name, place in (
        ("wp-config.php", "wp-config.php"),
        ("install.php", "install.php"),
        ("loopback.php", "wp-content/mu-plugins/loopback.php"),
    ):
        shutil.copy(HERE / "php" / name, root / place)
    return root


@contextmanager
def _database(folder: Path, environment: Mapping[str, str]) -> Iterator[None]:
    """MariaDB without a network, on a socket in the folder."""
    # The path of a socket may be a hundred characters long at most.
    user = ["--user=root"] if os.geteuid() == 0 else []
    data = f"--datadir={folder / 'db'}"
    _run(
        [
            "mariadb-install-db", "--no-defaults", data, *user, "--skip-test-db",
            "--auth-root-authentication-method=normal",
        ],
        environment,
    )  # fmt: skip
    socket_file = environment["WORDPRESS_SOCKET"]
    server = [
        "mariadbd", "--no-defaults", data, *user, f"--socket={socket_file}", "--skip-networking",
        f"--pid-file={folder / 'db.pid'}", "--innodb-flush-log-at-trx-commit=0",
    ]  # fmt: skip
    with _running(server, environment, folder / "db.log"):
        client = ["mariadb", "--no-defaults", f"--socket={socket_file}", "--user=root"]
        _wait(lambda: bool(_run([*client, "-e", "SELECT 1"], environment)), folder / "db.log")
        _run([*client, "-e", "CREATE DATABASE wordpress"], environment)
        yield


@contextmanager
def _running(command: list[str | Path], environment: Mapping[str, str], log: Path) -> Iterator[None]:  # fmt: skip
    """A program that runs until the end of the block. PHP starts more of itself: all end together."""
    with log.open("wb") as out:
        started = subprocess.Popen(
            list(map(str, command)),
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            yield
        finally:
            os.killpg(started.pid, 15)
            try:
                started.wait(20)
            except subprocess.TimeoutExpired:
                os.killpg(started.pid, 9)
                started.wait()


def _run(
    command: Sequence[str | Path], environment: Mapping[str, str], folder: Path | None = None
) -> str:
    """What a command prints; if it fails, that is told."""
    words = [str(word) for word in command]
    done = subprocess.run(
        words, env=environment, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True
    )
    if done.returncode:
        output = (done.stdout + done.stderr).strip()
        raise CannotStartError(f"{' '.join(words)}\nended with {done.returncode}:\n{output}")
    return done.stdout


def _wait(ready: Callable[[], bool], log: Path) -> None:
    """Until a server answers."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            if ready():
                return
        except (CannotStartError, OSError) as problem:
            if time.monotonic() > end:
                output = log.read_text("utf-8", "replace")[-2_000:]
                raise CannotStartError(f"No answer: {problem}\n{output}") from problem
        time.sleep(0.2)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
