"""What projects and news are filed under: themes, neighbourhoods, organisations, news categories."""

from demo.content.schema import Neighbourhood, NewsCategory, Organisation, Text, Theme

THEMES = (
    Theme("ambiente", Text("Ambiente", "Environment")),
    Theme("lavoro", Text("Lavoro", "Work")),
    Theme("giovani", Text("Giovani", "Young people")),
    Theme("economia-circolare", Text("Economia circolare", "Circular economy")),
    Theme("cultura", Text("Cultura", "Culture")),
    Theme("educazione", Text("Educazione", "Education")),
    Theme("comunita", Text("Comunità", "Community")),
    Theme("salute", Text("Salute", "Health")),
    Theme("sport", Text("Sport", "Sport")),
)

NEIGHBOURHOODS = (
    Neighbourhood("greco", "Greco", 2),
    Neighbourhood("via-padova", "Via Padova", 2),
    Neighbourhood("rubattino", "Rubattino", 3),
    Neighbourhood("corvetto", "Corvetto", 4),
    Neighbourhood("ponte-lambro", "Ponte Lambro", 4),
    Neighbourhood("molise-calvairate", "Molise-Calvairate", 4),
    Neighbourhood("gratosoglio", "Gratosoglio", 5),
    Neighbourhood("chiaravalle", "Chiaravalle", 5),
    Neighbourhood("stadera", "Stadera", 5),
    Neighbourhood("giambellino", "Giambellino", 6),
    Neighbourhood("lorenteggio", "Lorenteggio", 6),
    Neighbourhood("barona", "Barona", 6),
    Neighbourhood("san-siro", "San Siro", 7),
    Neighbourhood("baggio", "Baggio", 7),
    Neighbourhood("quarto-oggiaro", "Quarto Oggiaro", 8),
    Neighbourhood("villapizzone", "Villapizzone", 8),
    Neighbourhood("niguarda", "Niguarda", 9),
    Neighbourhood("bovisa", "Bovisa", 9),
    Neighbourhood("comasina", "Comasina", 9),
    Neighbourhood("dergano", "Dergano", 9),
)

