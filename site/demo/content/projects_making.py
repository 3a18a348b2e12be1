"""The projects about making things: carpentry in Bovisa and robotics in Comasina."""

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

CARPENTRY = Project(
    slug="laboratorio-di-falegnameria",
    slug_en="carpentry-workshop",
    title=Text("Laboratorio di falegnameria", "The carpentry workshop"),
    summary=Text(
        """Alla Bovisa una falegnameria condivisa: la mattina si impara un mestiere, la sera si costruisce
        quello che serve in casa.""",
        """A shared workshop in Bovisa: by day people learn a trade, in the evening they build what the
        house needs.""",
    ),
    hero_image_alt=Text(
        "Due falegnami al banco con la pialla, fra i trucioli e una sedia in costruzione.",
        "Two joiners at a bench with a plane, among shavings and a half-built chair.",
    ),
    organisation="truciolo",
    neighbourhood="bovisa",
    theme="lavoro",
    ranking_position=10,
    approved_budget_cents=7_800_000,
    budget_lines=(
        BudgetLine(Text("Macchine con aspirazione e protezioni", "Machines with extraction and guards"), 2_640_000),
        BudgetLine(Text("Messa a norma del capannone", "Bringing the building up to standard"), 1_560_000),
        BudgetLine(Text("Sei tirocini retribuiti", "Six paid traineeships"), 2_160_000),
        BudgetLine(Text("Banchi e attrezzi a mano", "Benches and hand tools"), 520_000),
        BudgetLine(Text("Formazione sulla sicurezza", "Safety training"), 300_000),
        BudgetLine(Text("Legname dei primi sei mesi", "Timber for the first six months"), 620_000),
    ),
    use_of_funds=Text(
        """<p>Le macchine sicure costano, e sulle dita di chi impara non si risparmia. Il vostro dono compra
        banchi, aspiratori e legname; la parte del Comune mette a norma il capannone e paga i
        tirocini.</p>""",
        """<p>Safe machines are expensive, and learners' fingers are not the place to save money. Your gift
        buys benches, extractors and timber; the City's share brings the building up to standard and pays
        for the traineeships.</p>""",
    ),
    story=(
        RichTextBlock(
            Text(
                """<p>Alla Bovisa le fabbriche hanno chiuso e i capannoni sono rimasti. In uno di questi,
                fra un'officina e un deposito di bibite, quattro anni fa abbiamo montato il primo banco con
                il legno dei pancali. Il primo mobile che ne è uscito era un banco più dritto.</p>
                <p>Truciolo assume persone che il lavoro lo hanno perso e non lo hanno più ritrovato: ex
                magazzinieri, muratori con la schiena rotta, una contabile di cinquantotto anni che oggi fa
                i migliori incastri a coda di rondine del quartiere.</p>
                <h3>Due vite, un solo capannone</h3>
                <p><b>Di giorno</b> è una scuola che produce. Sei tirocinanti imparano a leggere un disegno,
                scegliere una tavola, usare le macchine senza paura e senza distrazioni. Costruiscono
                panchine per i cortili, scaffali per le scuole, letti per le comunità che ce li
                chiedono.</p>
                <p><b>Dalle diciotto</b> è la falegnameria di tutti. Con un corso sulla sicurezza e una
                tessera, chi abita in zona può prenotare un banco, usare gli attrezzi e chiedere consiglio
                al maestro di turno. Una libreria su misura costa il prezzo del legno e tre serate.</p>
                <h3>Perché adesso</h3>
                <p>Lavoriamo con tre macchine vecchie e un aspiratore che fa più rumore che vento. Per
                accogliere altre persone dobbiamo rifare l'impianto, insonorizzare la parete verso le case e
                comprare macchine che si fermano quando sentono un dito. Non è un lusso: è la differenza fra
                otto iscritti e ottanta.</p>""",
                """<p>In Bovisa the factories closed and the sheds remained. In one of them, between a
                garage and a soft-drinks depot, we put together our first bench four years ago out of pallet
                wood. The first piece of furniture that came off it was a straighter bench.</p>
                <p>Truciolo – "wood shaving" – hires people who lost their job and never found another:
                former warehouse workers, bricklayers with bad backs, a bookkeeper of fifty-eight who now
                cuts the best dovetails in the neighbourhood.</p>
                <h3>Two lives under one roof</h3>
                <p><b>By day</b> it is a school that produces. Six trainees learn to read a drawing, choose
                a board, and use machines without fear and without distraction. They build benches for
                courtyards, shelves for schools, and beds for the care homes that ask us for them.</p>
                <p><b>From six in the evening</b> it is everybody's workshop. With a safety course and a
                membership card, anyone who lives nearby can book a bench, use the tools and ask the joiner
                on duty for advice. A made-to-measure bookcase costs the price of the wood and three
                evenings.</p>
                <h3>Why now</h3>
                <p>We work with three old machines and an extractor that makes more noise than wind. To
                welcome more people we need to rewire, soundproof the wall towards the houses and buy
                machines that stop when they feel a finger. It is no luxury: it is the difference between
                eight members and eighty.</p>""",
            )
        ),
        QuoteBlock(
            Text(
                "Il legno non ti chiede l'età. Ti chiede se hai misurato due volte.",
                "Wood does not ask how old you are. It asks whether you measured twice.",
            ),
            "Loredana Pressato",
            Text("ex contabile, falegname", "former bookkeeper, joiner"),
        ),
        ImageBlock(
            "laboratorio-di-falegnameria/3",
            Text(
                "Una panchina di legno chiaro in un cortile, con due vicini che chiacchierano.",
                "A pale wooden bench in a courtyard, with two neighbours chatting.",
            ),
            Text(
                "Le panchine dei cortili: le prime dodici sono già in uso.",
                "Courtyard benches: the first twelve are already in use.",
            ),
        ),
        FaqBlock(
            (
                FaqItem(
                    Text(
                        "Non ho mai preso in mano una sega. Posso venire?",
                        "I have never held a saw. Can I come?",
                    ),
                    Text(
                        """<p>È il caso più frequente. Si comincia con tre serate di sicurezza e attrezzi a
                        mano; alle macchine si arriva dopo, con qualcuno accanto.</p>""",
                        """<p>That is the most common case. You start with three evenings on safety and hand
                        tools; machines come later, with someone beside you.</p>""",
                    ),
                ),
                FaqItem(
                    Text("Darete fastidio ai vicini?", "Will it be noisy for the neighbours?"),
                    Text(
                        """<p>Le macchine si spengono alle diciannove e la parete verso le case sarà
                        insonorizzata: è una delle prime spese.</p>""",
                        """<p>Machines are off at seven in the evening, and the wall facing the houses will
                        be soundproofed: it is one of the first things we shall pay for.</p>""",
                    ),
                ),
            )
        ),
    ),
    scenario="funded",
    opens_in_days=-112,
    suggested_amounts=(
        SuggestedAmount(1_500, Text("colla e carta vetrata per una settimana", "a week's glue and sandpaper")),
        SuggestedAmount(2_500, Text("uno scalpello che dura una vita", "a chisel that lasts a lifetime")),
        SuggestedAmount(5_000, Text("il corso sulla sicurezza per una persona", "the safety course for one person")),
        SuggestedAmount(25_000, Text("un banco da lavoro completo", "a complete workbench")),
    ),
)

