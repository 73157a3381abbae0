"""Settings: production starts only when it is safe, and each variable is documented."""

import os
import re
import subprocess
import sys

import pytest
from django.conf import settings

SETTINGS = settings.ROOT / "site" / "mijnbuurt" / "settings"
COMPLETE = {
    "SECRET_KEY": "k7#" + "x9Q!" * 16 + "abcdefghijklmnopq",
    "BASE_URL": "https://buurt.example.org",
    "ALLOWED_HOSTS": "buurt.example.org",
    "EMAIL_URL": "smtp://127.0.0.1:25",
    "DEFAULT_FROM_EMAIL": "buurt@example.org",
}


def manage(tmp_path, *arguments, module="production", **environment):
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, str(settings.ROOT / "manage.py"), *arguments],
        env={
            **kept,
            "DATA_DIR": str(tmp_path),
            "DJANGO_SETTINGS_MODULE": f"mijnbuurt.settings.{module}",
            **environment,
        },
        capture_output=True,
        text=True,
        timeout=120,
    )


def value(tmp_path, name, module="production", **environment):
    code = f"from django.conf import settings; print(settings.{name})"
    result = manage(tmp_path, "shell", "-v0", "-c", code, module=module, **environment)
    assert result.returncode == 0, result.stderr
    return result.stdout.strip()


def test_production_is_safe_to_deploy(tmp_path):
    result = manage(tmp_path, "check", "--deploy", "--fail-level", "WARNING", **COMPLETE)
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("missing", sorted(COMPLETE))
def test_production_does_not_start_without(tmp_path, missing):
    given = {name: text for name, text in COMPLETE.items() if name != missing}
    result = manage(tmp_path, "check", **given)
    assert result.returncode != 0
    assert missing in result.stderr


def test_production_has_no_demo(tmp_path):
    assert value(tmp_path, "DEMO", DEMO="1", **COMPLETE) == "False"
    assert value(tmp_path, "DEBUG", DEBUG="1", **COMPLETE) == "False"


def test_a_machine_makes_its_own_key_once(tmp_path):
    first = value(tmp_path, "SECRET_KEY", module="local")
    assert len(first) >= 50
    assert value(tmp_path, "SECRET_KEY", module="local") == first
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(("given", "demo"), [({}, "True"), ({"DEMO": ""}, "False")])
def test_the_demo_is_on_until_it_is_switched_off(tmp_path, given, demo):
    assert value(tmp_path, "DEMO", module="local", **given) == demo


def test_mail_is_kept_in_data_dir(tmp_path):
    assert value(tmp_path, "EMAIL_FILE_PATH", module="local") == str(tmp_path / "mail")


def variables():
    """The environment variables that settings, server and Makefile read."""
    texts = [path.read_text() for path in SETTINGS.glob("*.py")]
    texts += [
        path.read_text() for path in (settings.ROOT / "site" / "mijnbuurt").rglob("serving.py")
    ]
    pattern = re.compile(r"""(?:env(?:\.\w+)?\(|environ\.get\(|environ\[)\s*"([A-Z_]+)\"""")
    return {name for text in texts for name in pattern.findall(text)} - {"STARTED_BY_SERVE"}


def test_each_variable_is_explained_to_the_administrator():
    manual = (settings.ROOT / "docs" / "beheer.md").read_text()
    found = variables()
    assert {"DATA_DIR", "PORT", "SECRET_KEY", "EMAIL_URL"} <= found
    assert sorted(name for name in found if f"`{name}`" not in manual) == []


def test_each_command_is_explained_to_the_administrator():
    manual = (settings.ROOT / "docs" / "beheer.md").read_text()
    folder = settings.ROOT / "site" / "mijnbuurt" / "core" / "management" / "commands"
    names = {path.stem for path in folder.glob("[a-z]*.py")}
    assert sorted(name for name in names if f"manage.py {name}" not in manual) == []
