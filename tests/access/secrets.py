"""Things of another wijk that its editors alone may see: one of each kind, and where each fits."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.db.models import Model
from wagtail.admin.models import EditingSession
from wagtail.documents.models import Document
from wagtail.models import Locale, Page, Site, Task, Workflow
from wagtail_localize.models import Translation, TranslationSource

from mijnbuurt.core.clock import now
from mijnbuurt.intake.enums import AnswerWay
from tests.factories.assignments import AssignmentFactory
from tests.factories.initiatives import IdeaFactory
from tests.factories.offers import OfferFactory
from tests.factories.pages import ActivityFactory, ArticleFactory, PlaceFactory, WijkFactory
from tests.factories.photos import PhotoFactory
from tests.factories.reporters import ReporterFactory
from tests.factories.signups import signed_up
from tests.factories.stories import write_story
from tests.factories.users import UserFactory
from wijken.activities.models import Occurrence
from wijken.areas.models import AlsoShown, Wijk
from wijken.contact.models import ContactMessage
from wijken.places.models import HoursException

from .addresses import Address

MARKER = "Geheimconcept"
SEARCHED = "vijver"
SECRET = f"{MARKER} {SEARCHED}"

#: What may be done to many at once, as "app.model" and action.
BULK = {
    "wagtailcore.page": ("publish", "unpublish", "move", "delete"),
    "photos.photo": ("delete", "add_tags", "add_to_collection"),
    "wagtaildocs.document": ("delete", "add_tags", "add_to_collection"),
    "users.user": ("delete", "assign_role", "set_active_state"),
}


@dataclass
class Secrets:
    """What lies in the other wijk. `shared` fills holes by name, `by_prefix` a hole called pk."""

    wijk: Wijk
    rows: dict[str, Model]
    shared: dict[str, object]
    by_prefix: dict[str, object]

    def paths(self, address: Address) -> list[str]:
        """The address, filled with what fits it: a draft, its translation, a page being changed."""
        values = dict(self.shared)
        for prefix, key in self.by_prefix.items():
            if address.route.startswith(prefix):
                values["pk"] = key
        found = [address.filled(values)]
        if "page_id" in address.route:
            for other in ("english", "changed"):
                found.append(address.filled({**values, "page_id": self.rows[other].pk}))
        return found

    def bulk_paths(self) -> Iterator[str]:
        keys = {
            "wagtailcore.page": self.rows["draft"].pk,
            "photos.photo": self.rows["photo"].pk,
            "wagtaildocs.document": self.rows["document"].pk,
            "users.user": self.rows["colleague"].pk,
        }
        for label, actions in BULK.items():
            for action in actions:
                path = f"/beheer/bulk/{label.replace('.', '/')}/{action}/?next=/beheer/"
                yield f"{path}&id={keys[label]}"
                yield f"{path}&id=all"
                yield f"{path}&id=all&childOf={self.shared['parent_page_id']}"
                yield f"{path}&id=x"

    def snapshot(self) -> dict[str, Mapping[str, Any]]:
        """All columns of all rows, to see later that nothing changed."""
        return {
            name: type(row)._default_manager.filter(pk=row.pk).values().get()
            for name, row in self.rows.items()
        }


def make_secrets() -> Secrets:
    wijk = WijkFactory(slug="daarginds")
    colleague = UserFactory(groups=[wijk.group], last_name=MARKER)
    rows = {"colleague": colleague, **pages_of(wijk, colleague), **things_of(wijk)}
    return Secrets(wijk, rows, shared_values(wijk, rows), values_by_prefix(wijk, rows))


def pages_of(wijk: Wijk, author: Model) -> dict[str, Any]:
    """A draft that waits for approval, with two versions, a translation and a proposal."""
    draft = ArticleFactory(in_wijk=wijk, live=False, title=SECRET, summary=MARKER)
    draft.save_revision(user=author)
    draft.get_workflow().start(draft, author)
    english = Locale.objects.get(language_code="en")
    source, _made = TranslationSource.update_or_create_from_instance(draft)
    translation = Translation.objects.create(source=source, target_locale=english)
    translation.save_target(publish=False)
    session = EditingSession.objects.create(
        user=author,
        content_type=ContentType.objects.get_for_model(Page),
        object_id=draft.pk,
        last_seen_at=now(),
    )
    changed = ArticleFactory(in_wijk=wijk, title=f"Online {SEARCHED}")
    changed.title = SECRET
    changed.save_revision(user=author)
    return {
        "draft": draft,
        "changed": changed,
        "english": draft.get_translation(english),
        "source": source,
        "translation": translation,
        "proposal": AlsoShown.objects.create(page=draft, wijk=WijkFactory()),
        "session": session,
    }


def things_of(wijk: Wijk) -> dict[str, Any]:
    place = PlaceFactory(in_wijk=wijk, live=False, title=SECRET)
    activity = ActivityFactory(in_wijk=wijk, sign_up_here=True)
    occurrence = Occurrence.objects.filter(activity=activity).first()
    document = Document(title=SECRET, collection=wijk.collection)
    document.file.save("stuk.pdf", ContentFile(b"%PDF-1.4"))
    return {
        "place": place,
        "facts": place.facts,
        "hours": HoursException.objects.create(place=place, date=date(2030, 1, 1), reason=SECRET),
        "occurrence": occurrence,
        "photo": PhotoFactory(collection=wijk.collection, title=SECRET),
        "document": document,
        "idea": IdeaFactory(wijk=wijk, text=SECRET, name=SECRET),
        "offer": OfferFactory(wijk=wijk, title=SECRET, text=SECRET, name=SECRET),
        "job": AssignmentFactory(wijk=wijk, what=SECRET, name=SECRET),
        "story": write_story(ReporterFactory(), wijk, title=SECRET, text=SECRET),
        "sign_up": signed_up(activity, name=SECRET, email="", phone="06 12 34 56 78"),
        "message": ContactMessage.objects.create(
            wijk=wijk, text=SECRET, name=SECRET, phone="06 12 34 56 78", answer_way=AnswerWay.PHONE
        ),
    }


def shared_values(wijk: Wijk, rows: Mapping[str, Any]) -> dict[str, object]:
    draft = rows["draft"]
    state = draft.current_workflow_state
    first, last = draft.revisions.order_by("pk").values_list("pk", flat=True)[:2]
    segment = rows["source"].stringsegment_set.first()
    kind = ContentType.objects.get_for_model(draft)
    pages = ("page_id", "pk", "id", "page_to_move_id", "page_pk", "object_id")
    parents = ("parent_page_id", "parent_id", "destination_id")
    return {
        **dict.fromkeys(pages, draft.pk),
        **dict.fromkeys(parents, draft.get_parent().pk),
        **dict.fromkeys(("revision_id", "revision_id_b"), last),
        "revision_id_a": first,
        "task_id": state.current_task_state.task_id,
        "task_state_id": state.current_task_state_id,
        "workflow_state_id": state.pk,
        "workflow_pk": state.workflow_id,
        "content_type_id": kind.pk,
        **dict.fromkeys(("content_type_app_name", "app_label", "app_name"), kind.app_label),
        **dict.fromkeys(("content_type_model_name", "model_name"), kind.model),
        "action_name": "approve",
        "action_type": "publish",
        "image_id": rows["photo"].pk,
        **dict.fromkeys(("document_id", "doc_id"), rows["document"].pk),
        "filter_spec": "original",
        "collection_id": wijk.collection_id,
        "session_id": rows["session"].pk,
        "translation_source_id": rows["source"].pk,
        "translation_id": rows["translation"].pk,
        "string_segment_id": segment.pk if segment else 1,
        "uuid": "00000000-0000-4000-8000-000000000000",
        "job": rows["job"].uuid,
        "token": "onzin",
        "receipt": "onzin",
        "code": rows["idea"].code,
        "story": rows["story"].uuid,
        "activity": rows["sign_up"].activity_key,
        "day": rows["sign_up"].rule_date.isoformat(),
        "width": 320,
        "extension": "jpg",
        "wijk": wijk.slug,
        "root_path": "",
    }


def values_by_prefix(wijk: Wijk, rows: Mapping[str, Any]) -> dict[str, object]:
    """Later prefixes win."""
    workflow = Workflow.objects.filter(workflow_pages__page__in=wijk.pages.all()).first()
    site, locale = Site.objects.get(), Locale.objects.get(language_code="en")
    return {
        "beheer/api/main/^documents/": rows["document"].pk,
        "beheer/api/main/^images/": rows["photo"].pk,
        "beheer/collections/": wijk.collection_id,
        "beheer/workflows/": workflow.pk if workflow else 1,
        "beheer/workflows/tasks/": Task.objects.filter(wijkapproval__wijk=wijk).get().pk,
        "beheer/voorstellen/": rows["proposal"].pk,
        "beheer/vertalingen/": rows["english"].pk,
        "beheer/documents/": rows["document"].pk,
        "beheer/images/": rows["photo"].pk,
        "beheer/ideeen/": rows["idea"].pk,
        "beheer/berichten/": rows["message"].pk,
        "beheer/aangemeld/": rows["offer"].pk,
        "beheer/klussen/": rows["job"].pk,
        "beheer/wijk/": wijk.pk,
        "beheer/andere-tijden/": rows["hours"].pk,
        "beheer/toestand-plekken/": rows["facts"].pk,
        "beheer/data-agenda/": rows["occurrence"].pk,
        "beheer/bezoekers/": rows["occurrence"].pk,
        "beheer/users/": rows["colleague"].pk,
        "beheer/groups/": wijk.group_id,
        "beheer/sites/": site.pk,
        "beheer/locales/": locale.pk,
    }