ROBOTICS = Project(
    slug="robotica-in-cortile",
    slug_en="courtyard-robotics",
    title=Text("Robotica in cortile", "Courtyard robotics"),
    summary=Text(
        """Alla Comasina un laboratorio di robotica per ragazze dagli undici ai sedici anni, nei cortili
        d'estate e nell'ex portineria d'inverno.""",
        """A robotics workshop for girls aged eleven to sixteen in Comasina: in the courtyards in summer,
        indoors in winter.""",
    ),
    hero_image_alt=Text(
        "Due ragazze inginocchiate in un cortile guardano un piccolo robot su ruote.",
        "Two girls kneeling in a courtyard watch a small robot on wheels.",
    ),
    organisation="terzo-ingranaggio",
    neighbourhood="comasina",
    theme="giovani",
    ranking_position=15,
    approved_budget_cents=4_000_000,
    budget_lines=(
        BudgetLine(Text("Venti kit di robotica e ricambi", "Twenty robotics kits and spares"), 760_000),
        BudgetLine(Text("Dodici computer ricondizionati", "Twelve reconditioned computers"), 420_000),
        BudgetLine(
            Text("Tre formatrici per due anni scolastici", "Three instructors for two school years"),
            1_920_000,
        ),
        BudgetLine(Text("Banchi, stampante 3D e attrezzi", "Benches, 3D printer and tools"), 540_000),
        BudgetLine(Text("Sistemazione dell'ex portineria", "Fitting out the former porter's lodge"), 360_000),
    ),
    use_of_funds=Text(
        """<p>Quasi metà del budget è tempo: quello delle formatrici, due pomeriggi alla settimana per due
        anni. Il resto sono robot da smontare, computer da riusare e una stanza dove lasciarli montati fino
        alla volta dopo.</p>""",
        """<p>Nearly half the budget is time: the instructors' time, two afternoons a week for two years.
        The rest is robots to take apart, computers to re-use and a room where things can stay assembled
        until next time.</p>""",
    ),
    story=(
        RichTextBlock(
            Text(
                """<p>Nel corso di robotica della scuola media, l'anno scorso, c'erano diciannove maschi e
                una femmina. La femmina si chiama Jamila, ha dodici anni e a novembre ha smesso di andarci:
                il robot, ci ha detto, lo tenevano sempre gli altri.</p>
                <p>Abbiamo chiesto in giro per i cortili della Comasina. Di ragazze come Jamila ne abbiamo
                trovate trentaquattro: curiose, brave, convinte che quella roba lì fosse «da maschi». Così
                abbiamo portato fuori una cassetta degli attrezzi e un tavolo. Il primo pomeriggio ne sono
                arrivate sette, il terzo ventidue.</p>
                <h3>Come funziona</h3>
                <p>Due pomeriggi alla settimana, dalle 16.30 alle 18.30. Non si parte dalla teoria ma da un
                problema del cortile: annaffiare i gerani quando la signora Pina è al mare, contare le
                biciclette, avvisare quando l'ascensore è rotto. Si disegna, si sbaglia, si programma, si
                salda. Poi si presenta agli inquilini, che sono una giuria severissima.</p>
                <p>Le formatrici sono tre, tutte laureate in ingegneria o in informatica, due delle quali
                cresciute a quattro fermate da qui. Conta quello che insegnano, e conta che <b>siano loro a
                insegnarlo</b>.</p>
                <h3>Che cosa resterà</h3>
                <ul><li>sessanta ragazze in due anni, senza quota d'iscrizione;</li>
                <li>una stanza attrezzata nell'ex portineria, aperta anche a chi deve fare i compiti;</li>
                <li>dieci piccole invenzioni per i cortili, con i progetti pubblicati e liberi da
                copiare.</li></ul>
                <p>E i fratelli? La domenica il laboratorio è aperto a tutti. Il robot, però, lo tengono
                loro.</p>""",
                """<p>In last year's robotics class at the local secondary school there were nineteen boys
                and one girl. Her name is Jamila, she is twelve and in November she stopped going: the
                others, she told us, always had hold of the robot.</p>
                <p>We asked around the courtyards of Comasina. We found thirty-four girls like Jamila:
                curious, clever and convinced that all that stuff was "for boys". So we took a toolbox and a
                table outside. Seven of them came on the first afternoon; on the third there were
                twenty-two.</p>
                <h3>How it works</h3>
                <p>Two afternoons a week, from half past four to half past six. We start not from theory but
                from a problem in the courtyard: watering the geraniums when Signora Pina is at the seaside,
                counting the bicycles, sending word when the lift is broken. They draw, get it wrong,
                program, solder. Then they present it to the tenants, who make a very strict jury.</p>
                <p>There are three instructors, all women with degrees in engineering or computing, two of
                whom grew up four stops from here. What they teach matters, and so does the fact that
                <b>they are the ones teaching it</b>.</p>
                <h3>What will remain</h3>
                <ul><li>sixty girls in two years, with no enrolment fee;</li>
                <li>an equipped room in the former porter's lodge, also open to anyone with homework to
                do;</li>
                <li>ten small inventions for the courtyards, with the designs published and free to
                copy.</li></ul>
                <p>And their brothers? On Sundays the workshop is open to everyone. The girls, however, hold
                the robot.</p>""",
            )
        ),
        QuoteBlock(
            Text(
                """Il mio robot va a sbattere sempre contro lo stesso vaso. Dicono che è un errore, secondo
                me gli piace.""",
                "My robot always bumps into the same flowerpot. They say it's a bug; I think he likes it.",
            ),
            "Jamila",
            Text("dodici anni", "twelve years old"),
        ),
        ImageBlock(
            "robotica-in-cortile/2",
            Text(
                "Due ragazze a un tavolo con cacciaviti, cavi colorati e un robot aperto.",
                "Two girls at a table with screwdrivers, coloured wires and an open robot.",
            ),
            Text("Il tavolo in cortile da cui tutto è cominciato.", "The courtyard table where it all began."),
        ),
        TeamBlock(
            (
                TeamMember(
                    "Ilaria Ferrabò",
                    Text("ingegnera meccanica, coordinatrice", "mechanical engineer, co-ordinator"),
                ),
                TeamMember("Nour Saadawi", Text("informatica, formatrice", "computer scientist, instructor")),
                TeamMember("Greta Pozzobelli", Text("artigiana digitale, formatrice", "digital maker, instructor")),
            )
        ),
    ),
    scenario="scheduled",
    opens_in_days=6,
    suggested_amounts=(
        SuggestedAmount(1_000, Text("un motorino e due ruote", "a small motor and two wheels")),
        SuggestedAmount(2_500, Text("sensori per un'invenzione da cortile", "sensors for one courtyard invention")),
        SuggestedAmount(
            5_000,
            Text("un pomeriggio di laboratorio per cinque ragazze", "a workshop afternoon for five girls"),
        ),
        SuggestedAmount(
            15_000,
            Text("il saldatore e gli attrezzi di un banco", "a soldering iron and the tools for one bench"),
        ),
    ),
)

PROJECTS = (CARPENTRY, ROBOTICS)
