"""The news: the public notice of 2 July 2020, followed by an invented season of campaigns."""

from datetime import date

from demo.content.call import OFFICIAL_URL
from demo.content.schema import News, Text

NOTICE = News(
    slug="nuovi-servizi-nelle-periferie-milanesi",
    slug_en="new-services-in-milans-outer-neighbourhoods",
    title=Text(
        """Nuovi servizi nelle periferie milanesi, un crowdfunding e un bando del PON Metro. Candidature
        entro il 31 luglio""",
        "New services in Milan's outer neighbourhoods: crowdfunding and a PON Metro call. Apply by 31 July",
    ),
    summary=Text(
        """Il Comune di Milano cerca progetti di innovazione sociale per i quartieri periferici: fino a
        100.000 euro di costo, poi una campagna di raccolta fondi di circa 60 giorni.""",
        """The City of Milan is looking for social innovation projects for its outer neighbourhoods: costing
        up to 100,000 euros, followed by a fund-raising campaign of about 60 days.""",
    ),
    body=Text(
        f"""<p>Milano apre un bando per chi vuole far nascere un servizio in periferia, o rafforzarne uno
        che già esiste. Lo promuove il Comune con «Hub dell'Innovazione inclusiva - nuovi servizi in aree
        degradate», un progetto del PON Città Metropolitane.</p>
        <h3>A chi si rivolge</h3>
        <p>A enti del terzo settore, associazioni di promozione sociale, organizzazioni di volontariato,
        fondazioni, imprese sociali e altre associazioni senza scopo di lucro. Possono partecipare anche
        gruppi informali di cittadini: se il progetto passa, fonderanno un nuovo ente senza scopo di lucro,
        al quale andrà il denaro.</p>
        <h3>Che cosa offre</h3>
        <p>Il sostegno può arrivare in tre modi: uno spazio in concessione, un microfinanziamento, un
        cofinanziamento distribuito come il crowdfunding civico.</p>
        <h3>Come si svolge</h3>
        <ul><li>Prima si selezionano i progetti, che possono costare fino a 100.000 euro.</li>
        <li>Poi chi è in posizione utile in graduatoria apre una campagna sulla piattaforma messa a
        disposizione dal Comune, per un periodo indicativo di 60 giorni.</li></ul>
        <p>Le candidature si presentano entro il 31 luglio 2020, <a href="{OFFICIAL_URL}">dalla pagina dei
        bandi del Comune di Milano</a>.</p>""",
        f"""<p>Milan has opened a call for anyone who wants to start a service in the outer neighbourhoods,
        or strengthen one that already exists. The City promotes it through "Hub dell'Innovazione inclusiva
        - nuovi servizi in aree degradate" (Inclusive Innovation Hub), a project of PON Città Metropolitane,
        the programme for metropolitan cities.</p>
        <h3>Who it is for</h3>
        <p>Third-sector bodies, associations for social promotion, voluntary organisations, foundations,
        social enterprises and other non-profit associations. Informal groups of citizens may take part too:
        if their project is approved they will found a new non-profit body, to which the money will go.</p>
        <h3>What it offers</h3>
        <p>Support may come in three ways: the use of a City-owned space, a micro-grant, or distributed co-financing
        such as civic crowdfunding.</p>
        <h3>How it works</h3>
        <ul><li>First, projects are selected; they may cost up to 100,000 euros.</li>
        <li>Then those placed high enough in the ranking open a campaign on the platform provided by the
        City, for an indicative period of 60 days.</li></ul>
        <p>Apply by 31 July 2020 <a href="{OFFICIAL_URL}">from the City of Milan's page of calls</a> (in
        Italian).</p>""",
    ),
    categories=(
        "agenzia-coesione-territoriale",
        "attuazione",
        "comunicazione",
        "europa",
        "la-coesione",
        "pon-citta-metropolitane",
    ),
    tags=("PON Metro",),
    is_demonstration=False,
    published_on=date(2020, 7, 2),
    illustration="news/1",
    illustration_alt=Text(
        "Abitanti leggono i fogli appesi a una bacheca di quartiere.",
        "Residents reading the sheets pinned to a neighbourhood notice board.",
    ),
)

