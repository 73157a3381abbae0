"""Blocks that any page may use. A block that needs an upper app is added by that app."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks, hooks
from wagtail.images.blocks import ImageBlock

from mijnbuurt.photos.care import ShownPhoto

RICH_TEXT_FEATURES = ["h2", "h3", "bold", "ol", "ul", "link", "document-link"]


class TextBlock(blocks.RichTextBlock):
    """Running text with headings and lists."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(features=RICH_TEXT_FEATURES, **kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Tekst")
        description = _("Gewone tekst, met tussenkoppen, lijstjes en links.")
        template = "blocks/text.html"
        preview_value = "<p>Loop gerust binnen. De koffie staat klaar.</p>"


class QuoteBlock(blocks.StructBlock):
    """What someone said."""

    text = blocks.TextBlock(label=_("Citaat"), max_length=300)
    source = blocks.CharBlock(label=_("Van wie"), required=False, max_length=80)

    class Meta:
        icon = "openquote"
        label = _("Citaat")
        description = _("Wat iemand zei, groot in beeld. Vraag of het mag.")
        template = "blocks/quote.html"
        preview_value = {"text": "Nu heb ik buren.", "source": "Een bewoner"}


class PhotoBlock(blocks.StructBlock):
    """A photo in the text."""

    image = ImageBlock(label=_("Foto"))
    caption = blocks.CharBlock(label=_("Onderschrift"), required=False, max_length=250)

    class Meta:
        icon = "image"
        label = _("Foto")
        description = _("Eén foto in de tekst, met een onderschrift.")
        template = "blocks/photo.html"
        preview_value = {"image": None, "caption": _("De buren van de Lindestraat.")}
        preview_template = "blocks/previews/photo.html"

    def get_searchable_content(self, value: blocks.StructValue) -> list[str]:
        """A photo that is hidden is not found by its words either."""
        image = value.get("image")
        return [] if image and image.is_hidden else super().get_searchable_content(value)


class StepsBlock(blocks.StructBlock):
    """Numbered steps, shown as bricks."""

    steps = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("title", blocks.CharBlock(label=_("Stap"), max_length=80)),
                ("text", blocks.TextBlock(label=_("Uitleg"), required=False, max_length=300)),
            ]
        ),
        label=_("Stappen"),
    )

    class Meta:
        icon = "list-ol"
        label = _("Stappen")
        description = _("Wat iemand na elkaar doet, als genummerde stenen.")
        template = "blocks/steps.html"
        preview_value = {"steps": [{"title": "Vertel uw idee", "text": "Dat duurt vijf minuten."}]}


class EmbeddedFormBlock(blocks.StaticBlock):
    """A form that an upper app lends to any page, through the hook `construct_embedded_form`.

    The hook gets the page's template context and returns a Laces component, or None.
    """

    def get_context(self, value: object, parent_context: dict | None = None) -> dict:
        context = super().get_context(value, parent_context=parent_context)
        made = (hook(context) for hook in hooks.get_hooks("construct_embedded_form"))
        context["form_component"] = next(filter(None, made), None)
        return context

    class Meta:
        icon = "form"
        label = _("Formulier: Ik heb een idee")
        description = _("De eerste vraag van het formulier voor ideeën van bewoners.")
        template = "blocks/embedded_form.html"
        preview_value = None
        admin_text = _("Hier staat de eerste vraag van het formulier.")


TEXT_BLOCKS = [
    ("text", TextBlock()),
    ("quote", QuoteBlock()),
    ("steps", StepsBlock()),
    ("photo", PhotoBlock()),
    ("form", EmbeddedFormBlock()),
]


def shown_in(body: blocks.StreamValue) -> list[ShownPhoto]:
    """The photos in a body made of TEXT_BLOCKS, in order."""
    found: list[ShownPhoto] = []
    for block in body:
        if block.block_type != "photo" or not block.value["image"]:
            continue
        image = block.value["image"]
        found.append(
            ShownPhoto(
                photo=image,
                key=f"tekst-{block.id}",
                where=_("Foto {number} in de tekst").format(number=len(found) + 1),
                alt=image.contextual_alt_text or "",
                is_decoration=bool(image.decorative),
            )
        )
    return found


def describe_in(body: blocks.StreamValue, key: str, alt: str) -> None:
    """Put a description with a photo in a body, by the key that `shown_in` gave it."""
    for block in body:
        if block.block_type == "photo" and key == f"tekst-{block.id}":
            image = block.value["image"]
            image.contextual_alt_text, image.decorative = alt, False