ORGANISATIONS = (
    Organisation(
        key="traversine",
        name="Traversine APS",
        legal_form="aps",
        website="https://www.example.org/traversine",
        description=Text(
            """Trentadue vicini di casa di Greco che dal 2014 puliscono, seminano e raccontano i bordi della
            ferrovia.""",
            """Thirty-two neighbours from Greco who since 2014 have been clearing, sowing and telling the
            story of the edges of the railway.""",
        ),
    ),
    Organisation(
        key="lievito-lento",
        name="Lievito Lento cooperativa sociale",
        legal_form="social_cooperative",
        website="https://www.example.org/lievito-lento",
        description=Text(
            """Cooperativa di panificatori ed educatori: insegna un mestiere a chi ha lasciato la scuola
            troppo presto.""",
            """A co-operative of bakers and youth workers that teaches a trade to those who left school too
            early.""",
        ),
    ),
    Organisation(
        key="raggi-e-catene",
        name="Raggi e Catene APS",
        legal_form="aps",
        website="https://www.example.org/raggi-e-catene",
        description=Text(
            """Meccanici per passione ed educatori di strada: a Quarto Oggiaro riparano biciclette e
            pomeriggi vuoti.""",
            """Amateur mechanics and street youth workers: in Quarto Oggiaro they mend bicycles and empty
            afternoons.""",
        ),
    ),
    Organisation(
        key="scaffale-comune",
        name="Scaffale Comune APS",
        legal_form="aps",
        website="https://www.example.org/scaffale-comune",
        description=Text(
            "Un gruppo di famiglie del Corvetto convinto che di trapani, in un palazzo, ne basti uno.",
            "A group of families from Corvetto who believe that one drill is enough for a whole building.",
        ),
    ),
    Organisation(
        key="scala-f",
        name="Compagnia Scala F",
        legal_form="association",
        website="https://www.example.org/scala-f",
        description=Text(
            """Compagnia teatrale nata su un pianerottolo di San Siro: in scena salgono attori di mestiere e
            inquilini.""",
            """A theatre company born on a landing in San Siro: professional actors and tenants share the
            stage.""",
        ),
    ),
    Organisation(
        key="quaderni-a-righe",
        name="Quaderni a Righe ODV",
        legal_form="odv",
        website="https://www.example.org/quaderni-a-righe",
        description=Text(
            """Insegnanti in pensione, studentesse universitarie e genitori che a Gratosoglio aiutano con i
            compiti dal 2009.""",
            """Retired teachers, university students and parents who have been helping with homework in
            Gratosoglio since 2009.""",
        ),
    ),
    Organisation(
        key="mestolo-largo",
        name="Mestolo Largo impresa sociale",
        legal_form="social_enterprise",
        website="https://www.example.org/mestolo-largo",
        description=Text(
            "Cuoche e cuochi del Lorenteggio che fanno della cucina un mestiere e un modo di conoscersi.",
            "Cooks from Lorenteggio who make cooking both a living and a way of getting to know each other.",
        ),
    ),
    Organisation(
        key="sopraggitto",
        name="Sopraggitto cooperativa sociale",
        legal_form="social_cooperative",
        website="https://www.example.org/sopraggitto",
        description=Text(
            """Sarte, modelliste e tirocinanti di Baggio: dal 2016 danno una seconda vita ai tessuti e una
            prima paga a chi li cuce.""",
            """Seamstresses, pattern makers and trainees from Baggio: since 2016 they have been giving cloth
            a second life, and those who sew it a first wage.""",
        ),
    ),
    Organisation(
        key="antenna-bassa",
        name="Antenna Bassa APS",
        legal_form="aps",
        website="https://www.example.org/antenna-bassa",
        description=Text(
            "Una redazione di quartiere, dai sedici agli ottantun anni, che trasmette dalla Barona.",
            "A neighbourhood newsroom, aged sixteen to eighty-one, broadcasting from Barona.",
        ),
    ),
    Organisation(
        key="rosmarino",
        name="Fondazione Rosmarino",
        legal_form="foundation",
        website="https://www.example.org/rosmarino",
        description=Text(
            """A Niguarda sta accanto alle persone con demenza e a chi se ne prende cura, con gruppi, visite
            a casa e giardini.""",
            """In Niguarda it stands beside people with dementia and those who care for them, with groups,
            home visits and gardens.""",
        ),
    ),
    Organisation(
        key="prima-persona-plurale",
        name="Prima Persona Plurale ODV",
        legal_form="odv",
        website="https://www.example.org/prima-persona-plurale",
        description=Text(
            "Volontarie che insegnano l'italiano per strada, al mercato e in classe, intorno a Via Padova.",
            "Volunteers who teach Italian in the street, at the market and in class, around Via Padova.",
        ),
    ),
    Organisation(
        key="fiatone",
        name="Polisportiva Fiatone",
        legal_form="association",
        website="https://www.example.org/fiatone",
        description=Text(
            """Associazione sportiva dilettantistica di Ponte Lambro: ginnastica dolce, calcio a sette e
            nessuna classifica.""",
            """An amateur sports association from Ponte Lambro: gentle exercise, seven-a-side football and
            no league tables.""",
        ),
    ),
    Organisation(
        key="truciolo",
        name="Truciolo impresa sociale",
        legal_form="social_enterprise",
        website="https://www.example.org/truciolo",
        description=Text(
            "Falegnami della Bovisa che formano e assumono persone rimaste a lungo senza lavoro.",
            "Joiners from Bovisa who train and hire people who have been out of work for a long time.",
        ),
    ),
    # An informal group that has kept its promise: the new body exists, so it may receive the money.
    Organisation(
        key="ronzii",
        name="Ronzii",
        legal_form="informal_group",
        website="https://www.example.org/ronzii",
        description=Text(
            """Maestre, genitori e due apicoltori di Chiaravalle: un gruppo informale che, dopo la
            graduatoria, ha costituito un'associazione senza scopo di lucro.""",
            """Primary school teachers, parents and two beekeepers from Chiaravalle: an informal group that,
            after the ranking, founded a non-profit association.""",
        ),
    ),
    Organisation(
        key="lenzuolo-bianco",
        name="Lenzuolo Bianco APS",
        legal_form="aps",
        website="https://www.example.org/lenzuolo-bianco",
        description=Text(
            """Proiezionisti, baristi e spettatori dello Stadera: il primo film lo hanno mostrato su un
            lenzuolo appeso fra due alberi.""",
            """Projectionists, café owners and film-goers from Stadera: they showed their first film on a
            sheet strung between two trees.""",
        ),
    ),
    Organisation(
        key="borsa-a-rete",
        name="Borsa a Rete ODV",
        legal_form="odv",
        website="https://www.example.org/borsa-a-rete",
        description=Text(
            """Sessanta volontari che recuperano il cibo invenduto dei mercati e lo portano alle famiglie di
            Molise-Calvairate.""",
            """Sixty volunteers who collect unsold food from the markets and bring it to families in
            Molise-Calvairate.""",
        ),
    ),
    Organisation(
        key="mezzavoce",
        name="Associazione Mezzavoce",
        legal_form="association",
        website="https://www.example.org/mezzavoce",
        description=Text(
            """Un piccolo coro amatoriale di Rubattino che prova ogni martedì e non chiede a nessuno di
            leggere la musica.""",
            """A small amateur choir from Rubattino that rehearses every Tuesday and asks nobody to read
            music.""",
        ),
    ),
    Organisation(
        key="terzo-ingranaggio",
        name="Terzo Ingranaggio cooperativa sociale",
        legal_form="social_cooperative",
        website="https://www.example.org/terzo-ingranaggio",
        description=Text(
            """Ingegnere, educatrici e artigiane digitali che alla Comasina portano la tecnologia nei
            cortili.""",
            """Engineers, youth workers and digital makers, all women, who bring technology into the
            courtyards of Comasina.""",
        ),
    ),
    Organisation(
        key="vite-e-bottoni",
        name="Vite e Bottoni ODV",
        legal_form="odv",
        website="https://www.example.org/vite-e-bottoni",
        description=Text(
            """Elettricisti, sarte e nonni di Villapizzone che non buttano via niente che abbia avuto un
            nome.""",
            """Electricians, seamstresses and grandparents from Villapizzone who throw nothing away that
            once had a name.""",
        ),
    ),
    Organisation(
        key="portone-aperto",
        name="Gruppo Portone Aperto",
        legal_form="informal_group",
        website="https://www.example.org/portone-aperto",
        description=Text(
            """Undici abitanti di Dergano che si passano le chiavi di casa e la spesa: un gruppo informale
            che sta costituendo la propria associazione.""",
            """Eleven people from Dergano who look after each other's keys and shopping: an informal group
            now founding its own association.""",
        ),
        founded_as_legal_entity=False,
    ),
)

NEWS_CATEGORIES = (
    NewsCategory(
        "agenzia-coesione-territoriale",
        Text("Agenzia coesione territoriale", "Territorial cohesion agency"),
    ),
    NewsCategory("attuazione", Text("Attuazione", "Implementation")),
    NewsCategory("comunicazione", Text("Comunicazione", "Communication")),
    NewsCategory("europa", Text("Europa", "Europe")),
    NewsCategory("la-coesione", Text("La coesione", "Cohesion")),
    NewsCategory(
        "pon-citta-metropolitane",
        Text("PON Città Metropolitane", "PON Metropolitan Cities"),
    ),
)
