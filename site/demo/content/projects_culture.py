"""The projects about culture: the radio of Barona, the cinema of Stadera, the choir of Rubattino."""

from demo.content.schema import (
    BudgetLine,
    FaqBlock,
    FaqItem,
    ImageBlock,
    Project,
    QuoteBlock,
    RichTextBlock,
    SuggestedAmount,
    Text,
    TimelineBlock,
    TimelineItem,
)

RADIO = Project(
    slug="radio-di-via",
    slug_en="street-radio",
    title=Text("Radio di via", "Street radio"),
    summary=Text(
        """Una web radio fatta alla Barona, con uno studio in vetrina e una redazione di quartiere dai
        sedici agli ottantun anni.""",
        """A web radio made in Barona, with a studio in a shop window and a newsroom aged sixteen to
        eighty-one.""",
    ),
    hero_image_alt=Text(
        "Un microfono in una vetrina affacciata su una via, con passanti che salutano.",
        "A microphone in a shop window on a street, with passers-by waving.",
    ),
    organisation="antenna-bassa",
    neighbourhood="barona",
    theme="cultura",
    ranking_position=16,
    approved_budget_cents=2_200_000,
    budget_lines=(
        BudgetLine(Text("Microfoni, mixer e registratori", "Microphones, mixer and recorders"), 580_000),
        BudgetLine(Text("Insonorizzazione della vetrina", "Soundproofing the shop window"), 420_000),
        BudgetLine(Text("Redattrice e tecnico, un anno", "Editor and technician, one year"), 840_000),
        BudgetLine(Text("Corsi per quaranta redattori", "Courses for forty contributors"), 240_000),
        BudgetLine(Text("Diritti musicali e trasmissione", "Music rights and streaming"), 120_000),
    ),
    use_of_funds=Text(
        """<p>Uno studio piccolo e ben isolato, strumenti che si possono prestare e due persone che tengono
        insieme la redazione. La musica la paghiamo a chi l'ha scritta.</p>""",
        """<p>A small, well-insulated studio, equipment that can be lent out and two people who hold the
        newsroom together. We pay those who wrote the music.</p>""",
    ),
    story=(
        RichTextBlock(
            Text(
                """<p>Alla Barona le notizie hanno sempre viaggiato in fretta: dal banco del pesce alla
                fermata, dalla fermata al quarto piano, dal quarto piano a tutti. Noi abbiamo aggiunto un
                microfono.</p>
                <p>Antenna Bassa è cominciata in una cucina, con un telefono dentro un bicchiere per fare da
                eco. La prima puntata, <b>«Chi ha spento il semaforo?»</b>, durava undici minuti e l'hanno
                ascoltata in quarantatré. La settimana dopo il semaforo funzionava. Non sappiamo se sia
                stato merito nostro, ma da allora non abbiamo più smesso.</p>
                <h3>Lo studio in vetrina</h3>
                <p>Ci hanno affidato un ex negozio di scarpe, ventotto metri quadrati sulla strada. Vogliamo
                insonorizzarlo e trasmettere da lì, dietro il vetro: chi passa vede chi parla, e chi ha
                qualcosa da dire può bussare. Davanti alla vetrina metteremo una panchina e un altoparlante
                a volume da conversazione, perché la radio si possa ascoltare anche senza telefono.</p>
                <h3>Chi la fa</h3>
                <p>Quaranta redattori, divisi in sei gruppi: il giornale del mattino, il mercato, le lingue
                di casa (arabo, spagnolo, ucraino, tagalog), lo sport dei piccoli, i racconti della notte e
                «Dischi della nonna», il programma più seguito. Una redattrice e un tecnico insegnano a fare
                una domanda, a tagliare un'intervista, a stare zitti al momento giusto.</p>
                <h3>Quanto basta per trasmettere</h3>
                <p>Una radio non costa molto: costa tenerla accesa. Con questo budget trasmettiamo sei ore
                al giorno per un anno, e alla fine tutto quello che serve, strumenti e competenze, sarà già
                in via.</p>""",
                """<p>In Barona news has always travelled fast: from the fish stall to the bus stop, from
                the bus stop to the fourth floor, from the fourth floor to everyone. All we have added is a
                microphone.</p>
                <p>Antenna Bassa began in a kitchen, with a phone in a glass for echo. The first episode,
                <b>"Who turned off the traffic light?"</b>, lasted eleven minutes and forty-three people
                listened to it. A week later the traffic light was working. We cannot be sure it was thanks
                to us, but we have not stopped since.</p>
                <h3>A studio in the window</h3>
                <p>We have been given the keys to a former shoe shop, twenty-eight square metres on the
                street. We want to soundproof it and broadcast from there, behind the glass: passers-by can
                see who is talking, and anyone with something to say can knock. Outside the window there
                will be a bench and a loudspeaker at conversation level, so that you can listen to the radio
                even without a phone.</p>
                <h3>Who makes it</h3>
                <p>Forty contributors in six groups: the morning news, the market, the languages of home
                (Arabic, Spanish, Ukrainian, Tagalog), children's sport, tales of the night and "Grandma's
                records", our most popular show. An editor and a technician teach people how to ask a
                question, cut an interview and keep quiet at the right moment.</p>
                <h3>Just enough to be on air</h3>
                <p>A radio does not cost much; keeping it on does. With this budget we shall broadcast six
                hours a day for a year, and by the end everything we need, equipment and skills, will
                already be in the street.</p>""",
            )
        ),
        QuoteBlock(
            Text(
                "Ho ottantun anni e non mi ero mai sentita la voce. Non è male.",
                "I am eighty-one and had never heard my own voice. It's not bad.",
            ),
            "Wanda Pirotti",
            Text("conduce «Dischi della nonna»", "presents “Grandma's records”"),
        ),
        ImageBlock(
            "radio-di-via/2",
            Text(
                "Una signora con le cuffie mette un disco sul piatto accanto a una ragazza.",
                "A lady in headphones puts a record on the turntable beside a girl.",
            ),
            Text(
                "«Dischi della nonna» va in onda il giovedì alle cinque.",
                "“Grandma's records” is on air on Thursdays at five.",
            ),
        ),
        TimelineBlock(
            (
                TimelineItem(
                    Text("Mesi 1 e 2", "Months 1 and 2"),
                    Text("Silenzio, si isola", "Quiet, please: insulating"),
                    Text(
                        "Pareti, vetro doppio e cavi. La panchina arriva per prima.",
                        "Walls, double glazing and cables. The bench comes first.",
                    ),
                ),
                TimelineItem(
                    Text("Mese 3", "Month 3"),
                    Text("Corsi aperti", "Open courses"),
                    Text(
                        "Quaranta posti, sei serate, nessuna esperienza richiesta.",
                        "Forty places, six evenings, no experience needed.",
                    ),
                ),
                TimelineItem(
                    Text("Dal mese 4", "From month 4"),
                    Text("In onda", "On air"),
                    Text(
                        "Sei ore al giorno, con la via che passa davanti.",
                        "Six hours a day, with the street going by.",
                    ),
                ),
            )
        ),
    ),
    scenario="over_budget",
    opens_in_days=-41,
    suggested_amounts=(
        SuggestedAmount(1_000, Text("un'ora di trasmissione", "one hour on air")),
        SuggestedAmount(2_500, Text("un paio di cuffie per la redazione", "a pair of headphones for the newsroom")),
        SuggestedAmount(5_000, Text("una serata di corso per un redattore", "a course evening for a contributor")),
        SuggestedAmount(10_000, Text("un microfono da portare in strada", "a microphone to take out on the street")),
    ),
)

