"""What people ask the projects before they give, and where some of these happen; by Italian slug."""

from demo.content.schema import FaqItem, Text

# Streets and squares that are there, without a number: nobody's door.
PLACES: dict[str, str] = {
    "orto-tra-i-binari": "via Comune Antico, Milano",
    "giardino-dei-sensi": "viale Suzzani, Milano",
    "casa-delle-api": "via San Bernardo, Milano",
    "radio-di-via": "via Barona, Milano",
    "palestra-a-cielo-aperto": "via Ucelli di Nemi, Milano",
    "cinema-in-piazza": "piazza Agrippa, Milano",
    "forno-di-quartiere": "via Giambellino, Milano",
}

FAQ: dict[str, tuple[FaqItem, ...]] = {
    "casa-delle-api": (
        FaqItem(
            Text("Le api pungono: i bambini sono al sicuro?", "Bees sting: are the children safe?"),
            Text(
                """<p>Le classi guardano da dietro un vetro, e chi si avvicina alle arnie indossa la tuta. Prima di
                ogni visita la scuola ci dice chi è allergico.</p>""",
                """<p>Classes watch from behind glass, and anyone who goes near the hives wears a suit. Before each
                visit the school tells us who is allergic.</p>""",
            ),
        ),
        FaqItem(
            Text("Come si prenota una visita?", "How do we book a visit?"),
            Text(
                """<p>Le prenotazioni si aprono quando la raccolta è finita. Le prime venti classi sono di scuole del
                Municipio 5.</p>""",
                """<p>Booking opens when the campaign is over. The first twenty classes are from schools in
                Municipio 5.</p>""",
            ),
        ),
        FaqItem(
            Text("Che fine fa il miele?", "What happens to the honey?"),
            Text(
                """<p>Un vasetto va a ogni classe che ci ha aiutato a seminare il prato. Il resto sfama le api
                d'inverno.</p>""",
                """<p>Each class that helped us sow the meadow gets a jar. The rest feeds the bees in winter.</p>""",
            ),
        ),
    ),
    "scuola-di-italiano": (
        FaqItem(
            Text("Perché la raccolta è sospesa?", "Why is the campaign suspended?"),
            Text(
                """<p>Perché cambiamo sede. Appena il nuovo contratto è firmato la raccolta riprende; le donazioni già
                fatte restano al loro posto.</p>""",
                """<p>Because we are moving. The campaign goes on as soon as the new lease is signed; gifts that were
                made stay where they are.</p>""",
            ),
        ),
        FaqItem(
            Text("Quanto costa il corso a chi lo frequenta?", "What does the course cost those who attend?"),
            Text(
                """<p>Niente: né le lezioni, né i libri, né chi sta con i bambini. Per chi vuole la certificazione
                è pagato anche l'esame.</p>""",
                """<p>Nothing: not the lessons, nor the books, nor the childcare. For those who want the certificate
                the exam is paid too.</p>""",
            ),
        ),
    ),
    "radio-di-via": (
        FaqItem(
            Text("Devo saper parlare in radio?", "Do I need to know how to talk on air?"),
            Text(
                """<p>No. Si comincia dai corsi, gratuiti, e dalla regia. Al microfono ci si arriva quando se ne ha
                voglia.</p>""",
                """<p>No. You begin with the free courses and at the mixing desk. You come to the microphone when you
                feel like it.</p>""",
            ),
        ),
        FaqItem(
            Text("Avete superato il budget: che cosa fate in più?", "You are over budget: what more will you do?"),
            Text(
                """<p>Con quello che avanza teniamo aperta la redazione due mesi oltre l'anno previsto, e lo
                raccontiamo qui con i conti.</p>""",
                """<p>With what is over we keep the newsroom open two months beyond the year we planned, and account
                for it here.</p>""",
            ),
        ),
    ),
    "robotica-in-cortile": (
        FaqItem(
            Text("Perché solo ragazze?", "Why only girls?"),
            Text(
                """<p>Perché nei corsi misti della zona erano due su venti. Un pomeriggio al mese il laboratorio è
                aperto a tutti.</p>""",
                """<p>Because in the mixed courses nearby they were two out of twenty. One afternoon a month the
                workshop is open to all.</p>""",
            ),
        ),
        FaqItem(
            Text("Quando si può donare?", "When can I give?"),
            Text(
                """<p>Dal giorno che leggi qui sopra, nel riquadro della raccolta: si apre da sola, a quell'ora.</p>""",
                """<p>From the day that you read above, in the campaign's box: it opens by itself, at that hour.</p>""",
            ),
        ),
    ),
    "coro-di-quartiere": (
        FaqItem(
            Text("La soglia non è stata raggiunta: il coro si fa?", "The threshold was missed: will there be a choir?"),
            Text(
                """<p>Sì, più corto: con quello che è stato donato facciamo quattro mesi di prove e tre concerti nei
                cortili.</p>""",
                """<p>Yes, a shorter one: with what was given we hold four months of rehearsals and three concerts in
                the courtyards.</p>""",
            ),
        ),
        FaqItem(
            Text("Bisogna saper leggere la musica?", "Do I have to read music?"),
            Text(
                "<p>No: si impara a orecchio, una voce alla volta.</p>",
                "<p>No: we learn by ear, one voice at a time.</p>",
            ),
        ),
    ),
}
