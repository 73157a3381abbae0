"""The grid of rights as a table for docs/beheer.md."""

from django.utils import translation

from home.setup.grid import BEHEER, CITY, WIJK_EDITOR, Resource, Verb, verbs

#: The other roles do their work outside of the admin.
COLUMNS = (WIJK_EDITOR, CITY, BEHEER)


def as_table() -> str:
    with translation.override("nl"):
        head = ["wat", "redactie van een wijk", "Redactie", "Beheer"]
        rows = [head, ["---"] * len(head)]
        for resource in Resource:
            rows.append([str(resource.label), *(words(role, resource) for role in COLUMNS)])
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def words(role: str, resource: Resource) -> str:
    given = verbs(role, resource)
    most = max((verbs(column, resource) for column in COLUMNS), key=len)
    if given == most and len(given) > 2:
        return "alles"
    named = [str(verb.label) for verb in Verb if verb.value in given]
    return ", ".join(named) or "niets"
