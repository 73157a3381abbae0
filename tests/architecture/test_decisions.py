"""Every transition logs, under a name that people can read."""

import ast
import importlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from django.utils import translation
from wagtail.log_actions import registry
from wagtail.models import ModelLogEntry

from tests.architecture.house import python_files, short

#: Functions of a `transitions` that decide nothing, and why.
NO_DECISION = {
    "wijken.transitions.already_decided": "only tells",
    "wijken.places.transitions.changing": "only locks, for those who log",
    "wijken.places.transitions.checked_successor": "only checks",
    "wijken.closing.transitions.stamp_of": "only tells",
    "wijken.showing.transitions.summary": "only tells",
    "wijken.showing.transitions.ask_waiting": "mails what was offered and logged before",
    "wijken.work.transitions.claim_mail": "counts one mail a day",
    "wijken.workbench.transitions.fresh_dates": "only reckons",
    "wijken.workbench.transitions.next_rule": "only reckons",
    "wijken.lifecycle.transitions.checked_reason": "only checks",
    "wijken.lifecycle.transitions.refuse_taken_names": "only checks",
    "wijken.lifecycle.transitions.keep_names": "part of what is logged by its caller",
    "wijken.lifecycle.transitions.made_before": "only asks",
    "initiatives.transitions.add_more": "by the resident, before anyone decided",
    "mijnbuurt.signin.transitions.end_sessions": "part of what is logged by its caller",
    "wijken.photocare.transitions.describe_on_page": "saves a version, which Wagtail logs",
}
#: Data without which a line says nothing.
NEEDED = {
    "places.add_exception": {"date": "2026-11-24", "opens": "10:00", "closes": "12:00"},
    "places.change_status": {"status": {"from": "open", "to": "closed"}},
}
#: What Dutch calls the same as English.
SAME_WORDS = {"wagtail.workflow.start"}
#: Logs by saving in Wagtail's own way.
BY_WAGTAIL = {"approve", "reject"}


def sources() -> dict[str, ast.Module]:
    """Our modules, by their name in Python."""
    return {module_name(path): ast.parse(path.read_text()) for path in python_files()}


def module_name(path: Path) -> str:
    return short(path).removeprefix("site/").removesuffix(".py").replace("/", ".")


def functions(module: ast.Module) -> dict[str, ast.FunctionDef]:
    return {node.name: node for node in module.body if isinstance(node, ast.FunctionDef)}


def calls(function: ast.FunctionDef) -> Iterator[tuple[str, str]]:
    """What a function calls, as (what it is called on, name)."""
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield "", node.func.id
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            on = node.func.value
            yield on.id if isinstance(on, ast.Name) else "?", node.func.attr


@cache
def where(module: str, name: str) -> tuple[str, str]:
    """The module of ours in which something of this name was made."""
    found = getattr(importlib.import_module(module), name, None)
    return getattr(found, "__module__", module), getattr(found, "__name__", name)


def logs(module: str, name: str, seen: set[tuple[str, str]]) -> bool:
    """Whether a function writes to the log, itself or by what it calls."""
    if (module, name) in seen:
        return False
    seen.add((module, name))
    found = MODULES.get(module)
    function = functions(found).get(name) if found else None
    if function is None:
        return False
    for on, called in calls(function):
        if (on, called) == ("", "log") or (on == "state" and called in BY_WAGTAIL):
            return True
        target = importlib.import_module(module).__dict__.get(on)
        if on and hasattr(target, "__path__" if not on else "__name__"):
            if logs(target.__name__, called, seen):
                return True
        elif not on and logs(*where(module, called), seen):
            return True
    return False


MODULES = sources()
DECISIONS = [
    f"{module}.{name}"
    for module, tree in MODULES.items()
    if module.endswith("transitions")
    for name in functions(tree)
    if not name.startswith("_")
]


def test_there_are_decisions() -> None:
    assert len(DECISIONS) > 30


def test_no_exception_is_out_of_date() -> None:
    assert NO_DECISION.keys() <= set(DECISIONS)


@pytest.mark.parametrize("decision", DECISIONS)
def test_a_decision_is_logged(decision: str) -> None:
    module, _, name = decision.rpartition(".")
    assert logs(module, name, set()) != (decision in NO_DECISION)


def actions_in_code() -> set[str]:
    """Names of actions as our code writes them: constants, and the second argument of `log`."""
    found = set()
    for path in python_files():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "log":
                found |= {
                    part.value
                    for argument in node.args[1:2] + [k.value for k in node.keywords]
                    for part in ast.walk(argument)
                    if isinstance(part, ast.Constant) and isinstance(part.value, str)
                }
    return {name for name in found if "." in name and " " not in name}


def test_every_action_in_the_code_is_registered() -> None:
    missing = {name for name in actions_in_code() if not name.endswith(".")}
    registry.scan_for_actions()
    assert not missing - registry.formatters.keys()


def own_actions() -> list[str]:
    return sorted(name for name, _label in registry.get_choices() if not is_foreign(name))


def is_foreign(name: str) -> bool:
    return name.startswith(("wagtail.", "wagtail_localize."))


def test_every_own_action_has_words_in_every_language() -> None:
    registry.scan_for_actions()
    bare = []
    for language in ("nl", "en", "ar"):
        with translation.override(language):
            for name in own_actions():
                entry = ModelLogEntry(action=name, data=NEEDED.get(name, {}), label="Iets")
                words = str(entry.formatter.label), str(entry.message), str(entry.comment)
                if not words[0].strip() or not words[1].strip() or "Unknown" in words[1]:
                    bare.append((language, name))
    assert bare == []


def test_labels_of_wagtail_are_dutch() -> None:
    """Its catalogue may lack a new one."""
    registry.scan_for_actions()
    with translation.override("nl"):
        dutch = {name: str(label) for name, label in registry.get_choices() if is_foreign(name)}
    with translation.override("en"):
        english = {name: str(label) for name, label in registry.get_choices() if is_foreign(name)}
    assert {name for name in dutch if dutch[name] == english[name]} <= SAME_WORDS
