# A sequence of characters has a name, but is no character.
s = f"{1:\N{KEYCAP DIGIT ONE}>4}"