SEASON = (
    News(
        slug="si-comincia-le-prime-quattro-campagne",
        slug_en="off-we-go-the-first-four-campaigns",
        title=Text(
            "Si comincia: domani le prime quattro campagne",
            "Off we go: the first four campaigns open tomorrow",
        ),
        summary=Text(
            """Un forno, un doposcuola, una biblioteca delle cose e una bottega solidale aprono la stagione
            delle donazioni.""",
            """A bakery, an after-school club, a library of things and a solidarity grocery open the season
            of giving.""",
        ),
        body=Text(
            """<p>Da domani si può donare. I primi a partire sono <b>Forno di quartiere</b> al Giambellino,
            <b>Doposcuola aperto</b> a Gratosoglio, <b>La biblioteca delle cose</b> al Corvetto e <b>La
            bottega solidale</b> a Molise-Calvairate. Avranno sessanta giorni di tempo.</p>
            <p>Per sostenerli non serve registrarsi: si sceglie una cifra, si lascia un nome (o si resta
            anonimi) e si paga con la carta o con un addebito sul conto. Pochi secondi dopo la barra della
            campagna si muove. Provateci insieme a qualcuno: dà soddisfazione.</p>""",
            """<p>From tomorrow you can give. First to start are <b>The neighbourhood bakery</b> in
            Giambellino, <b>The open after-school club</b> in Gratosoglio, <b>The library of things</b> in
            Corvetto and <b>The solidarity grocery</b> in Molise-Calvairate. They will have sixty days.</p>
            <p>You need no account to support them: choose a sum, leave a name (or stay anonymous) and pay
            by card or by bank debit. A few seconds later the campaign's bar moves. Try it with someone
            beside you: it is rather satisfying.</p>""",
        ),
        categories=("attuazione", "comunicazione"),
        tags=("PON Metro", "Crowdfunding civico"),
        is_demonstration=True,
        days_ago=206,
        illustration="news/4",
        illustration_alt=Text(
            "Una persona con il megafono chiama a raccolta i vicini in strada.",
            "Someone with a megaphone calling the neighbours together in the street.",
        ),
    ),
    News(
        slug="raccontare-un-progetto-in-tre-minuti",
        slug_en="telling-a-project-in-three-minutes",
        title=Text("Raccontare un progetto in tre minuti", "Telling the story of a project in three minutes"),
        summary=Text(
            "Un laboratorio per chi aprirà le prossime campagne: via le sigle, dentro le persone.",
            "A workshop for those who will open the next campaigns: fewer acronyms, more people.",
        ),
        body=Text(
            """<p>Sabato, in quarantadue intorno a un tavolo, i promotori delle prossime campagne hanno
            provato a spiegare il proprio progetto a chi non ne sapeva niente. Tre minuti a testa, una
            clessidra e un campanello che suonava a ogni parola difficile. «Coprogettazione» ha suonato nove
            volte.</p>
            <p>Tre consigli usciti dalla giornata:</p>
            <ul><li>comincia da una persona, non da un problema;</li>
            <li>di' quanto costa ogni cosa, anche quella noiosa;</li>
            <li>scrivi che cosa farai se raccoglierai di meno.</li></ul>""",
            """<p>On Saturday, forty-two around a table, the promoters of the next campaigns tried to
            explain their projects to people who knew nothing about them. Three minutes each, an egg timer
            and a bell that rang at every difficult word. "Co-design" set it off nine times.</p>
            <p>Three pieces of advice from the day:</p>
            <ul><li>begin with a person, not with a problem;</li>
            <li>say what each thing costs, even the dull one;</li>
            <li>write down what you will do if you raise less.</li></ul>""",
        ),
        categories=("comunicazione", "la-coesione"),
        tags=("Crowdfunding civico", "Formazione"),
        is_demonstration=True,
        days_ago=176,
        illustration="news/2",
        illustration_alt=Text(
            "Una persona racconta un progetto davanti a un pubblico con le mani alzate.",
            "Someone telling an audience about a project, with hands going up.",
        ),
    ),
    News(
        slug="quattro-campagne-quattro-soglie-superate",
        slug_en="four-campaigns-four-thresholds-passed",
        title=Text("Quattro campagne, quattro soglie superate", "Four campaigns, four thresholds passed"),
        summary=Text(
            """Si chiude il primo gruppo: tutti i progetti hanno raggiunto il 40% e ricevono la parte del
            Comune.""",
            "The first group closes: every project has reached 40% and receives the City's share.",
        ),
        body=Text(
            """<p>Alla mezzanotte dell'altro ieri si sono chiuse le prime quattro campagne. Tutte hanno
            superato la soglia, e a tutte si aggiunge quindi il 60% del budget messo dal Comune.</p>
            <p>Ora viene la parte che si vede meno e dura di più: i lavori, gli acquisti, le assunzioni.
            Ogni progetto la racconta nei propri aggiornamenti, con le foto storte e i conti dritti.</p>""",
            """<p>The first four campaigns closed at midnight the day before yesterday. All of them passed
            the threshold, so to each is now added the 60% of the budget that the City puts in.</p>
            <p>Now comes the part that shows less and lasts longer: building work, purchases, new staff.
            Each project tells it in its own updates, with crooked photographs and straight
            accounts.</p>""",
        ),
        categories=("attuazione", "pon-citta-metropolitane"),
        tags=("PON Metro", "Crowdfunding civico"),
        is_demonstration=True,
        days_ago=143,
        illustration="forno-di-quartiere/1",
        illustration_alt=Text(
            "La vetrina di un forno illuminata prima dell'alba, con pagnotte sugli scaffali.",
            "A bakery window lit before dawn, with loaves on the shelves.",
        ),
    ),
    News(
        slug="tre-traguardi-e-un-coro-che-non-si-ferma",
        slug_en="three-finishes-and-a-choir-that-goes-on",
        title=Text("Tre traguardi e un coro che non si ferma", "Three finishing lines and a choir that goes on"),
        summary=Text(
            """Cucina, sartoria e palestra superano la soglia. Il coro di Rubattino no, e spiega che cosa
            farà lo stesso.""",
            """The kitchen, the tailors and the gym pass their thresholds. The Rubattino choir does not, and
            explains what it will do all the same.""",
        ),
        body=Text(
            """<p>Si è chiuso il secondo gruppo di campagne. <b>La cucina condivisa</b>, <b>Sartoria del
            riuso</b> e <b>Palestra a cielo aperto</b> hanno superato la soglia e partono.</p>
            <p><b>Coro di quartiere</b> si è fermato prima del 40%. In questa edizione si tiene ciò che si
            raccoglie: le donazioni restano al coro, mentre la parte del Comune non viene versata. Il gruppo
            ha già scritto che cosa taglia e che cosa salva, e le prove del martedì continuano.</p>
            <p>Non tutte le campagne arrivano in fondo. Preferiamo scriverlo qui, con lo stesso carattere
            delle buone notizie.</p>""",
            """<p>The second group of campaigns has closed. <b>The shared kitchen</b>, <b>The re-use
            tailors</b> and <b>Open-air gym</b> passed their thresholds and are under way.</p>
            <p><b>The neighbourhood choir</b> stopped short of 40%. In this edition campaigns keep what they
            raise: the donations stay with the choir, while the City's share is not paid. The group has
            already written what it will cut and what it will save, and Tuesday rehearsals go on.</p>
            <p>Not every campaign makes it. We would rather say so here, in the same type as the good
            news.</p>""",
        ),
        categories=("attuazione", "la-coesione"),
        tags=("Crowdfunding civico", "Quartieri"),
        is_demonstration=True,
        days_ago=78,
        illustration="coro-di-quartiere/1",
        illustration_alt=Text(
            "Un gruppo di persone di ogni età canta a bocca aperta sotto un portico.",
            "People of all ages singing with open mouths under an arcade.",
        ),
    ),
    News(
        slug="dove-vanno-i-soldi",
        slug_en="where-the-money-goes",
        title=Text("Dove vanno i soldi, voce per voce", "Where the money goes, item by item"),
        summary=Text(
            "Come si legge il budget di un progetto e dove si trovano le spese già fatte.",
            "How to read a project's budget, and where to find what has already been spent.",
        ),
        body=Text(
            """<p>Chi ha donato venticinque euro ha il diritto di sapere che fine hanno fatto. Per questo
            ogni progetto pubblica il budget approvato, riga per riga, e negli aggiornamenti dice quando una
            riga diventa una cosa: un forno, un mese di lavoro, una cappa lavata.</p>
            <p>Nella pagina di ogni campagna ci sono due numeri da non confondere. Il <b>raccolto</b> è la
            somma delle donazioni. La <b>parte del Comune</b> si aggiunge soltanto quando la soglia è
            raggiunta e si calcola sul budget: non cresce con le donazioni e non si somma alla
            barra.</p>""",
            """<p>If you gave twenty-five euros you have the right to know what became of them. That is why
            each project publishes its approved budget line by line, and says in its updates when a line
            turns into a thing: an oven, a month's work, a clean cooker hood.</p>
            <p>On each campaign's page there are two figures not to be confused. <b>Raised</b> is the sum of
            the donations. <b>The City's share</b> is added only once the threshold is reached, and is
            worked out on the budget: it does not grow with donations and is not part of the bar.</p>""",
        ),
        categories=("attuazione", "comunicazione"),
        tags=("Trasparenza",),
        is_demonstration=True,
        days_ago=36,
        illustration="laboratorio-di-falegnameria/2",
        illustration_alt=Text(
            "Un falegname e una bambina costruiscono una casetta di legno.",
            "A joiner and a girl building a small wooden house.",
        ),
    ),
    News(
        slug="l-europa-sotto-casa",
        slug_en="europe-on-your-doorstep",
        title=Text(
            "L'Europa sotto casa: una passeggiata fra i progetti",
            "Europe on your doorstep: a walk among the projects",
        ),
        summary=Text(
            """Dodici chilometri, cinque quartieri e una merenda: in cammino fra i luoghi che le donazioni
            stanno cambiando.""",
            """Twelve kilometres, five neighbourhoods and a snack: on foot among the places that donations
            are changing.""",
        ),
        body=Text(
            """<p>Domenica siamo partiti in centoventi dalla saracinesca del forno e siamo arrivati in
            sessanta alla bottega solidale: gli altri si sono fermati lungo la strada, chi al cinema, chi a
            parlare. Ci sembra un buon risultato.</p>
            <p>A ogni tappa qualcuno ha raccontato che cosa c'era prima e che cosa ci sarà. Il progetto del
            PON Città Metropolitane, l'Unione europea, il Comune e le donazioni da dieci euro stanno tutti
            sulla stessa targa: i bambini l'hanno letta ad alta voce, saltando le sigle.</p>""",
            """<p>On Sunday a hundred and twenty of us set out from the bakery's shutter, and sixty arrived
            at the solidarity grocery: the others stopped along the way, some at the cinema, some to talk.
            We count it as a success.</p>
            <p>At each stop somebody told us what used to be there and what there will be. The PON Città
            Metropolitane project, the European Union, the City and the ten-euro donations all share the
            same plaque: the children read it aloud, skipping the acronyms.</p>""",
        ),
        categories=("europa", "la-coesione", "pon-citta-metropolitane"),
        tags=("PON Metro", "Quartieri"),
        is_demonstration=True,
        days_ago=14,
        illustration="news/3",
        illustration_alt=Text(
            "Tre persone guardano una grande mappa della città con i luoghi dei progetti.",
            "Three people looking at a large city map with the places of the projects.",
        ),
    ),
    News(
        slug="si-chiude-un-sipario-si-apre-un-arnia",
        slug_en="a-curtain-closes-a-hive-opens",
        title=Text("Si chiude un sipario, si apre un'arnia", "A curtain closes, a hive opens"),
        summary=Text(
            "Ultimi tre giorni per Teatro in cortile, mentre La casa delle api si prepara ad aprire.",
            "Three days left for Courtyard theatre, while The house of bees gets ready to open.",
        ),
        body=Text(
            """<p>Mancano tre giorni alla fine della campagna di <b>Teatro in cortile</b>, a San Siro: chi
            vuole vedere recitare i vicini del piano di sopra sa che cosa fare.</p>
            <p>Dopodomani, intanto, comincia <b>La casa delle api</b>, a Chiaravalle. Il gruppo informale da
            cui è nata ha costituito la propria associazione, come chiede il bando, e ora può raccogliere. A
            Dergano <b>La portineria sociale</b> sta facendo lo stesso percorso: la sua campagna si aprirà
            quando il nuovo ente esisterà.</p>""",
            """<p>There are three days left in the campaign of <b>Courtyard theatre</b>, in San Siro: if you
            would like to see the upstairs neighbours act, you know what to do.</p>
            <p>Meanwhile, the day after tomorrow, <b>The house of bees</b> begins in Chiaravalle. The
            informal group behind it has founded its association, as the call requires, and may now raise
            money. In Dergano <b>The neighbourhood concierge</b> is on the same road: its campaign will open
            once the new body exists.</p>""",
        ),
        categories=("comunicazione", "attuazione"),
        tags=("Crowdfunding civico", "Quartieri"),
        is_demonstration=True,
        days_ago=3,
        illustration="casa-delle-api/1",
        illustration_alt=Text(
            "Arnie colorate in un prato fiorito, con api in volo e un campanile lontano.",
            "Colourful hives in a flowering meadow, with bees in flight and a distant bell tower.",
        ),
    ),
)

NEWS: tuple[News, ...] = (NOTICE, *SEASON)
