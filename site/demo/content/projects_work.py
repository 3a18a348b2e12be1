"""The projects about work: the bakery of Giambellino and the tailors of Baggio."""

from demo.content.schema import (
    BudgetLine,
    ImageBlock,
    Project,
    QuoteBlock,
    RichTextBlock,
    SuggestedAmount,
    TeamBlock,
    TeamMember,
    Text,
    TimelineBlock,
    TimelineItem,
)

BAKERY = Project(
    slug="forno-di-quartiere",
    slug_en="neighbourhood-bakery",
    title=Text("Forno di quartiere", "The neighbourhood bakery"),
    summary=Text(
        """Un forno sociale al Giambellino: dodici ragazze e ragazzi imparano a fare il pane e il quartiere
        se lo trova caldo alle sette.""",
        """A social bakery in Giambellino: twelve young people learn to make bread, and the area finds it
        warm at seven.""",
    ),
    hero_image_alt=Text(
        "La vetrina di un forno illuminata prima dell'alba, con pagnotte sugli scaffali.",
        "A bakery window lit before dawn, with loaves on the shelves.",
    ),
    organisation="lievito-lento",
    neighbourhood="giambellino",
    theme="lavoro",
    ranking_position=1,
    approved_budget_cents=9_600_000,
    budget_lines=(
        BudgetLine(Text("Forno elettrico, impastatrice e celle", "Electric oven, mixer and cold rooms"), 3_180_000),
        BudgetLine(Text("Lavori e impianti del laboratorio", "Building work and wiring"), 2_040_000),
        BudgetLine(Text("Borse lavoro per dodici tirocinanti", "Work grants for twelve trainees"), 2_880_000),
        BudgetLine(Text("Maestra panettiera e tutor", "Master baker and tutor"), 1_120_000),
        BudgetLine(Text("Bicicletta da carico per le consegne", "Cargo bike for deliveries"), 180_000),
        BudgetLine(
            Text("Farine e materie prime dei primi tre mesi", "Flour and ingredients, first three months"),
            200_000,
        ),
    ),
    use_of_funds=Text(
        """<p>Un terzo del budget va a chi impara: dodici borse lavoro da sei mesi. Il resto accende il
        forno, mette a norma il laboratorio e riempie la dispensa finché i conti stanno in piedi da
        soli.</p>""",
        """<p>A third of the budget goes to those who are learning: twelve six-month work grants. The rest
        lights the oven, brings the premises up to standard and fills the store cupboard until the books
        balance by themselves.</p>""",
    ),
    story=(
        RichTextBlock(
            Text(
                """<p>Alle quattro del mattino, al Giambellino, sono sveglie due categorie di persone: chi
                non riesce a dormire e chi fa il pane. Noi vorremmo che qualche ragazzo passasse dalla prima
                alla seconda.</p>
                <p>Lievito Lento lavora da otto anni con giovani che hanno lasciato la scuola. Abbiamo
                imparato che nessuno vuole «un percorso»: vogliono un mestiere, una paga e qualcuno che si
                accorga quando mancano. Il pane fa tutte e tre le cose. Se sbagli l'impasto lo vedi dopo
                un'ora, se lo fai bene lo mangia tua nonna.</p>
                <h3>Il laboratorio</h3>
                <p>In una ex lavanderia di novanta metri quadrati apriamo un forno con il banco su strada.
                Si lavora in due turni, con una maestra panettiera e un tutor. Ogni tirocinante resta sei
                mesi: due per imparare le farine e la pulizia, due al forno, due al banco, dove si impara la
                cosa più difficile, cioè dire buongiorno a tutti.</p>
                <h3>Il pane</h3>
                <p>Tre pani soltanto, a lievitazione lunga e a un prezzo che al Giambellino si può pagare.
                Quello che resta alle sei di sera diventa <b>pane in attesa</b>: chi ha bisogno lo prende
                dalla cesta accanto alla porta, senza chiedere e senza spiegare.</p>
                <h3>E dopo?</h3>
                <p>Undici panifici di Milano ci hanno già detto che cercano personale. Dodici tirocinanti
                all'anno, qualcuno assunto da noi, gli altri accompagnati fino al primo contratto: è una
                misura piccola, che sappiamo mantenere.</p>""",
                """<p>At four in the morning, in Giambellino, two kinds of people are awake: those who
                cannot sleep and those who make bread. We would like a few young people to move from the
                first group to the second.</p>
                <p>Lievito Lento – "slow leaven" – has been working for eight years with young people who
                have dropped out of school. We have learned that nobody wants "a pathway": they want a
                trade, a wage and someone who notices when they are not there. Bread does all three. Get the
                dough wrong and you see it an hour later; get it right and your grandmother eats it.</p>
                <h3>The bakery</h3>
                <p>In a former laundry of ninety square metres we are opening a bakery with a counter on the
                street. There are two shifts, a master baker and a tutor. Each trainee stays six months: two
                to learn flours and cleaning, two at the oven, two at the counter, where you learn the
                hardest thing of all, which is saying good morning to everybody.</p>
                <h3>The bread</h3>
                <p>Only three loaves, slowly risen and at a price that people in Giambellino can pay.
                Whatever is left at six in the evening becomes <b>waiting bread</b>: anyone who needs it
                takes it from the basket by the door, without asking and without explaining.</p>
                <h3>And then?</h3>
                <p>Eleven bakeries in Milan have already told us they are looking for staff. Twelve trainees
                a year, some hired by us, the others accompanied to their first contract: it is a small
                number, and one we can keep.</p>""",
            )
        ),
        QuoteBlock(
            Text(
                """A scuola mi dicevano sempre che ero in ritardo. Adesso arrivo alle quattro, e sono il
                primo.""",
                """At school they were always telling me I was late. Now I get in at four, and I am the
                first.""",
            ),
            "Kevin",
            Text("diciannove anni, ha provato per un mese", "nineteen, tried it for a month"),
        ),
        ImageBlock(
            "forno-di-quartiere/2",
            Text(
                "Un panettiere con il cappello bianco impasta su un banco di legno.",
                "A baker in a white hat kneading dough on a wooden bench.",
            ),
            Text(
                "La prova del velo: se l'impasto non si rompe, è pronto.",
                "The windowpane test: if the dough does not tear, it is ready.",
            ),
        ),
        TimelineBlock(
            (
                TimelineItem(
                    Text("Primo trimestre", "First quarter"),
                    Text("Il cantiere", "Building work"),
                    Text(
                        "Pavimento, impianti, canna fumaria e il banco recuperato da una vecchia latteria.",
                        "Floor, wiring, flue and a counter rescued from an old dairy shop.",
                    ),
                ),
                TimelineItem(
                    Text("Secondo trimestre", "Second quarter"),
                    Text("Le prime infornate", "The first batches"),
                    Text(
                        """Entrano i primi quattro tirocinanti; il pane si regala, in cambio di un parere
                        sincero.""",
                        """The first four trainees start; the bread is free, in exchange for an honest
                        opinion.""",
                    ),
                ),
                TimelineItem(
                    Text("Secondo semestre", "Second half of the year"),
                    Text("La bottega apre", "The shop opens"),
                    Text(
                        "Si vende dalle sette alle diciotto, sei giorni su sette.",
                        "Open from seven to six, six days a week.",
                    ),
                ),
            )
        ),
    ),
    scenario="funded",
    opens_in_days=-205,
    suggested_amounts=(
        SuggestedAmount(1_500, Text("dieci chili di farina", "ten kilos of flour")),
        SuggestedAmount(
            2_500,
            Text("una settimana di pane in attesa per una famiglia", "a week of waiting bread for a family"),
        ),
        SuggestedAmount(
            10_000,
            Text("grembiule, scarpe e cappello per un tirocinante", "apron, shoes and cap for a trainee"),
        ),
        SuggestedAmount(25_000, Text("diciotto giorni di borsa lavoro", "eighteen days of a work grant")),
    ),
)

