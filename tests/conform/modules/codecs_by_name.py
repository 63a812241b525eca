# Encodings: their names, what they do with what does not fit, and codecs, which does it piece by piece.
import codecs
import io


def show(*what):
    *label, f = what
    try:
        print(*label, ascii(f()))
    except UnicodeError as e:
        print(*label, type(e).__name__, e.encoding, e.start, e.end, e.reason, '|', e)
    except Exception as e:
        print(*label, f'{type(e).__name__}: {e}')


unicode = ['utf-8', 'utf-8-sig', 'utf-16', 'utf-16-le', 'utf-16-be', 'utf-32', 'utf-32-le', 'utf-32-be']
single = ['ascii', 'latin-1', 'cp1252', 'iso8859-15']
handlers = ['strict', 'ignore', 'replace', 'backslashreplace', 'xmlcharrefreplace', 'surrogateescape', 'surrogatepass', 'nobody']
for name in unicode + single + ['UTF_16', 'U8', 'utf 8', 'utf--8', 'u t f 8', 'utf8_sig', 'ascii ', 'latin9', '8859', 'cp819', 'us-ascii',
                                'unicode_escape', 'raw_unicode_escape', 'hex', 'rot13', 'base64', 'nobody', '']:
    show('encode', name, lambda: 'aé€😀'.encode(name, 'replace'))
for name in unicode + single:
    for errors in handlers[:-1]:
        show(name, errors, lambda: 'a\ud800\udc80€\udc81'.encode(name, errors))
        show(name, errors, lambda: 'fine'.encode(name, errors))
for name, data in [('utf-16', b'\xff\xfea\0'), ('utf-16', b'\xfe\xff\0a'), ('utf-16', b'a\0'), ('utf-16', b'a'), ('utf-16', b'\xff\xfe\0\xd8'),
                   ('utf-16', b'\xff\xfe\0\xd8a\0'), ('utf-16', b'\0\xdca\0'), ('utf-16', b'ab\0\xd8c'), ('utf-16-be', b'\xd8\0\xdc\0'),
                   ('utf-32', b'a\0\0\0'), ('utf-32', b'\0\0\xfe\xff\0\0\0a'), ('utf-32', b'\0\0\x11\0'), ('utf-32', b'\0\xd8\0\0'), ('utf-32', b'abc'),
                   ('utf-8', b'a\xed\xa0\x80b'), ('utf-8', b'\xf0\x9f\x98'), ('utf-8', b'\xc3('), ('utf-8', b'\xff\xfe'), ('ascii', b'a\xff'),
                   ('latin-1', b'\xff\x80')]:
    for errors in handlers:
        show(name, data, errors, lambda: data.decode(name, errors))
for name, data in [('utf-8-sig', b'\xef\xbb\xbfa'), ('utf-8-sig', b'a\xff'), ('utf-8-sig', b'\xef\xbb\xbf\xff'), ('utf-8-sig', b'\xef\xbb'),
                   ('cp1252', b'\x80\x81a'), ('iso8859-15', b'\xa4\xa5')]:
    for errors in handlers[:4]:
        show(name, data, errors, lambda: data.decode(name, errors))

# names, functions, marks
for name in 'utf8', 'latin1', 'ASCII', 'UTF_16LE', 'hex', 'rot13', 'unicode-escape', 'windows-1252':
    info = codecs.lookup(name)
    print(info.name, repr(info).split(' at ')[0], len(info), info[0] is info.encode)
show(lambda: codecs.lookup('nobody'))
show(lambda: codecs.lookup(5))
print(codecs.BOM_UTF8, codecs.BOM_UTF16_BE, codecs.BOM_UTF32, codecs.BOM == codecs.BOM_LE)
print(codecs.encode('é'), codecs.decode(b'\xc3\xa9'), codecs.encode('Hello', 'rot13'), codecs.encode(b'ab', 'hex'), codecs.decode('6162', 'hex'),
      codecs.encode(b'ab', 'base64'), codecs.decode(b'YWI=\n', 'base64'), codecs.getencoder('latin-1')('é'), codecs.getdecoder('utf-16')(b'\xff\xfea\0'))
show(lambda: b'00'.decode('hex'))
show(lambda: 'a'.encode('rot13'))

# escapes
for text in 'a\\b\'"\n\t\0\x7fé€😀', '':
    print(text.encode('unicode_escape'), text.encode('raw_unicode_escape'))
