"""The projects in the open air: the bees of Chiaravalle and the gym of Ponte Lambro."""

from demo.content.schema import (
    BudgetLine,
    FaqBlock,
    FaqItem,
    ImageBlock,
    Project,
    QuoteBlock,
    RichTextBlock,
    SuggestedAmount,
    TeamBlock,
    TeamMember,
    Text,
)

BEES = Project(
    slug="casa-delle-api",
    slug_en="house-of-bees",
    title=Text("La casa delle api", "The house of bees"),
    summary=Text(
        """Un apiario didattico a Chiaravalle: sei arnie, un prato di fiori e venti classi che imparano a
        non avere paura.""",
        """A teaching apiary in Chiaravalle: six hives, a flower meadow and twenty school classes learning
        not to be afraid.""",
    ),
    hero_image_alt=Text(
        "Arnie colorate in un prato fiorito, con api in volo e un campanile lontano.",
        "Colourful hives in a flowering meadow, with bees in flight and a distant bell tower.",
    ),
    organisation="ronzii",
    neighbourhood="chiaravalle",
    theme="ambiente",
    ranking_position=13,
    approved_budget_cents=2_800_000,
    budget_lines=(
        BudgetLine(Text("Sei arnie, famiglie e attrezzatura", "Six hives, colonies and equipment"), 540_000),
        BudgetLine(Text("Casetta con parete di vetro", "Hut with a glass wall"), 1_060_000),
        BudgetLine(Text("Tute per bambini e adulti", "Suits for children and adults"), 240_000),
        BudgetLine(Text("Prato fiorito e siepi", "Flower meadow and hedges"), 320_000),
        BudgetLine(Text("Laboratori con venti classi", "Workshops with twenty classes"), 640_000),
    ),
    use_of_funds=Text(
        """<p>Compriamo le arnie e le famiglie di api, costruiamo la casetta da cui guardarle senza
        disturbarle e paghiamo il tempo di chi accompagna le classi. Il prato lo seminiamo noi, con i
        bambini.</p>""",
        """<p>We buy the hives and the colonies, build the hut from which to watch them undisturbed, and pay
        for the time of those who guide the classes. The meadow we shall sow ourselves, with the
        children.</p>""",
    ),
    story=(
        RichTextBlock(
            Text(
                """<p>Tutto è cominciato con uno sciame. Tre anni fa, a maggio, si è posato sul cancello
                della scuola: i bambini erano incollati alle finestre, gli adulti al telefono. È arrivato il
                signor Attilio, che di api ne ha sempre avute, e in mezz'ora lo ha fatto entrare in una
                cassetta della frutta. Il giorno dopo la terza B voleva sapere tutto.</p>
                <p>Da quella curiosità siamo nati noi: quattro maestre, nove genitori e due apicoltori.
                All'inizio eravamo soltanto un gruppo con una chat; quando il progetto è entrato in
                graduatoria abbiamo costituito l'associazione, come chiede il bando, e adesso abbiamo uno
                statuto, un conto e un nome che ronza.</p>
                <h3>Che cosa vogliamo costruire</h3>
                <p>Un apiario piccolo, fatto per essere guardato. Sei arnie in fondo a un prato e, davanti,
                una casetta di legno con una parete di vetro: da lì una classe intera può vedere le api
                uscire, tornare cariche e raccontarsi la strada ballando. Chi vuole avvicinarsi mette la
                tuta e va con l'apicoltore, quattro alla volta.</p>
                <p>Le api hanno bisogno di fiori da marzo a ottobre. Semineremo duemila metri quadrati di
                trifoglio, facelia e borragine e pianteremo una siepe di biancospino: ne avranno beneficio
                anche le api selvatiche, che il miele non lo fanno ma fanno quasi tutto il resto.</p>
                <h3>Per chi</h3>
                <ul><li>venti classi all'anno, dalla primaria alle medie, senza alcuna spesa per le
                famiglie;</li>
                <li>il sabato mattina, chi abita nel quartiere;</li>
                <li>otto ragazzi fra i sedici e i vent'anni, che impareranno il mestiere.</li></ul>""",
                """<p>It all began with a swarm. Three years ago, in May, it settled on the school gate: the
                children were glued to the windows, the grown-ups to their phones. Along came Attilio, who
                has kept bees all his life, and in half an hour he had coaxed it into a fruit crate. The
                next day class 3B wanted to know everything.</p>
                <p>That curiosity is where we come from: four teachers, nine parents and two beekeepers. At
                first we were just a group with a chat; when the project made it into the ranking we founded
                our association, as the call requires, and now we have articles of association, a
                bank account and a name that buzzes.</p>
                <h3>What we want to build</h3>
                <p>A small apiary, made to be looked at. Six hives at the end of a meadow and, in front of
                them, a wooden hut with a glass wall: from there a whole class can watch the bees leave,
                come back laden and dance each other the way. Those who want to get closer put on a suit and
                go with the beekeeper, four at a time.</p>
                <p>Bees need flowers from March to October. We shall sow two thousand square metres of
                clover, phacelia and borage and plant a hawthorn hedge: wild bees will benefit too, and
                though they make no honey they do almost everything else.</p>
                <h3>Who it is for</h3>
                <ul><li>twenty classes a year, from primary to lower secondary, at no cost to families;</li>
                <li>on Saturday mornings, anyone from the neighbourhood;</li>
                <li>eight young people between sixteen and twenty, who will learn the trade.</li></ul>""",
            )
        ),
        QuoteBlock(
            Text(
                "Maestra, ma se loro sono quarantamila e noi ventidue, chi è che dovrebbe avere paura?",
                """Miss, if there are forty thousand of them and twenty-two of us, who is supposed to be
                scared?""",
            ),
            "Nina",
            Text("otto anni, terza B", "eight years old, class 3B"),
        ),
        ImageBlock(
            "casa-delle-api/2",
            Text(
                "Due bambini con la tuta bianca guardano un telaino pieno di api.",
                "Two children in white suits looking at a frame full of bees.",
            ),
            Text(
                "Le tute più piccole sono per chi ha sei anni.",
                "The smallest suits are for six-year-olds.",
            ),
        ),
        FaqBlock(
            (
                FaqItem(
                    Text("Le api pungono i vicini?", "Will the bees sting the neighbours?"),
                    Text(
                        """<p>Le arnie stanno a ottanta metri dalla casa più vicina, dietro una siepe che
                        costringe le api ad alzarsi subito in volo. Abbiamo scelto famiglie docili e
                        l'apiario è assicurato.</p>""",
                        """<p>The hives stand eighty metres from the nearest house, behind a hedge that
                        makes the bees fly up straight away. We have chosen gentle colonies, and the apiary
                        is insured.</p>""",
                    ),
                ),
                FaqItem(
                    Text("Che fine fa il miele?", "What happens to the honey?"),
                    Text(
                        """<p>Un terzo resta alle api, un terzo va alle scuole, un terzo si assaggia alla
                        festa di giugno. Non lo vendiamo.</p>""",
                        """<p>A third stays with the bees, a third goes to the schools, a third is tasted at
                        the June party. We do not sell it.</p>""",
                    ),
                ),
            )
        ),
    ),
    scenario="just_opened",
    opens_in_days=-1,
    suggested_amounts=(
        SuggestedAmount(1_500, Text("semi per dieci metri di prato", "seed for ten metres of meadow")),
        SuggestedAmount(2_500, Text("un paio di guanti e un velo da bambino", "a child's gloves and veil")),
        SuggestedAmount(5_000, Text("una tuta completa per una classe", "one full suit for a class to share")),
        SuggestedAmount(15_000, Text("una famiglia di api", "a colony of bees")),
    ),
)