TAILORING = Project(
    slug="sartoria-del-riuso",
    slug_en="reuse-tailoring",
    title=Text("Sartoria del riuso", "The re-use tailors"),
    summary=Text(
        """A Baggio una sartoria che ripara, trasforma e insegna: otto donne imparano il mestiere con i
        tessuti che nessuno voleva più.""",
        """In Baggio, a workshop that mends, transforms and teaches: eight women learn a trade from cloth
        nobody wanted.""",
    ),
    hero_image_alt=Text(
        "Due donne alla macchina da cucire davanti a scaffali di stoffe colorate.",
        "Two women at sewing machines in front of shelves of colourful cloth.",
    ),
    organisation="sopraggitto",
    neighbourhood="baggio",
    theme="lavoro",
    ranking_position=11,
    approved_budget_cents=5_800_000,
    budget_lines=(
        BudgetLine(
            Text("Otto macchine da cucire e due tagliacuci", "Eight sewing machines and two overlockers"),
            1_220_000,
        ),
        BudgetLine(Text("Banchi da taglio, ferri e scaffali", "Cutting tables, irons and shelving"), 640_000),
        BudgetLine(Text("Borse lavoro per otto tirocinanti", "Work grants for eight trainees"), 2_560_000),
        BudgetLine(Text("Maestra sarta, dodici mesi", "Master seamstress, twelve months"), 980_000),
        BudgetLine(Text("Affitto e vetrina del primo anno", "Rent and shop window, first year"), 400_000),
    ),
    use_of_funds=Text(
        """<p>Attrezziamo la sartoria e paghiamo chi impara, perché un tirocinio gratuito se lo può
        permettere solo chi non ne ha bisogno.</p>""",
        """<p>We equip the workshop and pay those who are learning, because an unpaid traineeship can be
        afforded only by those who do not need one.</p>""",
    ),
    story=(
        RichTextBlock(
            Text(
                """<p>Il sopraggitto è il punto che si dà lungo l'orlo perché la stoffa non si sfilacci. Ci
                sembrava il nome giusto: a Baggio lavoriamo con donne la cui vita, a un certo punto, ha
                cominciato a sfilacciarsi da un lato. Una separazione, un licenziamento, un viaggio finito
                in un paese di cui non si sa la lingua.</p>
                <p>Nelle nostre stanze, intanto, arrivano sacchi: tende d'albergo, campionari di aziende che
                chiudono, lenzuola di lino di nonne che non ci sono più. Tre tonnellate in un anno. Mettere
                insieme le due cose era solo questione di ago e filo.</p>
                <h3>Che cosa faremo</h3>
                <p>Una sartoria vera, con la vetrina su strada e gli orari di un negozio. Davanti si
                riparano orli, cerniere e gomiti a prezzi onesti; dietro si taglia e si cuce la nostra
                piccola collezione di borse, grembiuli e camicie fatte con quello che c'è. Ogni capo porta
                all'interno <b>il nome di chi l'ha cucito</b>.</p>
                <p>Otto tirocinanti, in due gruppi, lavorano sei mesi accanto alla maestra sarta. Il venerdì
                pomeriggio c'è l'italiano, con le parole del mestiere: imbastire, sbieco, occhiello. Durante
                le ore di lavoro i bambini possono stare nella stanza accanto, con un'educatrice.</p>
                <h3>La scuola del rammendo</h3>
                <p>Ogni sabato la sartoria si apre a tutti: si porta un calzino bucato e si torna a casa con
                un calzino e una competenza. Nelle prove di primavera sono venuti studenti, pensionati e un
                signore che voleva imparare di nascosto dalla moglie.</p>""",
                """<p>"Sopraggitto" is the overcasting stitch you run along a hem to keep the cloth from
                fraying. It seemed the right name: in Baggio we work with women whose lives, at some point,
                began to fray along one side. A separation, a redundancy, a journey that ended in a country
                whose language they did not know.</p>
                <p>Meanwhile sacks keep arriving in our rooms: hotel curtains, sample books from firms
                closing down, linen sheets from grandmothers who are no longer with us. Three tonnes in a
                year. Putting the two together was only a matter of needle and thread.</p>
                <h3>What we shall do</h3>
                <p>A real tailor's shop, with a window on the street and shop hours. At the front we mend
                hems, zips and elbows at honest prices; at the back we cut and sew our own small collection
                of bags, aprons and shirts out of whatever there is. Inside every piece is <b>the name of
                the woman who sewed it</b>.</p>
                <p>Eight trainees, in two groups, work for six months beside the master seamstress. On
                Friday afternoons there is Italian, with the words of the trade: tacking, bias, buttonhole.
                During working hours children can stay in the room next door with a childcare worker.</p>
                <h3>The mending school</h3>
                <p>Every Saturday the workshop is open to all: you bring a sock with a hole and go home with
                a sock and a skill. At the spring trials we had students, pensioners and a gentleman who
                wanted to learn without his wife knowing.</p>""",
            )
        ),
        ImageBlock(
            "sartoria-del-riuso/2",
            Text(
                "Borse di stoffe diverse appese in vetrina.",
                "Bags in different fabrics hanging in a shop window.",
            ),
            Text(
                "Le prime borse, nate dalle tende di un albergo.",
                "The first bags, once the curtains of a hotel.",
            ),
        ),
        QuoteBlock(
            Text(
                """Sapevo già cucire, me l'aveva insegnato mia madre ad Asmara. Qui ho imparato a farmi
                pagare.""",
                """I already knew how to sew: my mother taught me in Asmara. Here I learned how to get paid
                for it.""",
            ),
            "Selam",
            Text("tirocinante del primo gruppo", "trainee in the first group"),
        ),
        TeamBlock(
            (
                TeamMember("Marzia Filzi", Text("maestra sarta", "master seamstress")),
                TeamMember("Adelina Curto", Text("coordinatrice dei tirocini", "traineeship co-ordinator")),
                TeamMember("Rahel Tekleab", Text("modellista", "pattern maker")),
            )
        ),
    ),
    scenario="funded",
    opens_in_days=-140,
    suggested_amounts=(
        SuggestedAmount(1_000, Text("venti rocchetti di filo", "twenty reels of thread")),
        SuggestedAmount(2_500, Text("un paio di forbici da sarta", "a pair of tailor's scissors")),
        SuggestedAmount(
            5_000,
            Text("tre ore di lezione con la maestra sarta", "three hours' tuition with the master seamstress"),
        ),
        SuggestedAmount(15_000, Text("una macchina da cucire revisionata", "a reconditioned sewing machine")),
    ),
)

PROJECTS = (BAKERY, TAILORING)
