"""Forms of one word have one stem; words that differ in meaning keep their own."""

import pytest

from search.stems import arabic, dutch, english, fold

ALIKE = [
    "speeltuin speeltuinen speeltuintje speeltuintjes",
    "fiets fietsen",
    "kind kinderen kindje kindjes",
    "huis huizen huisje huisjes",
    "buurt buurten",
    "activiteit activiteiten",
    "les lessen",
    "lees lezen",
    "taalles taallessen",
    "brief brieven briefje",
    "boom bomen boompje",
    "straat straten straatje",
    "foto foto's fotos foto’s",
    "wijkcentrum wijkcentra",
    "idee ideeën ideeen",
    "kookt koken kook",
    "zonnepaneel zonnepanelen",
    "fietspad fietspaden",
    "maandag maandagen",
    "bewoner bewoners",
    "bibliotheek bibliotheken",
    "mens mensen",
    "plant planten plantje",
    "gemeente gemeenten gemeentes",
    "groen groene",
    "groot grote",
    "oudere ouderen ouders",
    "café cafe",
    "zee zeeën",
]
APART = [("les", "lees"), ("boom", "bom"), ("man", "maan"), ("buur", "buurt"), ("bus", "buis")]


@pytest.mark.parametrize("words", ALIKE)
def test_forms_of_a_word_are_alike(words):
    assert len({dutch(fold(word)) for word in words.split()}) == 1


@pytest.mark.parametrize("pair", APART)
def test_other_words_stay_apart(pair):
    one, other = pair
    assert dutch(one) != dutch(other)


def test_english_and_arabic_have_rules_of_their_own():
    assert len({english(word) for word in ("play", "playing", "played", "plays")}) == 1
    assert english("activities") == english("activity")
    assert english("news") != "" and english("is") == "is"
    assert arabic(fold("المدرسة")) == arabic(fold("مدرسة"))
    assert arabic(fold("اللُّغة")) == arabic(fold("لغة"))


@pytest.mark.parametrize("odd", ["", "a", "'", "''s", "en", "je", "tje", "ë", "😀", "ß", "ij"])
def test_anything_has_a_stem(odd):
    for rules in (dutch, english, arabic):
        assert isinstance(rules(fold(odd)), str)
