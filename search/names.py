"""Names that are common in the Netherlands. What holds one is taken for the name of a person."""

#: Not a name by themselves: "van der Berg".
NAME_PARTS = frozenset("van de der den ter ten vd vander el al ben".split())  # noqa: SIM905

COMMON_NAMES = frozenset(
    """
    aaltje abdul abdullah adriaan ahmed ahmet aisha albert alex alexander ali alice amber amina
    amir andre anita anja anke anna anneke annemarie annie ans anton antonia antoon arie arjan
    arno arthur astrid aukje bakker barbara bart bas beatrix beek ben berend berg bernard bert
    bertha betty bianca bilal bob boris bos bosch bram bregje brink brouwer bruijn bruin carla
    carlo carolien caroline catharina cees chantal charlotte chris christiaan christina claudia
    coby cor cornelia cornelis corrie daan daniel danielle david dekker dennis desiree dick
    diederik dijk dijkstra dirk dominique douwe edith edwin elisabeth ellen elly els emine emma
    emre eric erik erna ernst esther eva evelien fatima fatma femke fenna floor floris frank
    frans fred frederik freek geert geertje gerard gerda gerrit gert gijs greet greetje groot
    guus haan hannah hannie hans harm harry hassan hein heleen helena hendrik hendrika hendriks
    henk hennie henriette herman hetty hilde hoek hoekstra huisman huub ibrahim ilse ina ineke
    inge ingrid irene iris ismail jaap jacob jacoba jacobs jacqueline jan janneke jannie jansen
    janssen jantje jasmijn jasper jeanette jelle jeroen jesse jessica jim jo joanne job johan
    johanna johannes john jolanda jong jonge joop joost joris jos josien joyce judith julia
    jurgen karel karim karin kaya kees kevin khadija kim klaas koen kok koning koos koster
    kramer kuipers lars laura leendert leeuwen leo leon lieke lies linda lisa lisette loes
    lotte louise lucas lucia luuk maaike maarten maas manon marc marcel margreet margriet maria
    marianne marie marieke marijke marina marion marjan mark marleen marlies marloes martens
    martha martijn martin martine mathilde matthijs max meer meijer melissa menno merel meyer
    michael michel mieke miep mies mila milan mirjam mohamed mohammed molenaar monique mulder
    mustafa nadia naomi natasja nel nelleke nguyen nico nicole niels nienke noor nora olga omar
    otto pascal patricia patrick paul paula peter peters petra pier pierre piet pieter postma
    prins rachel rachid ralf ravi rebecca remco renate rene ria rianne richard riet rik rinske
    rob robert robin roel roelof ronald rosa ruben rudolf ruiter ruud ryan sabine samira sander
    sanders sandra sanne sara sarah saskia scholten schouten sebastiaan sem sevda sharon siebe
    sien simon singh sjaak sjoerd smit smits sofie sonja sophie stefan stephanie steven suzanne
    sven sylvia tamara teun thea theo theodora thijs thomas tim timmermans tineke tjeerd tom
    toon trees trijntje trudy truus ursula veen veenstra vera verbeek verhoeven vermeulen
    victor vincent vink visser vliet vos vries wal wendy wessel wiebe wijnand wil willem
    willemijn willems wilma wim wit wouter xander yasmin yilmaz yusuf yvonne zahra zoe
    """.split()  # noqa: SIM905  (a list of words reads better so)
)
