# \N{...}: characters by name or alias, in str literals, f-strings and their format specs, and codecs.
import codecs

print("\N{BULLET} \N{bullet} \N{LATIN SMALL LETTER A WITH ACUTE}\N{GREEK SMALL LETTER OMEGA}\N{SNOWMAN}")
print(ascii("\N{LINE FEED}\N{BYTE ORDER MARK}\N{HANGUL SYLLABLE GAGS}\N{CJK UNIFIED IDEOGRAPH-4E00}\N{GRINNING FACE}"))
print(f"\N{BULLET}{1}\N{EN DASH}{2:\N{MIDDLE DOT}^5}{{\N{BULLET}}}", rf"\N{1}", r"\N{BULLET}", f"\\N{3}", b"\N{BULLET}")
print("""a
\N{INFINITY}""" '\N{EURO SIGN}' f'{"x"!r:\N{ASTERISK}>6}')
print(codecs.decode(rb"\N{BULLET} and \N{euro sign}", "unicode_escape"))
for data in rb"\N", rb"a\N{", rb"\N{}", rb"\N{no such thing}", rb"\N{KEYCAP DIGIT ONE}", rb"\Nx":
    for errors in "strict", "replace", "ignore":
        try:
            print(data, errors, ascii(data.decode("unicode_escape", errors)))
        except UnicodeDecodeError as e:
            print(data, e)