CINEMA = Project(
    slug="cinema-in-piazza",
    slug_en="cinema-in-the-square",
    title=Text("Cinema in piazza", "Cinema in the square"),
    summary=Text(
        """Ventiquattro serate di cinema all'aperto allo Stadera, con i film scelti dal quartiere e le sedie
        portate da casa.""",
        """Twenty-four evenings of open-air cinema in Stadera, with films chosen by the neighbourhood and
        chairs brought from home.""",
    ),
    hero_image_alt=Text(
        "Uno schermo luminoso in una piazza la sera, con persone sedute su sedie tutte diverse.",
        "A bright screen in a square at night, with people on chairs that are all different.",
    ),
    organisation="lenzuolo-bianco",
    neighbourhood="stadera",
    theme="cultura",
    ranking_position=18,
    approved_budget_cents=3_400_000,
    budget_lines=(
        BudgetLine(Text("Proiettore e schermo gonfiabile", "Projector and inflatable screen"), 980_000),
        BudgetLine(Text("Impianto audio e cuffie", "Sound system and headphones"), 460_000),
        BudgetLine(Text("Diritti di ventiquattro film", "Rights to twenty-four films"), 840_000),
        BudgetLine(Text("Sottotitoli e audiodescrizione", "Subtitles and audio description"), 320_000),
        BudgetLine(Text("Permessi, corrente e sicurezza", "Permits, power and safety"), 480_000),
        BudgetLine(Text("Laboratorio per giovani proiezionisti", "Workshop for young projectionists"), 320_000),
    ),
    use_of_funds=Text(
        """<p>Lo schermo e il proiettore restano al quartiere, che potrà usarli per le feste di via e le
        scuole. Il resto paga i diritti dei film, i permessi e i sottotitoli.</p>""",
        """<p>The screen and projector stay with the neighbourhood, for street parties and schools to use.
        The rest pays for film rights, permits and subtitles.</p>""",
    ),
    story=(
        RichTextBlock(
            Text(
                """<p>Allo Stadera il cinema c'era. Aveva quattrocento posti, una maschera di nome Ines e le
                caramelle nel cono di carta. Ha chiuso nel 1984 ed è diventato prima un supermercato, poi
                un'autorimessa. Chi ci ha dato il primo bacio oggi ci parcheggia.</p>
                <p>Tre estati fa abbiamo teso un lenzuolo fra due tigli e proiettato una commedia in bianco
                e nero. Ci aspettavamo una trentina di persone: ne sono venute duecentodieci, ciascuna con
                la sua sedia. C'erano una poltrona da ufficio, due sdraio e un divano portato giù dal terzo
                piano.</p>
                <h3>Come si scelgono i film</h3>
                <p>A maggio mettiamo una cassetta in ogni bar, in biblioteca e dal parrucchiere. Ognuno
                scrive un titolo e perché. I ventiquattro film escono da lì, con una regola: almeno sei
                devono arrivare dai paesi delle persone che vivono nella piazza. L'anno scorso ha vinto un
                melodramma egiziano di tre ore, e nessuno si è alzato.</p>
                <h3>Un cinema per tutti</h3>
                <ul><li>sottotitoli in italiano in ogni serata e audiodescrizione in otto;</li>
                <li>cuffie per chi sente poco e per chi abita troppo vicino;</li>
                <li>una fila davanti per le sedie a rotelle, e la prima proiezione della settimana adatta ai
                bambini.</li></ul>
                <p>Dodici ragazze e ragazzi impareranno a montare lo schermo, tarare l'audio e presentare il
                film. Alla fine dell'estate sapranno fare una proiezione da soli: è così che il cinema,
                questa volta, non chiude.</p>""",
                """<p>Stadera used to have a cinema. It had four hundred seats, an usherette called Ines and
                sweets in a paper cone. It closed in 1984 and became first a supermarket, then a garage.
                People who had their first kiss there now park in it.</p>
                <p>Three summers ago we strung a sheet between two lime trees and showed a black-and-white
                comedy. We expected about thirty people: two hundred and ten came, each with their own
                chair. There was an office swivel chair, two deckchairs and a sofa carried down from the
                third floor.</p>
                <h3>How the films are chosen</h3>
                <p>In May we put a box in every bar, in the library and at the hairdresser's. Everyone
                writes down a title and why. The twenty-four films come from there, with one rule: at least
                six must come from the countries of the people who live around the square. Last year's
                winner was a three-hour Egyptian melodrama, and nobody left their seat.</p>
                <h3>A cinema for everyone</h3>
                <ul><li>Italian subtitles every evening, and audio description on eight of them;</li>
                <li>headphones for those who hear little and those who live too near;</li>
                <li>a front row for wheelchairs, and the first film of the week suitable for
                children.</li></ul>
                <p>Twelve young people will learn to put up the screen, tune the sound and introduce the
                film. By the end of the summer they will be able to run a screening on their own: this is
                how, this time, the cinema will not close.</p>""",
            )
        ),
        ImageBlock(
            "cinema-in-piazza/2",
            Text(
                "Sedie diverse in fila sotto i tigli, in attesa del film.",
                "Assorted chairs in rows under the lime trees, waiting for the film.",
            ),
            Text(
                "Portatevi la sedia: il divano lo abbiamo già.",
                "Bring your own chair: we already have the sofa.",
            ),
        ),
        QuoteBlock(
            Text(
                """Io e mio marito siamo tornati al cinema dopo trentasette anni. Senza neanche prendere il
                tram.""",
                """My husband and I went back to the cinema after thirty-seven years. We didn't even have to
                take the tram.""",
            ),
            "Mirella Bonvini",
            Text("abita al civico di fronte", "lives across the square"),
        ),
        FaqBlock(
            (
                FaqItem(
                    Text("Quanto costa il biglietto?", "How much is a ticket?"),
                    Text(
                        "<p>Niente. All'uscita c'è un cappello, per chi vuole.</p>",
                        "<p>Nothing. There is a hat by the exit, for those who wish.</p>",
                    ),
                ),
                FaqItem(
                    Text("A che ora si finisce?", "What time does it finish?"),
                    Text(
                        """<p>Mai dopo le undici e mezza. Dalle dieci e mezza il volume scende e chi vuole
                        prende le cuffie.</p>""",
                        """<p>Never later than half past eleven. From half past ten the volume goes down and
                        headphones are there for those who want them.</p>""",
                    ),
                ),
            )
        ),
    ),
    scenario="funded",
    opens_in_days=-112,
    suggested_amounts=(
        SuggestedAmount(1_500, Text("un paio di cuffie per una stagione", "a pair of headphones for a season")),
        SuggestedAmount(2_500, Text("i sottotitoli di dieci minuti di film", "subtitles for ten minutes of film")),
        SuggestedAmount(5_000, Text("la corrente per tre serate", "power for three evenings")),
        SuggestedAmount(15_000, Text("quasi metà dei diritti di un film", "nearly half the rights to a film")),
    ),
)

