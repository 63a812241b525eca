#!/usr/bin/env python3
"""Writes base/uninames.inc, base/normal.inc and vm/unicode_data.inc from the Unicode database of the python3 that runs it (3.11: 14.0.0).

Run by hand, in app/: python3 cmake/unicode_data.py. The format of the names stands in base/uninames.c."""
import collections
import ctypes
import fractions
import re
import unicodedata as ud

assert ud.unidata_version == '14.0.0', 'str methods and names would be of two versions'
ALL = range(0x110000)
DIGITS = [c for c in map(chr, range(35, 127)) if c not in '?\\']  # no trigraphs, no escapes
BASE = len(DIGITS)
BLOCK = 32
ALIASES, SEQUENCES = 0xF0000, 0xF0200  # where CPython keeps what has a name, but is no code point of its own


class Writer:
    def __init__(self, path):
        self.path = path
        self.lines = [f'/* Generated from the Unicode character database {ud.unidata_version}: do not edit. */']

    def array(self, kind, name, items, width=''):
        self.lines.append(f'static const {kind} {name}[]{width} = {{')
        line = '   '
        for item in items:
            if len(line) + len(item) + 2 > 118:
                self.lines.append(line)
                line = '   '
            line += f' {item},'
        self.lines += [line, '};']

    def text(self, name, text):
        self.lines.append(f'static const char {name}[] =')
        self.lines += [f'    "{text[i:i + 112]}"' for i in range(0, len(text), 112)]
        self.lines[-1] += ';'

    def save(self):
        with open(self.path, 'w') as file:
            file.write('\n'.join(self.lines) + '\n')


# ---- names

def extra_names():
    """(place, name) of aliases and named sequences: only what unicodedata keeps for the compiler knows their names."""
    pointer = ctypes.pythonapi.PyCapsule_GetPointer
    pointer.restype, pointer.argtypes = ctypes.c_void_p, [ctypes.py_object, ctypes.c_char_p]
    table = pointer(ud._ucnhash_CAPI, b'unicodedata._ucnhash_CAPI')
    getname = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_uint32, ctypes.c_char_p, ctypes.c_int, ctypes.c_int)(
        ctypes.cast(table, ctypes.POINTER(ctypes.c_void_p))[0])
    text = ctypes.create_string_buffer(256)
    for place in [*range(ALIASES, SEQUENCES), *range(SEQUENCES, SEQUENCES + 0x400)]:
        if getname(place, text, 256, 1):
            yield place, text.value.decode()


def is_made(name):
    return name.startswith(('HANGUL SYLLABLE ', 'CJK UNIFIED IDEOGRAPH-'))


def words_of(code, name):
    """The words: with their hyphen, what follows is joined. '' is the number of the code point itself."""
    words, parts = [], name.split(' ')
    while parts:
        part = parts.pop(0)
        if part.endswith('-') and parts:
            part += ' ' + parts.pop(0)
        words += [part] if ' ' in part else re.findall('[^-]*-|[^-]+', part)
    if words[-1] == f'{code:X}':
        words[-1] = ''
    return words


def classes_of(counts):
    """How many words have a code of one digit, and how many first digits begin a code of two; the rest has three."""
    frequent = [n for _, n in counts.most_common()]
    best = None
    for three in range(4):
        for two in range(BASE - three):
            one = BASE - two - three
            if one + two * BASE + three * BASE ** 2 >= len(frequent):
                size = sum(frequent[:one]) + 2 * sum(frequent[one:one + two * BASE]) + 3 * sum(frequent[one + two * BASE:])
                best = min(best or (size, one, two), (size, one, two))
    return best[1:]


