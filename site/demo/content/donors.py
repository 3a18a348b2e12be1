"""The invented donors: names to combine, messages to leave, how many stay anonymous."""

from demo.content.schema import DonorMessage

# Given names and surnames are combined at random, so that nobody in particular is meant.
_FIRST_NAMES = """
Abdoulaye Ada Adriana Agnese Ahmed Alba Aldo Alessia Alice Amadou Amina Andrea Angela Anita Anna Antonio
Arianna Arturo Asia Aurora Beatrice Benedetta Bianca Boris Bruna Camilla Carla Carlo Carlos Caterina
Cecilia Chiara Claudio Corrado Cristina Dalila Daniela Dario Davide Debora Diana Diego Domenico Edoardo
Elena Eleonora Elisa Emanuele Emma Enrico Erika Ernesto Ester Eva Fabio Fatima Federica Federico Filippo
Fiorella Flavia Francesca Francesco Gabriella Gaia Gennaro Giacomo Gianna Giorgia Giorgio Giovanni Giulia
Giulio Giuseppina Gloria Grace Guglielmo Hamid Hana Hassan Hui Ibrahim Ida Ilaria Imane Ines Ioana Irene
Isabel Ivana Ivo Jacopo Jasmine Joselyn Juan Karima Khadija Lamine Laura Lea Leila Leonardo Letizia Lia
Lidia Lilia Linda Lorenzo Luca Lucia Luigi Luisa Maddalena Malika Manuela Marcello Marco Margherita Maria
Mariam Mario Marta Martina Massimo Matilde Matteo Mei Michela Mihaela Milena Mirko Mohamed Monica Nadia
Nicola Nicoletta Noemi Nora Olga Oksana Olivia Omar Ornella Oscar Ottavia Pablo Paola Paolo Patrizia Piera
Pietro Rachele Raffaele Rania Rashid Rebecca Renata Riccardo Rita Roberta Rocco Rosa Rosalba Ruben Sabrina
Samuele Sandra Sara Sebastiano Sergio Silvana Silvia Simone Sofia Sonia Stefania Susanna Tarek Teodora
Teresa Tommaso Ugo Umberto Valeria Vera Veronica Vincenzo Viola Violeta Vittoria Vlad Wei Yara Yasmin
Youssef Zaira Zeno
"""

_SURNAMES = """
Abbiati Acerbi Agazzi Aguilar Airoldi Alberti Aliprandi Amato Andreoli Angeloni Arioli Arrigoni Assandri
Azzimonti Badiali Bajwa Balestri Barbagallo Barbieri Barlassina Basile Battaglini Beltrami Benassi
Bernasconi Bertolini Bettini Bianchini Binda Boccardi Boffi Bonetti Borghi Borsani Boselli Bramati Brivio
Brusa Bruschi Caccia Cairoli Calabrese Camara Campana Canepa Cantoni Capelli Caputo Cardella Carminati
Carrara Casati Castiglioni Cavallo Cerri Chen Chiesa Ciceri Cislaghi Citterio Colciago Colli Colnaghi
Colombini Corbetta Cordero Corti Cremona Crespi Cuomo Daverio Delfini Desio Dia Diallo Diop Dossena
Dragone Erba Espinoza Fabbri Facchini Farina Fasoli Fedeli Ferrario Ferraris Figini Fiore Flores Formenti
Fossati Franceschi Frigerio Fumagalli Gaffuri Galbiati Galimberti Galli Garofalo Gatti Ghezzi Giudici
Giussani Gomez Greppi Grimaldi Guarneri Gueye Guida Haddad Hassani Hernandez Hossain Hu Invernizzi Ionescu
Jaramillo Kone Kowalczyk Lanza Leone Limonta Lombardini Longoni Lucchini Macchi Maggioni Malik Mandelli
Mapelli Marchetti Mariani Marzorati Mauri Mazzola Melzi Mendoza Meroni Miglio Molteni Moretti Moroni Motta
Musumeci Nasser Natale Nicolini Novati Oggioni Olivieri Orsini Ortega Pagani Palermo Panzeri Parisi
Pastore Pedretti Perego Petrov Pirovano Pizzi Poletti Ponti Popescu Porta Preda Quadri Radaelli Raimondi
Ramos Ravasi Redaelli Ribeiro Ricciardi Riva Rizzo Rosati Rota Rusconi Salvi Sangalli Santoro Scotti Serra
Shehata Sironi Spinelli Stucchi Tavecchio Terzi Tonelli Trezzi Urbani Vailati Valsecchi Vergani Vertemati
Viganò Vismara Wang Xu Zanetti Zappa Zerbi Zhou Zucchi
"""

FIRST_NAMES = tuple(_FIRST_NAMES.split())
SURNAMES = tuple(_SURNAMES.split())

# Shares of all the donations, between 0 and 1.
ANONYMOUS_SHARE = 0.28
MESSAGE_SHARE = 0.35

