"""The pages that the law asks for: privacy, accessibility, legal notes."""

from demo.content.call import DEMONSTRATION_EMAIL
from demo.content.schema import RichTextBlock, StandardPage, Text

PRIVACY = StandardPage(
    slug="informativa-privacy",
    slug_en="privacy-notice",
    title=Text("Informativa privacy", "Privacy notice"),
    summary=Text(
        "Quali dati raccogliamo quando doni, perché, per quanto tempo, e che cosa puoi chiederci.",
        "Which data we collect when you give, why, for how long, and what you can ask of us.",
    ),
    body=(
        RichTextBlock(
            Text(
                f"""<p><b>Testo dimostrativo.</b> Descrive come il sito tratta i dati, secondo gli articoli
                13 e 14 del regolamento (UE) 2016/679. Chi mette il sito in esercizio deve completarlo con
                il vero titolare e con le proprie scelte.</p>
                <h3>Chi tratta i dati</h3>
                <p>Titolare: Comune di Milano, indicato qui a scopo dimostrativo. Contatto del titolare e
                del responsabile della protezione dei dati: <a
                href="mailto:{DEMONSTRATION_EMAIL}">{DEMONSTRATION_EMAIL}</a> (indirizzo dimostrativo).</p>
                <h3>Quali dati</h3>
                <ul><li><b>Se navighi e basta:</b> i dati tecnici che ogni server riceve (indirizzo IP, ora,
                pagina richiesta). Non usiamo cookie di profilazione né strumenti di altri per contare le
                visite.</li>
                <li><b>Se doni:</b> nome, e-mail, importo, progetto, lingua, eventuale messaggio, la scelta
                di comparire o restare anonimo, i consensi dati e quando.</li>
                <li><b>Se paghi:</b> i dati della carta o del conto li scrivi nella pagina del gestore dei
                pagamenti. A noi arriva soltanto l'esito, con un codice.</li>
                <li><b>Se chiedi la newsletter o segui un progetto:</b> l'indirizzo, la lingua, gli argomenti,
                quando e in quale pagina l'hai chiesto, il testo che hai accettato, quali messaggi ti abbiamo
                mandato e se sono arrivati. Non misuriamo se li apri né che cosa clicchi.</li></ul>
                <h3>Perché, e con quale base</h3>
                <ul><li><b>Ricevere e contare la donazione, mandarti la conferma:</b> è il servizio che ci
                chiedi (articolo 6, paragrafo 1, lettera b).</li>
                <li><b>Tenere i conti e renderli controllabili:</b> obblighi di legge e compito di interesse
                pubblico (lettere c ed e).</li>
                <li><b>Mostrare sulla pagina il tuo nome e il messaggio:</b> il nome se, prima di pagare, non
                scegli di restare anonimo; il messaggio se ne scrivi uno (lettera a). Puoi cambiare idea:
                scrivici.</li>
                <li><b>Mandarti la newsletter e le notizie dei progetti che segui:</b> soltanto se le chiedi e
                lo confermi dalla tua casella (lettera a). Ogni messaggio contiene il modo per smettere.</li>
                <li><b>Difendere il sito da frodi e abusi:</b> per proteggere chi dona e il servizio
                pubblico (lettera e).</li></ul>
                <p>Nome ed e-mail sono necessari per donare. Messaggio e newsletter sono facoltativi: se non
                li vuoi, non cambia niente.</p>
                <h3>Chi altro li vede</h3>
                <ul><li>il gestore dei pagamenti, che tratta i dati del pagamento come titolare
                autonomo;</li>
                <li>chi ospita il sito e chi spedisce le e-mail per nostro conto, come responsabili del
                trattamento;</li>
                <li>chiunque apra la pagina, per il nome e il messaggio che hai scelto di mostrare;</li>
                <li>le autorità, quando la legge lo impone.</li></ul>
                <p>Non vendiamo i dati e non li usiamo per la pubblicità. Il gestore dei pagamenti può
                trattarne alcuni fuori dallo Spazio economico europeo, con le garanzie del capo V del
                regolamento che descrive nella propria informativa.</p>
                <h3>Per quanto tempo</h3>
                <ul><li>i dati della donazione: dieci anni, come le scritture contabili;</li>
                <li>il contenuto tecnico dei messaggi del gestore dei pagamenti: trenta giorni;</li>
                <li>le donazioni cominciate e mai pagate: soltanto finché servono a gestire il
                tentativo;</li>
                <li>l'iscrizione alla newsletter: finché non la disdici, poi trenta giorni; dopo resta
                un'impronta dell'indirizzo, che serve a non riscriverti per errore;</li>
                <li>un'iscrizione mai confermata: trenta giorni.</li></ul>
                <p>Se ci chiedi la cancellazione togliamo tutto ciò che ti identifica. L'importo resta nel
                registro con uno pseudonimo, perché i conti devono tornare.</p>
                <h3>I tuoi diritti</h3>
                <p>Puoi chiederci di vedere i tuoi dati, correggerli, cancellarli, limitarne l'uso o
                riceverli in un formato leggibile da una macchina; puoi opporti e ritirare un consenso in
                ogni momento, senza effetti su quanto è già avvenuto. Rispondiamo entro un mese. Se pensi
                che abbiamo sbagliato, puoi rivolgerti al <a href="https://www.garanteprivacy.it/">Garante
                per la protezione dei dati personali</a>.</p>
                <p>Nessuna decisione su di te viene presa da un calcolo automatico.</p>
                <h3>Cookie</h3>
                <p>Le pagine si leggono senza cookie. Un cookie tecnico, di questo sito, serve soltanto
                quando compili un modulo, per proteggerlo. Il gestore dei pagamenti ne usa di suoi quando
                cominci a pagare, non prima.</p>""",
                f"""<p><b>Demonstration text.</b> It describes how the site handles personal data, under
                Articles 13 and 14 of Regulation (EU) 2016/679 (GDPR). Whoever puts the site into service
                must complete it with the real controller and their own choices.</p>
                <h3>Who handles your data</h3>
                <p>Controller: Comune di Milano, named here for demonstration only. Contact for the
                controller and the data protection officer: <a
                href="mailto:{DEMONSTRATION_EMAIL}">{DEMONSTRATION_EMAIL}</a> (a demonstration address).</p>
                <h3>Which data</h3>
                <ul><li><b>If you only browse:</b> the technical data that every server receives (IP
                address, time, page requested). We use no profiling cookies and no third-party visitor
                counters.</li>
                <li><b>If you give:</b> name, e-mail, amount, project, language, your message if any,
                whether you wish to appear or stay anonymous, the consents you gave and when.</li>
                <li><b>If you pay:</b> you enter your card or bank details on the payment provider's page.
                We receive only the outcome, with a reference.</li>
                <li><b>If you ask for the newsletter or follow a project:</b> your address, your language, the
                topics, when and on which page you asked, the text you agreed to, which messages we sent you
                and whether they arrived. We do not measure whether you open them or what you click.</li></ul>
                <h3>Why, and on what basis</h3>
                <ul><li><b>To receive and count your donation and send you a confirmation:</b> this is the
                service you ask for (Article 6(1)(b)).</li>
                <li><b>To keep accounts and make them verifiable:</b> legal obligations and a task in the
                public interest (points (c) and (e)).</li>
                <li><b>To show your name and message on the page:</b> your name unless, before paying, you
                choose to stay anonymous; your message if you write one (point (a)). You may change your
                mind: write to us.</li>
                <li><b>To send you the newsletter and news of the projects you follow:</b> only if you ask for
                them and confirm it from your mailbox (point (a)). Every message tells you how to stop.</li>
                <li><b>To defend the site against fraud and abuse:</b> to protect donors and the public
                service (point (e)).</li></ul>
                <p>Name and e-mail are needed to give. Message and newsletter are optional: if you do not
                want them, nothing changes.</p>
                <h3>Who else sees them</h3>
                <ul><li>the payment provider, which handles payment data as a controller in its own
                right;</li>
                <li>those who host the site and those who send e-mails on our behalf, as processors;</li>
                <li>anyone who opens the page, for the name and message you chose to show;</li>
                <li>the authorities, when the law requires it.</li></ul>
                <p>We do not sell data or use it for advertising. The payment provider may handle some of it
                outside the European Economic Area, with the safeguards of Chapter V of the Regulation that
                it describes in its own notice.</p>
                <h3>For how long</h3>
                <ul><li>donation data: ten years, like accounting records;</li>
                <li>the technical content of the payment provider's messages: thirty days;</li>
                <li>donations begun and never paid: only as long as the attempt has to be handled;</li>
                <li>newsletter subscription: until you cancel it, then thirty days; after that a fingerprint of
                the address remains, which keeps us from signing you up again by mistake;</li>
                <li>a subscription never confirmed: thirty days.</li></ul>
                <p>If you ask for erasure we remove everything that identifies you. The amount stays in the
                ledger under a pseudonym, because the accounts have to balance.</p>
                <h3>Your rights</h3>
                <p>You can ask to see your data, correct it, erase it, restrict its use or receive it in a
                machine-readable format; you can object, and withdraw a consent at any time without
                affecting what has already been done. We answer within a month. If you think we have got it
                wrong you can turn to the Italian data protection authority, the <a
                href="https://www.garanteprivacy.it/">Garante per la protezione dei dati personali</a>.</p>
                <p>No decision about you is made by automated means.</p>
                <h3>Cookies</h3>
                <p>Pages can be read without cookies. One technical cookie, from this site, is used only
                when you fill in a form, to protect it. The payment provider uses its own once you start to
                pay, and not before.</p>""",
            )
        ),
    ),
    footer_role="privacy-policy-link",
)

