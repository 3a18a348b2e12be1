"""The projects about education: the after-school club of Gratosoglio and the Italian school of Via Padova."""

from demo.content.schema import (
    BudgetLine,
    FaqBlock,
    FaqItem,
    ImageBlock,
    Project,
    QuoteBlock,
    RichTextBlock,
    StaffAct,
    SuggestedAmount,
    TeamBlock,
    TeamMember,
    Text,
)

AFTER_SCHOOL = Project(
    slug="doposcuola-aperto",
    slug_en="open-after-school",
    title=Text("Doposcuola aperto", "The open after-school club"),
    summary=Text(
        """A Gratosoglio un doposcuola gratuito, cinque pomeriggi su cinque, con la merenda, i compiti e
        qualcuno che ha tempo.""",
        """In Gratosoglio, a free after-school club five afternoons a week, with a snack, homework and
        someone who has time.""",
    ),
    hero_image_alt=Text(
        "Bambini e volontari intorno a un grande tavolo con quaderni e una ciotola di mele.",
        "Children and volunteers round a large table with exercise books and a bowl of apples.",
    ),
    organisation="quaderni-a-righe",
    neighbourhood="gratosoglio",
    theme="educazione",
    ranking_position=2,
    approved_budget_cents=3_600_000,
    budget_lines=(
        BudgetLine(Text("Due educatrici per un anno scolastico", "Two youth workers for a school year"), 2_080_000),
        BudgetLine(Text("Merende e materiale", "Snacks and materials"), 420_000),
        BudgetLine(Text("Dieci computer e connessione", "Ten computers and internet"), 460_000),
        BudgetLine(Text("Arredi, luci e angolo lettura", "Furniture, lighting and reading corner"), 380_000),
        BudgetLine(Text("Formazione e assicurazione dei volontari", "Volunteer training and insurance"), 260_000),
    ),
    use_of_funds=Text(
        """<p>Con i volontari apriamo due pomeriggi. Con due educatrici ne apriamo cinque, e possiamo
        seguire anche chi ha bisogno di un aiuto in più. Il resto sono merende, luci e computer.</p>""",
        """<p>With volunteers we can open two afternoons a week. With two youth workers we can open five,
        and also support those who need a little more help. The rest is snacks, lighting and
        computers.</p>""",
    ),
    story=(
        RichTextBlock(
            Text(
                """<p>Alle quattro e mezza la scuola finisce e, per molti bambini di Gratosoglio, comincia
                la parte difficile della giornata. I genitori rientrano alle sette. In casa c'è un tavolo
                solo e sopra ci sono già i piatti. I compiti si fanno sul letto, se si fanno.</p>
                <p>Noi siamo in quarantadue: maestre in pensione, studentesse, due ingegneri, un tranviere
                che spiega le frazioni con gli orari del 3. Da anni apriamo due pomeriggi alla settimana, e
                ogni settembre la lista d'attesa è più lunga della lista. L'ultima volta abbiamo detto di no
                a <b>cinquantasette bambini</b>. Non vogliamo farlo più.</p>
                <h3>Un pomeriggio qualunque</h3>
                <p>Si entra, ci si toglie le scarpe, si mangia. Prima mezz'ora: pane, frutta e il racconto
                di com'è andata. Poi un'ora e un quarto di compiti, in gruppi da quattro con un adulto. Alla
                fine si gioca, si legge o si va in cortile, e chi vuole resta a finire la tavola del
                sette.</p>
                <h3>Aperto vuol dire aperto</h3>
                <ul><li><b>ai genitori</b>: il mercoledì il tavolo grande è per le circolari, i moduli e il
                registro elettronico, che è difficile anche per noi;</li>
                <li><b>ai ragazzi delle medie</b>: una stanza tutta loro, con i computer e
                un'educatrice;</li>
                <li><b>a chi ha un disturbo dell'apprendimento</b>: un'ora alla settimana, a tu per
                tu.</li></ul>
                <p>In un anno vogliamo accogliere centodieci bambini, tutti i pomeriggi, senza far pagare
                nessuno e senza chiedere a nessuno perché viene.</p>""",
                """<p>At half past four school ends and, for many children in Gratosoglio, the hard part of
                the day begins. Parents come home at seven. There is one table in the flat, and it is
                already laid. Homework gets done on the bed, if it gets done.</p>
                <p>There are forty-two of us: retired teachers, students, two engineers, a tram driver who
                explains fractions with the number 3 timetable. For years we have opened two afternoons a
                week, and every September the waiting list is longer than the list. Last time we said no to
                <b>fifty-seven children</b>. We do not want to do that again.</p>
                <h3>An ordinary afternoon</h3>
                <p>You come in, take off your shoes and eat. The first half hour is bread, fruit and telling
                how the day went. Then an hour and a quarter of homework, in groups of four with a grown-up.
                In the end you play, read or go out into the courtyard, and those who want to can stay and
                finish the seven times table.</p>
                <h3>Open means open</h3>
                <ul><li><b>to parents</b>: on Wednesdays the big table is for school letters, forms and the
                online register, which we find difficult too;</li>
                <li><b>to lower secondary pupils</b>: a room of their own, with computers and a youth
                worker;</li>
                <li><b>to those with a learning difficulty</b>: an hour a week, one to one.</li></ul>
                <p>In one year we want to welcome a hundred and ten children, every afternoon, without
                charging anyone and without asking anyone why they come.</p>""",
            )
        ),
        QuoteBlock(
            Text(
                """A casa faccio i compiti con il telefono di mamma, quando torna. Qui li finisco prima che
                faccia buio.""",
                """At home I do my homework on Mum's phone, when she gets back. Here I finish before it gets
                dark.""",
            ),
            "Amir",
            Text("dieci anni", "ten years old"),
        ),
        ImageBlock(
            "doposcuola-aperto/2",
            Text(
                "Un uomo anziano e una bambina leggono insieme sotto una lampada.",
                "An elderly man and a girl reading together under a lamp.",
            ),
            Text(
                "L'angolo lettura: il silenzio si fa a turno.",
                "The reading corner: we take turns at being quiet.",
            ),
        ),
        TeamBlock(
            (
                TeamMember("Graziella Mombelli", Text("maestra in pensione, presidente", "retired teacher, chair")),
                TeamMember(
                    "Omar Fathalli",
                    Text("tranviere e volontario di matematica", "tram driver and maths volunteer"),
                ),
                TeamMember("Chiara Belluschi", Text("educatrice", "youth worker")),
            )
        ),
    ),
    scenario="funded",
    opens_in_days=-205,
    suggested_amounts=(
        SuggestedAmount(
            1_000,
            Text("la merenda di un pomeriggio per quattro bambini", "an afternoon snack for four children"),
        ),
        SuggestedAmount(
            2_500, Text("quaderni, penne e colori per un anno", "a year's exercise books, pens and crayons")
        ),
        SuggestedAmount(
            5_000, Text("tre ore a tu per tu con un'educatrice", "three one-to-one hours with a youth worker")
        ),
        SuggestedAmount(15_000, Text("una scrivania con sedia e lampada", "a desk with a chair and a lamp")),
    ),
)

