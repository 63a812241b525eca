# The encodings are utf-8, -16 and -32, ascii, latin-1, iso8859-15, cp1252 and the escapes; the tables of all the others are left out.
print('жа'.encode('koi8-r'))
