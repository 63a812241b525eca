# unicodedata: each function on each kind of character, and its complaints.
import unicodedata as u


def attempt(function, *args):
    try:
        return ascii(function(*args))
    except Exception as e:
        return f"{type(e).__name__}: {e}"


print(u.unidata_version, u.name)
CHARS = "aZ\n\xa0\xb2\xbd\xe9\u0301\u0660\u05d0\u0e32\u1100\u1e9b\u202e\u2167\u2260\u3007\uac01\ufb01\uff21\ufdfa\ud800" \
        "\U0001d11e\U0001f600\U0002f800\U000e0041\U0010ffff"
for c in CHARS:
    print(ascii(c), attempt(u.name, c), u.category(c), u.bidirectional(c), u.combining(c), u.mirrored(c), u.east_asian_width(c),
          ascii(u.decomposition(c)), u.decimal(c, None), u.digit(c, None), u.numeric(c, None))
    print("   ", *[ascii(u.normalize(form, c)) for form in ("NFC", "NFD", "NFKC", "NFKD")],
          *[u.is_normalized(form, c) for form in ("NFC", "NFD", "NFKC", "NFKD")])

for text in ("e\u0301", "a\u0323\u0307", "a\u0307\u0323", "\u1100\u1161\u11a8", "q\u0307\u0323\u0301", "\u0344", "\u212b",
             "s\u0323\u0307x\u0301", "\u0915\u093c", "\u1e0a\u0323", "a" + "\u0301\u0316" * 40, "\u09c7\u09be", "a\u0300\u05ae\u0300"):
    print(ascii([u.normalize(form, text) for form in ("NFC", "NFD", "NFKC", "NFKD")]))

for name in ("SNOWMAN", "snowman", b"SNOWMAN", "LF", "KEYCAP DIGIT ONE", "HANGUL SYLLABLE HIH", "HANGUL SYLLABLE HIHX",
             "CJK UNIFIED IDEOGRAPH-2A6DF", "CJK UNIFIED IDEOGRAPH-2a6df", "CJK COMPATIBILITY IDEOGRAPH-F900", "SNOW", "",
             "\xe9", "A" * 256, "A" * 257, 3):
    print(ascii(name)[:40], attempt(u.lookup, name)[:80])

for call in ((u.name, "ab"), (u.name, 1), (u.name, "\0"), (u.name, "\0", 5), (u.name,), (u.decimal, "x"), (u.digit, "x"),
             (u.numeric, "x"), (u.decimal, "xy"), (u.category, ""), (u.combining, 3), (u.normalize, "foo", "\xe9"),
             (u.normalize, "foo", ""), (u.is_normalized, "foo", ""), (u.is_normalized, "foo", "a"), (u.normalize, 1, "a"),
             (u.normalize, "NFC", 1), (u.normalize, "NFC"), (u.normalize, "NFC", "ascii")):
    print(call[0].__name__, call[1:], attempt(*call))

known = [c for c in range(0x30000) if u.name(chr(c), None)]
print(len(known), all(u.lookup(u.name(chr(c))) == chr(c) for c in known if c % 7 == 0))
print(sum(u.numeric(chr(c), 0) for c in known), sum(u.combining(chr(c)) for c in known))