ITALIAN_SCHOOL = Project(
    slug="scuola-di-italiano",
    slug_en="italian-school",
    title=Text("La scuola di italiano delle mamme", "The mothers' Italian school"),
    summary=Text(
        """In Via Padova, corsi di italiano al mattino per le madri, con i bambini nella stanza accanto e
        qualcuno che gioca con loro.""",
        """Around Via Padova, morning Italian classes for mothers, with the children next door and someone
        to play with them.""",
    ),
    hero_image_alt=Text(
        "Donne sedute a semicerchio con quaderni aperti; nella stanza accanto giocano dei bambini.",
        "Women in a semicircle with open notebooks; children play in the next room.",
    ),
    organisation="prima-persona-plurale",
    neighbourhood="via-padova",
    theme="educazione",
    ranking_position=6,
    approved_budget_cents=4_400_000,
    budget_lines=(
        BudgetLine(Text("Due insegnanti per dieci mesi", "Two teachers for ten months"), 1_760_000),
        BudgetLine(Text("Due educatrici per i bambini", "Two childcare workers"), 1_540_000),
        BudgetLine(Text("Affitto e pulizia delle aule", "Rent and cleaning of the rooms"), 520_000),
        BudgetLine(Text("Libri, quaderni e giochi", "Books, notebooks and toys"), 300_000),
        BudgetLine(Text("Esami di certificazione", "Certificate exams"), 280_000),
    ),
    use_of_funds=Text(
        """<p>Ogni mattina di scuola costa due insegnanti, due educatrici e due stanze calde. Con questo
        budget ne apriamo centosessanta e paghiamo l'esame finale a chi vuole la certificazione.</p>""",
        """<p>Each school morning takes two teachers, two childcare workers and two warm rooms. With this
        budget we can hold a hundred and sixty of them and pay the final exam for those who want the
        certificate.</p>""",
    ),
    story=(
        RichTextBlock(
            Text(
                """<p>Fatou vive in Via Padova da nove anni. Al mercato sa dire «quanto costa» e dal medico
                sa indicare dove fa male. Per il resto c'è sua figlia, che di anni ne ha otto e traduce
                tutto: la bolletta, la maestra, una volta perfino una diagnosi. È stato quel giorno che
                Fatou ha deciso di imparare l'italiano.</p>
                <p>I corsi, però, sono la sera, quando i bambini hanno fame, oppure chiedono di venire senza
                figli, che è come chiedere di non venire. Perciò abbiamo fatto il contrario: <b>prima la
                stanza dei bambini, poi la lavagna</b>.</p>
                <h3>La mattina, tutte insieme</h3>
                <p>Dal lunedì al giovedì, dalle 9.15 alle 11.45, quando i grandi sono a scuola. Quattro
                classi, dall'alfabeto alla conversazione. Le lezioni partono da quello che serve quella
                settimana: leggere una circolare, prenotare una visita, parlare con il padrone di casa,
                rispondere al telefono senza passarlo alla figlia.</p>
                <p>Nella stanza accanto, due educatrici accolgono ventiquattro bambini sotto i tre anni. Per
                molti è il primo posto fuori casa, e a settembre la materna fa meno paura a tutti.</p>
                <h3>Fuori dall'aula</h3>
                <p>Una volta al mese la lezione è in giro: l'anagrafe, la biblioteca, il consultorio, il
                tram fino in centro. Si va in quindici, con i passeggini, e si parla soltanto italiano. Al
                ritorno c'è sempre qualcuna che ha litigato con un impiegato e lo racconta fiera, con il
                congiuntivo giusto.</p>
                <h3>Che cosa cambia</h3>
                <p>L'anno scorso, con la metà delle ore, settantuno donne hanno frequentato e diciannove
                hanno sostenuto l'esame. Undici hanno trovato un lavoro. Fatou è rappresentante di
                classe.</p>""",
                """<p>Fatou has lived in Via Padova for nine years. At the market she can say "how much is
                it", and at the doctor's she can point to where it hurts. For the rest there is her
                daughter, who is eight and translates everything: the electricity bill, the teacher, once
                even a diagnosis. That was the day Fatou decided to learn Italian.</p>
                <p>Courses, however, are held in the evening, when the children are hungry, or ask you to
                come without them, which is like asking you not to come. So we did it the other way round:
                <b>first the children's room, then the blackboard</b>.</p>
                <h3>Mornings, all together</h3>
                <p>Monday to Thursday, from 9.15 to 11.45, when the older ones are at school. Four classes,
                from the alphabet to conversation. Lessons start from what you need that week: reading a
                letter from school, booking an appointment, talking to the landlord, answering the phone
                without handing it to your daughter.</p>
                <p>In the next room two childcare workers look after twenty-four children under three. For
                many it is the first place outside home, and come September nursery school is less
                frightening for everyone.</p>
                <h3>Outside the classroom</h3>
                <p>Once a month the lesson goes out: the registry office, the library, the family clinic,
                the tram into the centre. Fifteen of us go, pushchairs and all, and we speak only Italian.
                On the way back there is always someone who has argued with a clerk and tells the story
                proudly, subjunctives and all.</p>
                <h3>What changes</h3>
                <p>Last year, with half the hours, seventy-one women attended and nineteen sat the exam.
                Eleven found a job. Fatou is now a class parent representative.</p>""",
            )
        ),
        QuoteBlock(
            Text(
                "Ho capito una barzelletta. Ho riso prima di mio marito.",
                "I understood a joke. I laughed before my husband did.",
            ),
            "Shirin",
            Text("classe di conversazione", "conversation class"),
        ),
        ImageBlock(
            "scuola-di-italiano/2",
            Text(
                "Una lavagna con la parola «noi» e sotto i nomi delle allieve.",
                "A blackboard with the word “noi” (we) and the pupils' names below it.",
            ),
            Text(
                "La prima parola che si impara è quella del nostro nome.",
                "The first word we learn is the one in our name.",
            ),
        ),
        FaqBlock(
            (
                FaqItem(
                    Text("Il corso è solo per le mamme?", "Is the course only for mothers?"),
                    Text(
                        """<p>Le mattine sì, perché è lì che manca un posto. Ai papà e a tutti gli altri
                        insegniamo il sabato, con i volontari.</p>""",
                        """<p>The mornings are, because that is where there is a gap. We teach fathers and
                        everyone else on Saturdays, with volunteers.</p>""",
                    ),
                ),
                FaqItem(
                    Text(
                        "Bisogna saper già leggere e scrivere?",
                        "Do you need to be able to read and write?",
                    ),
                    Text(
                        """<p>No. Due classi su quattro cominciano dall'alfabeto, con calma: c'è chi è
                        andata a scuola in un'altra lingua e chi a scuola non è mai andata.</p>""",
                        """<p>No. Two of the four classes start from the alphabet, taking their time: some
                        women went to school in another language, and some never went to school at
                        all.</p>""",
                    ),
                ),
            )
        ),
    ),
    scenario="suspended",
    opens_in_days=-28,
    acts=(
        StaffAct(
            days_ago=2,
            reason=Text(
                "La sede delle lezioni cambia: le donazioni riprendono quando il nuovo contratto è firmato.",
                "The lessons move to another place: giving resumes once the new contract is signed.",
            ),
        ),
    ),
    suggested_amounts=(
        SuggestedAmount(
            1_500,
            Text("quaderno, libro e penna per un'allieva", "a notebook, a book and a pen for one pupil"),
        ),
        SuggestedAmount(2_500, Text("due mattine di asilo per un bambino", "two mornings of childcare for one child")),
        SuggestedAmount(
            5_000,
            Text("i biglietti del tram per le lezioni in città", "tram tickets for the lessons around town"),
        ),
        SuggestedAmount(10_000, Text("l'esame di certificazione per una donna", "the certificate exam for one woman")),
    ),
)

PROJECTS = (AFTER_SCHOOL, ITALIAN_SCHOOL)
