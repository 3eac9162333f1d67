"""The demo, served for a picture: what the scripts beside this one look at."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
PORT, PASSWORD = 8796, "a-good-password"
ADMIN = f"http://127.0.0.1:{PORT}/admin"


@contextmanager
def served() -> Iterator[None]:
    """Serve the demo's data."""
    folder = tempfile.mkdtemp(prefix="claimsdb-pictures-")
    own = {"CLAIMSDB_VAR_DIR": folder, "CLAIMSDB_DEBUG": "1", "CLAIMSDB_DEMO_PASSWORD": PASSWORD}
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | own
    manage = [sys.executable, str(ROOT / "manage.py")]
    subprocess.run([*manage, "demo"], env=environment, check=True, stdout=subprocess.DEVNULL)
    command = [*manage, "runserver", "--noreload", f"127.0.0.1:{PORT}"]
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait()
        yield
    finally:
        server.terminate()
        server.wait()
        shutil.rmtree(folder)


def wait() -> None:
    """Wait until the server answers."""
    for _ in range(200):
        try:
            urllib.request.urlopen(f"{ADMIN}/login/").close()
        except OSError:
            time.sleep(0.1)
        else:
            return
