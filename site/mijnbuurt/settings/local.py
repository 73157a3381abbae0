"""`make run`: one machine, no other service, DEBUG off. With DEMO (the default) a showcase."""

from django.core.management.utils import get_random_secret_key

from .base import *  # noqa: F403
from .base import env
from .paths import DATA_DIR


def secret_key() -> str:
    """The key of this machine: from the environment, else made once and kept in DATA_DIR."""
    from_env = env.str("SECRET_KEY", default="")
    if from_env:
        return from_env
    path = DATA_DIR / "secret-key"
    try:
        with path.open("x") as file:
            path.chmod(0o600)
            file.write(get_random_secret_key())
    except FileExistsError:
        pass
    return path.read_text()


SECRET_KEY = secret_key()
DEMO = env.str("DEMO", default="1") == "1"
