"""Schemathesis, all its checks and phases, against a running server: ``python -m tests.api.fuzz [ROLE...]``.

Makes a store of its own with what ``manage.py demo`` makes, serves it with gunicorn, and lets Schemathesis try every
operation as each role; each finds the store as the demo left it. Exits with how many roles met a failure. With
``DATABASE_URL`` the store is there, and the roles work in it one after another.
"""

import argparse
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

HERE = Path(__file__).parent
BIN = Path(sys.executable).parent
ROLES = ("anonymous", "viewer", "annotator", "reviewer", "manager")
RATES = ",".join(f"{role}=1000000" for role in ROLES)

# Beside the people of the demo one who may only read; and a token of the role's own.
TOKEN_OF = """
from django.contrib.auth.models import Group, User
from claimsdb.api.tokens import make_token
person, made = User.objects.get_or_create(username={role!r}, defaults={{"is_staff": True}})
person.groups.add(Group.objects.get(name={role!r}))
print(make_token(person, "fuzz")[1])
"""


def manage(env: dict[str, str], *command: str) -> str:
    """Run a command of manage.py; return what it prints."""
    run = [sys.executable, "manage.py", *command]
    return subprocess.run(run, env=env, check=True, stdout=subprocess.PIPE, text=True).stdout


@contextmanager
def served(env: dict[str, str]) -> Iterator[str]:
    """The store, served by gunicorn; yields the server's address."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    run = [str(BIN / "gunicorn"), "claimsdb.wsgi", "--bind", f"127.0.0.1:{port}", "--workers", "2"]
    server = subprocess.Popen(run, env=env, stderr=subprocess.DEVNULL)
    try:
        wait_for(f"{url}/api/v1/")
        yield url
    finally:
        server.terminate()
        server.wait(timeout=60)


def wait_for(url: str) -> None:
    """Return when something answers; SystemExit after a minute."""
    for _ in range(120):
        try:
            urlopen(url, timeout=60).close()
        except HTTPError:
            return
        except OSError:  # not yet
            time.sleep(0.5)
        else:
            return
    sys.exit(f"Nothing answers at {url}.")


def tried(role: str, env: dict[str, str], examples: int) -> bool:
    """Try every operation as a role; return whether all went well. Anonymous is tried where reading is open to all."""
    anonymous = role == "anonymous"
    header = [] if anonymous else ["--header", f"Authorization: Token {token_of(role, env)}"]
    with served(env | {"CLAIMSDB_API_PUBLIC": str(anonymous).lower()}) as url:
        run = [str(BIN / "schemathesis"), "--config-file", str(HERE / "schemathesis.toml"), "run"]
        run += [f"{url}/api/v1/schema/", *header, "--checks", "all", "--max-examples", str(examples)]
        # A role that revokes the token that it came with has nothing more to say.
        run += ["--exclude-operation-id", "tokens_destroy", "--continue-on-failure"]
        tell(f"As {role}:")
        return subprocess.run(run, env=env, check=False).returncode == 0


def tell(line: str) -> None:
    """Say it before the next process does."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def token_of(role: str, env: dict[str, str]) -> str:
    """Return a new token of somebody with a role."""
    return manage(env, "shell", "--verbosity", "0", "--command", TOKEN_OF.format(role=role)).strip()


def main() -> int:
    """Try the roles asked for; returns how many met a failure."""
    parser = argparse.ArgumentParser(description="Schemathesis against a running server, as each role.")
    parser.add_argument("roles", nargs="*", choices=[*ROLES, []], metavar="ROLE", help=f"all of {', '.join(ROLES)}")
    parser.add_argument("--examples", type=int, default=10, help="how many of each operation in each phase")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder, "demo")
        made.mkdir()
        env = os.environ | {"CLAIMSDB_DEBUG": "1", "CLAIMSDB_API_RATES": RATES, "CLAIMSDB_VAR_DIR": str(made)}
        manage(env, "demo")
        failed = []
        for role in asked.roles or ROLES:
            store = shutil.copytree(made, Path(folder, role))
            if not tried(role, env | {"CLAIMSDB_VAR_DIR": str(store)}, asked.examples):
                failed.append(role)
    tell(f"Failures met by: {', '.join(failed)}." if failed else "No failure met by any.")
    return len(failed)


if __name__ == "__main__":
    sys.exit(main())
