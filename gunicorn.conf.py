"""How gunicorn serves the site: threads, so that a slow phone does not hold up the others."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent

chdir = str(ROOT)
pythonpath = f"{ROOT / 'site'},{ROOT}"
wsgi_app = "mijnbuurt.wsgi"
preload_app = True

bind = f"127.0.0.1:{os.environ.get('PORT') or 8000}"
worker_class = "gthread"
workers = 2
threads = 8
timeout = 60
graceful_timeout = 20
max_requests = 20_000
max_requests_jitter = 2_000
control_socket_disable = True
loglevel = "warning"

# While photos come in, threads read megabytes. A reader's thread waits for the interpreter at each
# query, so the others have to let it go first soon.
sys.setswitchinterval(0.001)


def on_starting(server: object) -> None:
    """Started by `manage.py serve`, stop when that is killed."""
    sys.path[:0] = [str(ROOT / "site"), str(ROOT)]
    from mijnbuurt.core.serving import die_with_parent

    die_with_parent()
