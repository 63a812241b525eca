# Encoding with names for the characters that do not fit.
import codecs

for text in ["caf\xe9 \u65e5\ud7a3 \U0001f600", "\ue000\ud800\x80\x00", "plain"]:
    for encoding in "ascii", "latin-1", "cp1252":
        print(text.encode(encoding, "namereplace"))
print(codecs.lookup_error("namereplace").__name__, codecs.encode("\xdf", "ascii", "namereplace"))
error = UnicodeEncodeError("ascii", "a\xe9\ue000b", 1, 3, "no room")
print(codecs.namereplace_errors(error))
try:
    b"\xff".decode("ascii", "namereplace")
except TypeError as e:
    print(e)