ACCESSIBILITY = StandardPage(
    slug="dichiarazione-di-accessibilita",
    slug_en="accessibility-statement",
    title=Text("Dichiarazione di accessibilità", "Accessibility statement"),
    summary=Text(
        "A che punto siamo, che cosa ancora non va e come dircelo.",
        "Where we stand, what is still not right and how to tell us.",
    ),
    body=(
        RichTextBlock(
            Text(
                f"""<p><b>Testo dimostrativo.</b> Chi mette il sito in esercizio deve verificarlo di nuovo,
                pubblicare la propria dichiarazione e riesaminarla ogni anno.</p>
                <h3>Stato di conformità</h3>
                <p>Il sito è <b>parzialmente conforme</b> alle WCAG 2.1, livello AA, per i motivi elencati
                qui sotto.</p>
                <h3>Che cosa può non essere accessibile</h3>
                <ul><li>I video sono ospitati altrove e potrebbero non avere sottotitoli o
                audiodescrizione.</li>
                <li>I documenti allegati dai promotori potrebbero non essere leggibili con un lettore di
                schermo. Su richiesta ne mandiamo il contenuto in un altro formato.</li>
                <li>La pagina di pagamento è fornita dal gestore dei pagamenti: non possiamo
                modificarla.</li>
                <li>I messaggi dei donatori sono pubblicati nella lingua in cui sono stati
                scritti.</li></ul>
                <h3>Come abbiamo verificato</h3>
                <p>Con un'autovalutazione: controlli automatici su ogni tipo di pagina, in italiano e in
                inglese, e prove con la tastiera. Il sito non è stato ancora verificato da terzi né provato
                con persone con disabilità: è la ragione principale per cui non lo dichiariamo conforme.</p>
                <h3>Che cosa puoi aspettarti</h3>
                <ul><li>Si può leggere e donare con la sola tastiera e anche senza JavaScript.</li>
                <li>Ogni immagine ha un testo alternativo; lo stato della raccolta è scritto anche a
                parole.</li>
                <li>Il testo si può ingrandire fino al doppio senza perdere contenuti.</li></ul>
                <h3>Diccelo</h3>
                <p>Se qualcosa ti ostacola scrivi a <a
                href="mailto:{DEMONSTRATION_EMAIL}">{DEMONSTRATION_EMAIL}</a> (indirizzo dimostrativo, non
                riceve posta), indicando la pagina, che cosa volevi fare e quali ausili usi.</p>
                <p>Per un sito in esercizio, se la risposta manca o non basta, ci si può rivolgere al <a
                href="https://www.agid.gov.it/">difensore civico per il digitale, presso AgID</a>.</p>""",
                f"""<p><b>Demonstration text.</b> Whoever puts the site into service must test it again,
                publish their own statement and review it every year.</p>
                <h3>Compliance status</h3>
                <p>The site is <b>partially compliant</b> with WCAG 2.1, level AA, for the reasons listed
                below.</p>
                <h3>What may not be accessible</h3>
                <ul><li>Videos are hosted elsewhere and may lack captions or audio description.</li>
                <li>Documents attached by promoters may not be readable with a screen reader. On request we
                send their content in another format.</li>
                <li>The payment page is supplied by the payment provider: we cannot change it.</li>
                <li>Donors' messages are published in the language in which they were written.</li></ul>
                <h3>How we tested</h3>
                <p>By self-assessment: automated checks on every type of page, in Italian and in English,
                and trials with the keyboard. The site has not yet been assessed by a third party or tried
                out with people with disabilities: this is the main reason why we do not declare it
                compliant.</p>
                <h3>What you can expect</h3>
                <ul><li>You can read and give with the keyboard alone, and also without JavaScript.</li>
                <li>Every image has alternative text; the state of each campaign is also put into
                words.</li>
                <li>Text can be enlarged to twice its size without losing content.</li></ul>
                <h3>Tell us</h3>
                <p>If something gets in your way, write to <a
                href="mailto:{DEMONSTRATION_EMAIL}">{DEMONSTRATION_EMAIL}</a> (a demonstration address,
                which receives no mail), saying which page it was, what you wanted to do and which assistive
                technology you use.</p>
                <p>For a site in service, if no answer comes or the answer is not enough, you can turn to
                the <a href="https://www.agid.gov.it/">digital ombudsman at AgID</a>, the Italian agency for
                digital government.</p>""",
            )
        ),
    ),
    footer_role="accessibility-link",
)

