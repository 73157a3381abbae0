import factory

from mijnbuurt.users.models import User


class UserFactory(factory.django.DjangoModelFactory):
    """An account without any role; `groups=[...]` gives it some."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"persoon{n}@example.org")
    first_name = "Test"
    last_name = "<b>Persoon</b>"

    @factory.post_generation
    def groups(self, create: bool, extracted: list | None, **kwargs: object) -> None:
        if create and extracted:
            self.groups.set(extracted)