MESSAGES: tuple[DonorMessage, ...] = (
    DonorMessage("it", "Forza, che si fa!"),
    DonorMessage("it", "Per il quartiere in cui sono cresciuta."),
    DonorMessage("it", "Un piccolo gesto da chi abita al terzo piano."),
    DonorMessage("it", "Finalmente qualcosa di bello sotto casa."),
    DonorMessage("it", "Da parte di tutta la scala B."),
    DonorMessage("it", "Per mia nonna, che ne sarebbe stata felicissima."),
    DonorMessage("it", "Bravissimi, continuate così."),
    DonorMessage("it", "In bocca al lupo!"),
    DonorMessage("it", "Ci vediamo all'inaugurazione."),
    DonorMessage("it", "Non è molto, ma è di cuore."),
    DonorMessage("it", "Aspettavo un progetto così da vent'anni."),
    DonorMessage("it", "Con affetto, dalla classe quarta A."),
    DonorMessage("it", "Al posto del regalo di compleanno."),
    DonorMessage("it", "Ho rinunciato a una pizza. Ne vale la pena."),
    DonorMessage("it", "Milano è anche questa, per fortuna."),
    DonorMessage("it", "Da un ex abitante che torna sempre volentieri."),
    DonorMessage("it", "Grazie per quello che fate ogni giorno."),
    DonorMessage("it", "Se servono due braccia il sabato, ci sono."),
    DonorMessage("it", "Per i miei nipoti e per quelli degli altri."),
    DonorMessage("it", "Le cose belle si fanno in tanti."),
    DonorMessage("it", "Un abbraccio dal mercato del giovedì."),
    DonorMessage("it", "Passo davanti ogni mattina: ora so che cosa sarà."),
    DonorMessage("it", "Ci credo."),
    DonorMessage("it", "Dal gruppo del calcetto, con una colletta vera."),
    DonorMessage("it", "Vi ho conosciuti alla festa di via. Bravi!"),
    DonorMessage("it", "Il caffè lo offro io, il resto fatelo voi."),
    DonorMessage("it", "Per chi non può donare ma ci sarà."),
    DonorMessage("it", "Avanti tutta."),
    DonorMessage("it", "Mia figlia ha rotto il salvadanaio. Davvero."),
    DonorMessage("it", "Da un vicino un po' brontolone."),
    DonorMessage("it", "Perché le periferie non sono la fine della città."),
    DonorMessage("it", "Dono per la seconda volta: la prima ero stato tirchio."),
    DonorMessage("it", "In ricordo di papà, che aggiustava tutto."),
    DonorMessage("it", "Spero che ce la facciate in fretta!"),
    DonorMessage("it", "Ho letto il budget riga per riga: mi avete convinto."),
    DonorMessage("it", "Un progetto concreto, con i conti chiari."),
    DonorMessage("it", "Per le sere d'estate."),
    DonorMessage("it", "Da Torino, con un po' d'invidia."),
    DonorMessage("it", "Per il gusto di vederlo nascere."),
    DonorMessage("it", "Lo racconto a tutto l'ufficio."),
    DonorMessage("it", "Ne farò un altro a fine mese."),
    DonorMessage("it", "Tenete duro."),
    DonorMessage("it", "Era ora!"),
    DonorMessage("it", "Un pensiero dalle infermiere del turno di notte."),
    DonorMessage("it", "Che bello vedere i nomi dei vicini qui sotto."),
    DonorMessage("it", "Con la tredicesima. Ve la meritate voi."),
    DonorMessage("it", "Da chi in quel cortile ha imparato ad andare in bici."),
    DonorMessage("it", "Per i ragazzi, che se lo meritano."),
    DonorMessage("it", "Buon lavoro a tutti."),
    DonorMessage("it", "Fatelo anche da noi!"),
    DonorMessage("it", "La mia parte, volentieri."),
    DonorMessage("it", "Dalla cena di condominio: abbiamo passato il cappello."),
    DonorMessage("it", "Viva le idee semplici."),
    DonorMessage("it", "Sono arrivata a Milano da un anno e già mi sento a casa."),
    DonorMessage("en", "What a lovely idea. Good luck!"),
    DonorMessage("en", "From a neighbour who is still learning Italian."),
    DonorMessage("en", "Every street should have one of these."),
    DonorMessage("en", "Happy to help, see you at the opening."),
    DonorMessage("en", "For my kids, who walk past every day."),
    DonorMessage("en", "Small gift, big cheer."),
    DonorMessage("en", "Greetings from Dublin, where we could use this too."),
    DonorMessage("en", "I live two stops away and I will come."),
    DonorMessage("en", "Thank you for making room for everyone."),
    DonorMessage("en", "Well done to all the volunteers."),
    DonorMessage("en", "You had me at the budget table."),
    DonorMessage("en", "In memory of a wonderful teacher."),
    DonorMessage("en", "Keep going, all of you!"),
    DonorMessage("en", "My first donation in Italy. It took two minutes."),
)