CHOIR = Project(
    slug="coro-di-quartiere",
    slug_en="neighbourhood-choir",
    title=Text("Coro di quartiere", "The neighbourhood choir"),
    summary=Text(
        """A Rubattino un coro senza provini: si canta nelle lingue del quartiere, dai sei anni in su, e una
        volta al mese si scende nei cortili.""",
        """In Rubattino, a choir without auditions: songs in the languages of the area, from age six up, and
        a courtyard concert each month.""",
    ),
    hero_image_alt=Text(
        "Un gruppo di persone di ogni età canta a bocca aperta sotto un portico.",
        "People of all ages singing with open mouths under an arcade.",
    ),
    organisation="mezzavoce",
    neighbourhood="rubattino",
    theme="cultura",
    ranking_position=20,
    approved_budget_cents=1_800_000,
    budget_lines=(
        BudgetLine(Text("Direttrice e pianista, un anno", "Conductor and pianist, one year"), 960_000),
        BudgetLine(Text("Sala prove e riscaldamento", "Rehearsal room and heating"), 280_000),
        BudgetLine(Text("Pianoforte digitale e leggii", "Digital piano and music stands"), 220_000),
        BudgetLine(Text("Concerti nei cortili", "Courtyard concerts"), 240_000),
        BudgetLine(Text("Il quaderno dei canti", "The songbook"), 100_000),
    ),
    use_of_funds=Text(
        """<p>Un anno di prove con una direttrice e un pianista, dodici concerti nei cortili e un quaderno
        dei canti stampato per tutti. Con meno, facciamo meno mesi: i cortili però restano.</p>""",
        """<p>A year of rehearsals with a conductor and a pianist, twelve courtyard concerts and a printed
        songbook for everyone. With less we shall do fewer months, but the courtyards stay.</p>""",
    ),
    story=(
        RichTextBlock(
            Text(
                """<p>Al nostro primo incontro eravamo in nove, e sei si erano presentati dicendo: «Io sono
                stonato». È diventato il nostro biglietto d'ingresso. A Mezzavoce non si fanno provini, non
                si legge la musica, non si resta in piedi se fanno male le gambe. Si ascolta, si respira, si
                ripete.</p>
                <p>Rubattino è un quartiere nuovo e un quartiere vecchio che si guardano da una parte
                all'altra della tangenziale. Di qua chi lavorava nelle fabbriche, di là chi è arrivato con i
                palazzi. Non c'è quasi un posto in cui trovarsi la sera. Un coro è un posto che si può fare
                dovunque.</p>
                <h3>Il repertorio siamo noi</h3>
                <p>Ogni corista porta un canto: quello della culla, della risaia, dello stadio, del
                villaggio. Lo insegna agli altri, a orecchio, e racconta da dove viene. Finora ne abbiamo
                diciassette in nove lingue, compresi il milanese e il cinese di Wenzhou. Vogliamo arrivare a
                quaranta e stamparli in un quaderno con le parole come si pronunciano.</p>
                <h3>Una volta al mese, in cortile</h3>
                <p>L'ultima domenica di ogni mese andiamo a cantare sotto le finestre di qualcuno che non
                può uscire. Mezz'ora, senza microfoni. Poi di solito qualcuno cala dal balcone una
                torta.</p>
                <p>Le prove sono il martedì alle sette di sera, nella sala comune, con i bambini che fanno i
                compiti in prima fila. Portate una tazza: il tè lo mettiamo noi.</p>""",
                """<p>There were nine of us at our first meeting, and six introduced themselves by saying:
                "I can't sing in tune". It has become our entry ticket. At Mezzavoce there are no auditions,
                nobody reads music and you need not stand if your legs hurt. You listen, you breathe, you
                repeat.</p>
                <p>Rubattino is a new neighbourhood and an old one that look at each other across the ring
                road. On this side those who worked in the factories, on that side those who came with the
                new buildings. There is hardly anywhere to meet in the evening. A choir is a place that you
                can set up anywhere.</p>
                <h3>We are the repertoire</h3>
                <p>Each member brings a song: from the cradle, the rice fields, the stadium, the village.
                They teach it to the others by ear and tell where it comes from. So far we have seventeen in
                nine languages, including Milanese and the Chinese of Wenzhou. We want to reach forty and
                print them in a songbook, with the words as they are pronounced.</p>
                <h3>Once a month, in a courtyard</h3>
                <p>On the last Sunday of every month we go and sing beneath the windows of someone who
                cannot go out. Half an hour, no microphones. Then somebody usually lowers a cake from a
                balcony.</p>
                <p>Rehearsals are on Tuesdays at seven in the evening, in the common room, with children
                doing their homework in the front row. Bring a mug: the tea is on us.</p>""",
            )
        ),
        QuoteBlock(
            Text(
                """Quando il quartiere canta sotto la tua finestra, per mezz'ora il terzo piano è
                pianterreno.""",
                """When the neighbourhood sings beneath your window, for half an hour the third floor is the
                ground floor.""",
            ),
            "Ennio Valdarchi",
            Text("ascolta dal balcone, voce di basso", "listens from his balcony, a bass"),
        ),
        ImageBlock(
            "coro-di-quartiere/2",
            Text(
                "Coristi in cerchio in un cortile, con una torta calata da un balcone.",
                "Singers in a circle in a courtyard, with a cake being lowered from a balcony.",
            ),
            Text(
                "La torta arriva quasi sempre dal secondo piano.",
                "The cake nearly always comes from the second floor.",
            ),
        ),
    ),
    scenario="missed",
    opens_in_days=-140,
    suggested_amounts=(
        SuggestedAmount(1_000, Text("un quaderno dei canti", "a songbook")),
        SuggestedAmount(2_500, Text("un leggio", "a music stand")),
        SuggestedAmount(5_000, Text("una sera di prove al caldo", "one evening's rehearsal in the warm")),
        SuggestedAmount(10_000, Text("mezzo concerto in cortile", "half a courtyard concert")),
    ),
)

PROJECTS = (RADIO, CINEMA, CHOIR)