def number(n, width):
    return ''.join(DIGITS[n // BASE ** i % BASE] for i in reversed(range(width)))


def hash_of(name):
    h = 2166136261
    for c in name.encode():
        h = (h ^ c) * 16777619 & 0xffffffff
    return h ^ h >> 15


def slots_of(names):
    """An open table: the number of a name's block, from 1, by the hash of the name."""
    size = len(names) * 5 // 4 | 1
    slots = [0] * size
    for i, (_, name) in enumerate(names):
        at = hash_of(name) % size
        while slots[at] not in (0, i // BLOCK + 1):
            at = (at + 1) % size
        slots[at] = i // BLOCK + 1
    return ''.join(number(n, 2) for n in slots)


def write_names():
    out = Writer('base/uninames.inc')
    names = [(c, name) for c in ALL if (name := ud.name(chr(c), None)) and not is_made(name)]
    extra = list(extra_names())
    split = [words_of(code, name) for code, name in names + extra]
    names += extra
    counts = collections.Counter(word for words in split for word in words)
    one, two = classes_of(counts)
    order = [word for word, _ in counts.most_common()]
    ids = {word: i for i, word in enumerate(order)}

    def coded(word):
        n = ids[word]
        if n < one:
            return number(n, 1)
        n -= one
        if n < two * BASE:
            return number(one * BASE + n, 2)
        return number((one + two) * BASE ** 2 + n - two * BASE, 3)
    lexicon, starts = '', []
    for i, word in enumerate(order):
        if i % BLOCK == 0:
            starts.append(str(len(lexicon)))
        lexicon += DIGITS[len(word)] + word
    text, blocks, before = '', [], []
    for i, words in enumerate(split):
        if i % BLOCK == 0:
            blocks.append(str(len(text)))
            before = []
        same = 0
        while same < min(8, len(before), len(words)) and before[same] == words[same]:
            same += 1
        new = words[same:]
        text += DIGITS[same * 10 + min(len(new), 9)] + (DIGITS[len(new)] if len(new) >= 9 else '')
        text += ''.join(map(coded, new))
        before = words
    runs = [f'{{0x{code:X}, {i}}}' for i, (code, _) in enumerate(names) if i == 0 or names[i - 1][0] != code - 1]
    cjk = [c for c in ALL if ud.name(chr(c), '').startswith('CJK UNIFIED IDEOGRAPH-')]
    cjk_runs = [f'{{0x{c:X}, 0x{next(e for e in range(c, 0x110000) if e + 1 not in known):X}}}'
                for known in [set(cjk)] for c in cjk if c - 1 not in known]
    out.lines.append(f'enum {{ ONE = {one}, TWO = {two}, NAMES = {len(names)}, LONGEST = {max(len(n) for _, n in names)} }};')
    out.array('NameRun', 'name_runs', runs)
    out.array('uint32_t', 'name_blocks', blocks)
    out.array('uint32_t', 'word_blocks', starts)
    out.array('NameRange', 'ideographs', cjk_runs)
    texts = [ud.lookup(name) for _, name in extra]
    out.array('uint32_t', 'aliases', [f'0x{ord(t):X}' for (place, _), t in zip(extra, texts) if place < SEQUENCES])
    out.array('UniSequence', 'sequences', [
        '{' + str(len(t)) + ', {' + ', '.join(f'0x{ord(c):X}' for c in t) + '}}'
        for (place, _), t in zip(extra, texts) if place >= SEQUENCES])
    out.text('word_text', lexicon)
    out.text('name_text', text)
    out.text('name_slots', slots_of(names))
    out.save()


# ---- properties

CATEGORIES = 'Cn Lu Ll Lt Mn Mc Me Nd Nl No Zs Zl Zp Cc Cf Cs Co Lm Lo Pc Pd Ps Pe Pi Pf Po Sm Sc Sk So'.split()
BIDI = ' L LRE LRO R AL RLE RLO PDF EN ES ET AN CS NSM BN B S WS ON LRI RLI FSI PDI'.split(' ')
WIDTHS = 'F H W Na A N'.split()


def write_properties():
    out = Writer('vm/unicode_data.inc')
    out.array('char', 'categories', [f'"{c}"' for c in CATEGORIES], width='[4]')
    out.array('char', 'bidis', [f'"{c}"' for c in BIDI], width='[4]')
    out.array('char', 'widths', [f'"{c}"' for c in WIDTHS], width='[4]')
    records, runs, before = {}, [], None
    for code in ALL:
        c = chr(code)
        record = (CATEGORIES.index(ud.category(c)), BIDI.index(ud.bidirectional(c)), ud.combining(c), ud.mirrored(c),
                  WIDTHS.index(ud.east_asian_width(c)))
        if record != before:
            runs.append(f'{{0x{code:X}, {records.setdefault(record, len(records))}}}')
        before = record
    out.array('UniRecord', 'records', ['{' + ', '.join(map(str, r)) + '}' for r in records])
    out.array('UniRecordRun', 'record_runs', runs)
    write_numbers(out)
    out.save()


def write_numbers(out):
    """Runs of code points whose value grows by one, with the same of: has a value, is a digit, is a decimal."""
    runs = []
    for code in ALL:
        c = chr(code)
        value = ud.numeric(c, None)
        if value is None:
            continue
        kind = 2 if ud.decimal(c, None) is not None else 1 if ud.digit(c, None) is not None else 0
        top = fractions.Fraction(value).limit_denominator(1000)
        last = runs[-1] if runs else None
        if last and last[0] + last[1] == code and last[2] + last[1] == top and last[3] == top.denominator == 1 and last[4] == kind:
            last[1] += 1
        else:
            runs.append([code, 1, top.numerator, top.denominator, kind])
    out.array('UniNumber', 'numbers', [f'{{0x{c:X}, {n}, {top}, {bottom}, {kind}}}' for c, n, top, bottom, kind in runs])


def write_normal_forms():
    """Of code points but Hangul syllables: where their parts begin; a part that is the last has NORMAL_LAST set."""
    out = Writer('base/normal.inc')
    classes = [ud.combining(chr(code)) for code in ALL]
    out.array('UniRun', 'combining_runs', [f'{{0x{code:X}, {n}}}' for code, n in enumerate(classes)
                                                 if code == 0 or classes[code - 1] != n])
    tags, entries, parts, composed = ['""'], [], [], []
    for code in ALL:
        text = ud.decomposition(chr(code))
        if not text:
            continue
        fields = text.split()
        tag = f'"{fields.pop(0)}"' if fields[0].startswith('<') else '""'
        if tag not in tags:
            tags.append(tag)
        codes = [int(field, 16) for field in fields]
        if tag == '""' and len(codes) == 2 and ud.normalize('NFC', ''.join(map(chr, codes))) == chr(code):
            composed.append((*codes, len(entries)))
        entries.append(f'{{0x{code:X}, {tags.index(tag)}, {len(parts)}}}')
        parts += codes
        parts[-1] |= 1 << 31
    out.array('char', 'tags', tags, width='[12]')
    out.array('UniParts', 'decomposed', entries)
    out.array('uint32_t', 'parts', [f'0x{n:X}' for n in parts])
    out.array('uint16_t', 'composed', [str(entry) for *_, entry in sorted(composed)])
    out.save()


if __name__ == '__main__':
    write_names()
    write_properties()
    write_normal_forms()