LEGAL_NOTES = StandardPage(
    slug="note-legali",
    slug_en="legal-notes",
    title=Text("Note legali", "Legal notes"),
    summary=Text(
        "Come si possono usare i contenuti del sito, e chi ne risponde.",
        "How the site's content may be used, and who answers for it.",
    ),
    body=(
        RichTextBlock(
            Text(
                """<p><b>Testo dimostrativo.</b> Progetti, organizzazioni, persone, donazioni e notizie
                della stagione sono inventati; ogni somiglianza è casuale. Il bando del 2020 è vero, ma qui
                è raccontato con parole nostre: fa fede soltanto il testo ufficiale.</p>
                <h3>Licenza dei contenuti</h3>
                <p>Salvo dove è indicato diversamente, testi e illustrazioni sono pubblicati con licenza <a
                href="https://creativecommons.org/licenses/by/4.0/deed.it">Creative Commons Attribuzione 4.0
                (CC BY 4.0)</a>: puoi copiarli, modificarli e usarli anche a scopo commerciale, citando la
                fonte e dicendo che cosa hai cambiato.</p>
                <p>La licenza non comprende i marchi e i segni delle istituzioni, l'emblema dell'Unione
                europea, i messaggi dei donatori e i documenti di altri.</p>
                <h3>Responsabilità</h3>
                <p>Ogni promotore risponde di quello che scrive nella pagina del proprio progetto e di come
                usa il denaro ricevuto. Noi controlliamo che le pagine siano corrette e le correggiamo
                quando ce lo segnalate.</p>
                <h3>Collegamenti</h3>
                <p>Le pagine di altri siti non dipendono da noi: un collegamento non significa che ne
                condividiamo ogni parola.</p>""",
                """<p><b>Demonstration text.</b> Projects, organisations, people, donations and the season's
                news are invented; any resemblance is accidental. The 2020 call is real, but it is told here
                in our own words: only the official text is authoritative.</p>
                <h3>Content licence</h3>
                <p>Unless stated otherwise, texts and illustrations are published under the <a
                href="https://creativecommons.org/licenses/by/4.0/deed.en">Creative Commons Attribution 4.0
                (CC BY 4.0)</a> licence: you may copy, change and use them, also commercially, if you credit
                the source and say what you have changed.</p>
                <p>The licence does not cover the marks and emblems of institutions, the emblem of the
                European Union, donors' messages or other people's documents.</p>
                <h3>Responsibility</h3>
                <p>Each promoter answers for what they write on their project's page and for how they use
                the money received. We check that pages are correct, and correct them when you tell us they
                are not.</p>
                <h3>Links</h3>
                <p>Pages on other sites are not under our control: a link does not mean that we share their
                every word.</p>""",
            )
        ),
    ),
    footer_role="legal-notes",
)
