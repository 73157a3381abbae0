"""What is the same for every page is worked out once."""

from modelcluster import models as modelcluster
from modelcluster.fields import ParentalManyToManyField

from mijnbuurt.core.page_parts import once_a_model
from mijnbuurt.core.static_files import HashedFiles
from wijken.models import Project
from wijken.news.models import Article, Byline


def test_the_parts_of_a_page_are_looked_for_once_a_kind():
    asked = []

    def find(model):
        asked.append(model)
        return [model.__name__]

    found = once_a_model(find)
    assert found(Byline) == found(Byline()) == ["Byline"]
    assert found(Project) == ["Project"]
    assert asked == [Byline, Project]


def test_pages_know_their_parts():
    names = {relation.name for relation in modelcluster.get_all_child_relations(Article)}
    assert names >= {"bylines", "photo_rows"}
    fields = Article._meta.get_fields()
    several = [field for field in fields if isinstance(field, ParentalManyToManyField)]
    assert modelcluster.get_all_child_m2m_relations(Article) == several


def test_the_address_of_a_file_is_worked_out_once(monkeypatch):
    asked = []
    monkeypatch.setattr(
        HashedFiles.__base__, "url", lambda self, name, force: asked.append(name) or f"/{name}"
    )
    files = HashedFiles()
    assert [files.url("a.css"), files.url("a.css"), files.url("b.css")] == [
        "/a.css",
        "/a.css",
        "/b.css",
    ]
    assert asked == ["a.css", "b.css"]
