"""The first words of a new site. They are content: editors change them, set-up never does again."""

SECTIONS = {
    "wijken": ("Wijken", "Kies uw wijk. U ziet wat er te doen is en wie u kan helpen."),
    "agenda": ("Agenda", "Wat is er te doen in de wijken?"),
    "nieuws": ("Nieuws", "Nieuws en verhalen uit de wijken."),
    "binnenlopen": (
        "Binnenlopen",
        "Plekken waar u zo naar binnen kunt. U hoeft niets af te spreken.",
    ),
    "initiatieven": ("Ideeën van buren", "Wat bewoners bedachten, en wat ervan kwam."),
    "acties": ("Acties", "Doe mee met een actie in uw straat."),
    "publicaties": ("Publicaties", "Verslagen en plannen om te lezen."),
}

CONTACT_FORM = (
    '<h2>Schrijf ons</h2><p><a href="/contact/schrijven/">Stel uw vraag met het formulier</a>. Dat'
    " kan ook op de pagina van uw wijk.</p>"
)

REPORTER_FORM = (
    "<h2>Vraag een wijkreporter</h2><p>Is er iets te doen of te vertellen in uw wijk?"
    ' <a href="/wijkreporters/aanvragen/">Vraag of er een wijkreporter kan komen</a>. Dat duurt'
    " twee minuten en kost niets.</p>"
)

STANDARD_PAGES = {
    "over-ons": (
        "Over ons",
        "Wie wij zijn en wat wij doen.",
        "<p>Wij werken samen aan prettige buurten. Bewoners, medewerkers en organisaties doen dat"
        " met elkaar.</p>",
    ),
    "toegankelijkheid": (
        "Toegankelijkheid",
        "Wij willen dat iedereen deze site kan gebruiken.",
        "<p>Iedereen moet deze site kunnen gebruiken. Ook met een schermlezer, met grote letters"
        " of met alleen een toetsenbord.</p><h2>Werkt iets niet?</h2><p>Bel of mail ons. Wij"
        " zoeken een oplossing, en u krijgt de informatie op een andere manier.</p>",
    ),
    "privacy": (
        "Privacy",
        "Wij gaan zorgvuldig om met uw gegevens.",
        "<p>U kunt deze site lezen zonder dat wij iets over u opslaan. Wij volgen u niet.</p>"
        "<h2>Als u een formulier invult</h2><p>Dan bewaren wij wat u invult. Alleen medewerkers"
        " die u helpen, lezen het. Na de afgesproken tijd halen wij het weg.</p>"
        "<h2>Uw rechten</h2><p>U mag vragen wat wij van u hebben. U mag het laten wijzigen of"
        " weghalen. Bel of mail ons.</p>",
    ),
    "contact": (
        "Contact",
        "Bel, mail, schrijf of loop binnen.",
        "<p>U kunt ons bellen of mailen. Of loop binnen bij een plek in uw wijk. Weet u niet bij"
        " wie u moet zijn? Wij zoeken het voor u uit.</p>" + CONTACT_FORM,
    ),
    "wijkreporters": (
        "Wijkreporters",
        "Wijkreporters zijn vrijwilligers. Zij maken foto's en verhalen over de wijk.",
        REPORTER_FORM + "<h2>Waar komen zij?</h2><p>Bij een activiteit, een plan dat klaar is of"
        " een actie. Niet bij een feest thuis, een bruiloft of reclame.</p><h2>Foto's van"
        " mensen</h2><p>De reporter vraagt het eerst. Bij kinderen vragen wij het aan de ouders."
        " Wilt u toch niet op een foto staan? Bel of mail ons. Wij halen de foto weg.</p>",
    ),
}
