"""Names as they are compared: without case, accents and punctuation."""

import re
import unicodedata

# Letters that Unicode does not take apart, as newspapers write them without their marks.
PLAIN = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ə": "a", "æ": "ae", "œ": "oe", "ß": "ss"})


def folded(name: str) -> str:
    """Return a name for comparison: "Recep Tayyip Erdoğan" and "recep tayyip ERDOGAN" fold alike."""
    apart = unicodedata.normalize("NFKD", name.casefold().translate(PLAIN))
    letters = "".join(character for character in apart if not unicodedata.combining(character))
    return " ".join(re.findall(r"\w{1,300}", letters))
