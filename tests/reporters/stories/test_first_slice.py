"""From a phone to the site: text and five photos, a question, an answer, online."""

from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from mijnbuurt.core.models import OutgoingMail
from mijnbuurt.users.models import User
from reporters.stories.enums import Step
from reporters.stories.models import Story
from reporters.stories.states import status_of
from tests.factories import HOSTILE
from tests.factories.stories import ask, publish
from wijken.areas.models import Wijk
from wijken.news.models import Article

from .conftest import Desk


def mails_to(user: User) -> list[str]:
    found = OutgoingMail.objects.filter(to=[user.email]).order_by("pk")
    return [f"{mail.subject}\n{mail.body}" for mail in found]


def ready(story: Story) -> None:
    """What the editors see to before a photo may be online."""
    for row in story.photos.select_related("photo"):
        row.photo.recognisable = "nobody"
        row.photo.save(update_fields=["recognisable"])


def test_a_story_with_five_photos_is_asked_about_answered_and_published(
    desk: Desk, wijk: Wijk, editor: User, jpeg, client: Client
) -> None:
    photos = [jpeg(f"IMG_{number}.jpg", f"#0{number}f0a0") for number in range(5)]
    sent = desk.new(
        key=uuid4(),
        title=f"Soep {HOSTILE}",
        wijk=wijk.slug,
        text=f"Het ruikt goed {HOSTILE}.\n\n# Aan tafel\n\nIedereen schuift aan.",
        photos=photos,
        doe="verstuur",
    )
    story = Story.objects.get()
    assert sent.url == f"/reporter/verhalen/{story.uuid}/"
    assert status_of(story).step == Step.WAITING
    page = Article.objects.get(story=story)
    assert (page.live, page.wijk, page.owner) == (False, wijk, desk.reporter.user)
    draft = page.get_latest_revision_as_object()
    assert [block.block_type for block in draft.body] == ["text"]
    assert "<h2>Aan tafel</h2>" in str(draft.body[0].value)
    assert draft.photo and draft.photo_rows.count() == 5
    assert [str(byline) for byline in draft.bylines.all()] == [
        f"wijkreporter {desk.reporter.byline}"
    ]
    shown = desk.client.get(sent.url).content.decode()
    assert "bij de redactie" in shown and "<script>alert" not in shown

    ask(story, editor, "Wie kookte er?")
    [question] = mails_to(desk.reporter.user)
    assert "Wie kookte er?" in question and f"/reporter/verhalen/{story.uuid}/" in question
    assert "Wie kookte er?" in desk.client.get(sent.url).content.decode()
    assert "vraag van de redactie" in desk.client.get("/reporter/verhalen/").content.decode()

    answered = desk.write(
        story,
        text=f"{story.text}\n\nAns kookte.",
        answer="Ans, ik zette het erbij.",
        doe="verstuur",
    )
    assert answered.status_code == 302
    assert status_of(story).step == Step.WAITING
    ready(story)
    described(story)
    publish(story, editor)
    page.refresh_from_db()
    assert page.live and "Ans kookte" in str(page.body)
    assert client.get(page.url).status_code == 200
    assert "Het staat nu op de site" in mails_to(desk.reporter.user)[-1]
    assert status_of(story).step == Step.ONLINE
    assert client.get(f"/foto/{page.photo.uuid}/320.jpg").status_code == 200


def described(story: Story) -> None:
    page = Article.objects.get(story=story).get_latest_revision_as_object()
    page.names = "agreed"
    page.photo_alt = "Een pan soep"
    for row in page.photo_rows.all():
        row.alt = "Mensen aan tafel"
    page.photo_rows = list(page.photo_rows.all())
    page.save_revision()


def test_photos_alone_are_a_whole_story(desk: Desk, wijk: Wijk, jpeg) -> None:
    desk.new(key=uuid4(), title="Feest", wijk=wijk.slug, photos=[jpeg()], doe="verstuur")
    page = Article.objects.get(story__title="Feest")
    assert page.get_latest_revision_as_object().kind == "photo_series"


def test_what_is_missing_is_said_and_all_is_kept(desk: Desk, wijk: Wijk, jpeg) -> None:
    shown = desk.new(key=uuid4(), text="Al geschreven", photos=[jpeg()], doe="verstuur")
    story = Story.objects.get()
    html = shown.content.decode()
    assert "Geef uw verhaal een titel." in html and "Kies voor welke wijk dit is." in html
    assert "Al geschreven" in html and f"/reporter/verhalen/{story.uuid}/schrijven/" in html
    assert (story.text, story.photos.count(), story.page) == ("Al geschreven", 1, None)


def test_a_double_tap_gives_one_story_with_each_photo_once(desk: Desk, wijk: Wijk, jpeg) -> None:
    fields = {
        "key": uuid4(),
        "title": "Soep",
        "wijk": wijk.slug,
        "text": "Lekker",
        "doe": "verstuur",
    }
    answers = [desk.new(**fields, photos=[jpeg("a.jpg"), jpeg("b.jpg")]) for _tap in range(2)]
    story = Story.objects.get()
    assert [answer.url for answer in answers] == [f"/reporter/verhalen/{story.uuid}/"] * 2
    assert story.photos.count() == 2 and Article.objects.filter(story=story).count() == 1


def test_a_bad_file_is_named_and_the_others_are_kept(desk: Desk, jpeg) -> None:
    bad = SimpleUploadedFile("brief.pdf", b"%PDF-1.4", "application/pdf")
    shown = desk.new(key=uuid4(), title="Soep", photos=[jpeg("a.jpg"), bad, jpeg("b.jpg")])
    assert "brief.pdf" in shown.content.decode()
    assert Story.objects.get().photos.count() == 2
