// What a page does beyond plain HTML; each module works on the elements that it finds and nothing depends on it.

import "./donation.js";
import "./menu.js";
import "./share.js";