for data in (rb'\x41\u20ac\U0001f600\n\101\'', b'\\', b'\\x4', b'\\u12', b'\\U0011ffff', b'\xe9', b'a\\\nb', b'\\777'):
    show(data, lambda: data.decode('unicode_escape'))
    show(data, lambda: data.decode('raw_unicode_escape'))
    show(data, lambda: data.decode('unicode_escape', 'replace'))
show(lambda: codecs.escape_decode(rb'\x41\n\101\\'))
show(lambda: codecs.escape_decode(b'\\'))
show(lambda: codecs.escape_encode(b'a\'"\\\n\xff'))


# handlers of one's own
def mark(error):
    print(type(error).__name__, error.start, error.end, ascii(error.object[error.start:error.end]))
    return '<?>', error.end


codecs.register_error('mark', mark)
show(lambda: 'aéb€😀'.encode('ascii', 'mark'))
show(lambda: b'a\xffb\xc3'.decode('utf-8', 'mark'))
show(lambda: 'é'.encode('utf-16', 'mark'))
for result in ('é', 2), (b'\xff', 2), ('', -1), ('', 9), ('x', 'y'), 5, (5, 1):
    codecs.register_error('odd', lambda error: result if error.start == 1 else ('', error.end))
    show(result, lambda: 'aéb'.encode('ascii', 'odd'))
    show(result, lambda: b'a\xffb'.decode('ascii', 'odd'))
print(codecs.lookup_error('mark') is mark)
show(lambda: codecs.lookup_error('nobody'))
show(lambda: codecs.register_error('x', 5))
for name in 'strict', 'ignore', 'replace', 'backslashreplace', 'xmlcharrefreplace':
    handler = codecs.lookup_error(name)
    show(name, lambda: handler(UnicodeEncodeError('ascii', 'aé€', 1, 3, 'why')))
    show(name, lambda: handler(UnicodeDecodeError('ascii', b'a\xff\xfe', 1, 3, 'why')))
    show(name, lambda: handler(ValueError('other')))


# an encoding of one's own
def search(name):
    print('asked for', name)
    if name == 'upside_down':
        return codecs.CodecInfo(lambda s, errors='strict': (s[::-1].encode(), len(s)), lambda b, errors='strict': (bytes(b).decode()[::-1], len(b)),
                                name='upside-down')
    if name == 'odd':
        return codecs.CodecInfo(lambda s, errors='strict': (s, len(s)), lambda b, errors='strict': (b, len(b)), name='odd')


codecs.register(search)
show(lambda: 'abc'.encode('Upside-Down'))
show(lambda: b'abc'.decode('upside down'))
show(lambda: 'abc'.encode('odd'))
show(lambda: b'abc'.decode('odd'))
show(lambda: 'abc'.encode('neither'))

# piece by piece
for name in ['utf-8', 'utf-8-sig', 'utf-16', 'utf-32', 'utf-16-be', 'latin-1', 'cp1252', 'ascii']:
    text = 'aé€' if name == 'cp1252' else 'aé' if name == 'latin-1' else 'ab' if name == 'ascii' else 'aé€😀'
    encoder, decoder = codecs.getincrementalencoder(name)(), codecs.getincrementaldecoder(name)()
    pieces = [encoder.encode(c) for c in text]
    print(name, pieces, [decoder.decode(bytes([byte])) for byte in b''.join(pieces)], repr(decoder.decode(b'', True)), encoder.getstate())
    encoder.reset()
    decoder.reset()
    print(encoder.encode('z'), decoder.decode(b'')[:0] == '')
decoder = codecs.getincrementaldecoder('utf-8')('replace')
print(ascii(decoder.decode(b'\xe2\x82')), decoder.getstate(), ascii(decoder.decode(b'a\xff\xf0\x9f', True)))
decoder = codecs.getincrementaldecoder('utf-8')()
decoder.decode(b'\xe2\x82')
show(lambda: decoder.decode(b'', True))
print(list(codecs.iterdecode([b'\xe2', b'\x82\xac', b'a'], 'utf-8')), list(codecs.iterencode(['a', '', 'é'], 'utf-16')))

# streams
stream = io.BytesIO()
writer = codecs.getwriter('utf-16')(stream)
writer.write('aé\n')
writer.writelines(['b\n', 'c'])
print(stream.getvalue())
stream.seek(0)
reader = codecs.getreader('utf-16')(stream)
print(ascii(reader.readline()), ascii(reader.read()), repr(reader.read()))
print(list(codecs.getreader('utf-8')(io.BytesIO('é\nb\r\nc'.encode()))), codecs.getreader('utf-8')(io.BytesIO(b'a\nb\n')).readlines())
