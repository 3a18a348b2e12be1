"""What somebody agrees to, in the words that stand beside the button; kept with their consent."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SIGN_UP: Promise = _(
    "Premendo «Iscriviti» chiedi di ricevere per e-mail gli argomenti che hai scelto. Ti mandiamo prima un messaggio: "
    "l'iscrizione vale solo se la confermi da lì. Puoi uscire quando vuoi, con un clic. Come trattiamo il tuo "
    "indirizzo è scritto nell'informativa privacy."
)
FOLLOW: Promise = _(
    "Premendo «Segui» chiedi di ricevere per e-mail le notizie di questo progetto: gli aggiornamenti e, se la "
    "raccolta è ancora aperta, la soglia raggiunta, gli ultimi giorni e la fine. Ti mandiamo prima un messaggio: vale "
    "solo se lo confermi da lì. Puoi smettere quando vuoi, con un clic. Come trattiamo il tuo indirizzo è scritto "
    "nell'informativa privacy."
)
PREFERENCES: Promise = _(
    "Premendo «Salva» chiedi di ricevere per e-mail gli argomenti che hai spuntato, e solo quelli. Puoi uscire quando "
    "vuoi, con un clic. Come trattiamo il tuo indirizzo è scritto nell'informativa privacy."
)