GYM = Project(
    slug="palestra-a-cielo-aperto",
    slug_en="open-air-gym",
    title=Text("Palestra a cielo aperto", "Open-air gym"),
    summary=Text(
        """Attrezzi, canestro e pista intorno al campo di Ponte Lambro: sport gratuito, con un istruttore,
        dai sei ai novant'anni.""",
        """Equipment, a hoop and a track around the Ponte Lambro pitch: free sport with an instructor, from
        six to ninety.""",
    ),
    hero_image_alt=Text(
        "Persone di età diverse si allenano su attrezzi colorati accanto a un campo da basket.",
        "People of different ages exercising on colourful equipment beside a basketball court.",
    ),
    organisation="fiatone",
    neighbourhood="ponte-lambro",
    theme="sport",
    ranking_position=14,
    approved_budget_cents=6_000_000,
    budget_lines=(
        BudgetLine(Text("Undici attrezzi e fondazioni", "Eleven pieces of equipment and foundations"), 2_380_000),
        BudgetLine(
            Text("Pista di trecento metri in terra battuta", "Three-hundred-metre track of packed earth"),
            1_240_000,
        ),
        BudgetLine(Text("Campo da basket ridipinto e canestri", "Repainted basketball court and hoops"), 680_000),
        BudgetLine(Text("Luci a basso consumo", "Low-energy lighting"), 560_000),
        BudgetLine(Text("Istruttori per un anno", "Instructors for a year"), 960_000),
        BudgetLine(Text("Manutenzione e assicurazione", "Maintenance and insurance"), 180_000),
    ),
    use_of_funds=Text(
        """<p>Attrezzi robusti, una pista, luci che durano e un anno di istruttori, tre pomeriggi e due
        mattine alla settimana. Nessuno pagherà per allenarsi.</p>""",
        """<p>Sturdy equipment, a track, lights that last and a year of instructors, three afternoons and
        two mornings a week. Nobody will pay to train.</p>""",
    ),
    story=(
        RichTextBlock(
            Text(
                """<p>A Ponte Lambro lo sport si è sempre fatto, solo che si faceva dove capitava: il muro
                del parcheggio come porta, la ringhiera come sbarra, le scale del cavalcavia per chi voleva
                dimagrire. Il campo in mezzo alle case c'è, ma da anni ha un solo canestro, storto, e alle
                cinque di novembre è già buio.</p>
                <p>La Polisportiva Fiatone è nata qui sette anni fa, con un corso di ginnastica dolce per
                sei signore. Oggi siamo centoquaranta e abbiamo una regola sola: <b>chi arriva ultimo
                sceglie il riscaldamento della volta dopo</b>.</p>
                <h3>Che cosa cambierà</h3>
                <p>Intorno al campo metteremo undici attrezzi scelti insieme agli abitanti in quattro
                serate: sbarre e parallele per i ragazzi, pedaliere e ruote per le spalle per chi ha bisogno
                di muoversi piano, tre postazioni che si usano anche dalla sedia a rotelle. Tutto intorno,
                una pista di trecento metri in terra battuta: due giri la mattina presto bastano già a
                sentirsi meglio.</p>
                <p>Gli attrezzi da soli, però, dopo un mese diventano stendibiancheria. Per questo una parte
                del budget paga le persone: due istruttori che ci sono sempre, negli stessi giorni e alla
                stessa ora, e che imparano i nomi.</p>
                <h3>La settimana tipo</h3>
                <ul><li><b>martedì e giovedì mattina</b>: ginnastica dolce, con il caffè dopo;</li>
                <li><b>lunedì, mercoledì e venerdì dalle 17</b>: basket e allenamento libero per ragazze e
                ragazzi;</li>
                <li><b>sabato</b>: famiglie, corsa lenta e pallone.</li></ul>""",
                """<p>People in Ponte Lambro have always done sport; they just did it wherever they could:
                the car-park wall for a goal, the railings for a bar, the flyover steps if you wanted to
                lose weight. There is a pitch among the houses, but for years it has had a single, crooked
                hoop, and at five o'clock in November it is already dark.</p>
                <p>Polisportiva Fiatone – the name means "out of breath" – was born here seven years ago,
                with a gentle exercise class for six ladies. Today there are a hundred and forty of us, and
                we have only one rule: <b>whoever comes last chooses the next warm-up</b>.</p>
                <h3>What will change</h3>
                <p>Around the pitch we shall install eleven pieces of equipment chosen with residents over
                four evenings: bars and parallels for teenagers, pedals and shoulder wheels for those who
                need to move slowly, and three stations that can also be used from a wheelchair. All around
                it, a three-hundred-metre track of packed earth: two laps early in the morning are enough to
                make you feel better.</p>
                <p>Left to itself, though, equipment turns into a clothes rack within a month. That is why
                part of the budget pays for people: two instructors who are always there, on the same days
                and at the same time, and who learn everyone's name.</p>
                <h3>A typical week</h3>
                <ul><li><b>Tuesday and Thursday mornings</b>: gentle exercise, with coffee afterwards;</li>
                <li><b>Monday, Wednesday and Friday from 5 pm</b>: basketball and free training for girls
                and boys;</li>
                <li><b>Saturday</b>: families, slow running and football.</li></ul>""",
            )
        ),
        ImageBlock(
            "palestra-a-cielo-aperto/2",
            Text(
                "Un'istruttrice guida un gruppo di anziani che allunga le braccia sotto gli alberi.",
                "An instructor leads a group of older people stretching their arms under the trees.",
            ),
            Text(
                "La ginnastica dolce del giovedì si farà finalmente all'aperto.",
                "Thursday's gentle exercise will finally move outdoors.",
            ),
        ),
        QuoteBlock(
            Text(
                """Il medico mi ha prescritto di camminare. Nella ricetta però non c'era scritto con chi:
                quello l'ho trovato qui.""",
                "The doctor prescribed walking. The prescription did not say who with: that I found here.",
            ),
            "Teresa Scolari",
            Text("settantatré anni, corso del martedì", "seventy-three, Tuesday class"),
        ),
        TeamBlock(
            (
                TeamMember("Dario Ponzetti", Text("presidente e istruttore di basket", "chair and basketball coach")),
                TeamMember(
                    "Mirela Dobrean",
                    Text("istruttrice, laureata in scienze motorie", "instructor, sports science graduate"),
                ),
                TeamMember("Gino Casaluci", Text("custode volontario del campo", "volunteer keeper of the pitch")),
            )
        ),
    ),
    scenario="funded",
    opens_in_days=-140,
    suggested_amounts=(
        SuggestedAmount(1_000, Text("due corde per saltare", "two skipping ropes")),
        SuggestedAmount(2_500, Text("un pallone da basket", "a basketball")),
        SuggestedAmount(5_000, Text("un metro di pista", "one metre of track")),
        SuggestedAmount(10_000, Text("tre lezioni di ginnastica dolce", "three gentle exercise classes")),
    ),
)

PROJECTS = (BEES, GYM)
