"""csv: the reader's states, quoting, dialects checked, errors, Sniffer."""
import csv
import io


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


def read(text, **options):
    return list(csv.reader(text.splitlines(True) if isinstance(text, str) else text, **options))


def write(*rows, **options):
    out = io.StringIO()
    csv.writer(out, **options).writerows(rows)
    return out.getvalue()


for text in ('a,b\r\nc,d', 'a,"b ""c"" d",\n', '"a\nb",c\n', 'a,"b"c\n', '\n\na\n', 'a b, c', '"', '"a', 'a\rb', ' "a"', ',', "x'y,z"):
    show(read, text)
show(read, 'a,"b"c', strict=True)
show(read, '"a', strict=True)
show(read, 'a, "b, c"', skipinitialspace=True)
show(read, 'a|\\|b|"c|d"', delimiter='|', escapechar='\\')
show(read, '1,"2",x', quoting=csv.QUOTE_NONNUMERIC)
show(read, '1,"2",3.5\n', quoting=csv.QUOTE_NONNUMERIC)
show(read, 'a,"b,c"', quoting=csv.QUOTE_NONE)
show(read, "a,'b,''c'", quotechar="'")
show(read, 'a,"b', quotechar=None)
show(read, 'a\\\nb,c', escapechar='\\')
show(read, [b'a'])
show(read, ['a\rb'])
show(read, ['a,"b\n', 'c"\n', 'd'])
for row in ([1, 2.5, None, True, 'x'], ['a,b', 'c"d', 'e\nf', ' g'], [''], [], ['', ''], ['é']):
    show(write, row)
    show(write, row, quoting=csv.QUOTE_ALL, lineterminator='\n')
    show(write, row, quoting=csv.QUOTE_NONNUMERIC)
    show(write, row, quoting=csv.QUOTE_NONE, escapechar='\\')
    show(write, row, doublequote=False, escapechar='!')
show(write, ['a,b'], quoting=csv.QUOTE_NONE)
show(write, ['a"'], doublequote=False)
show(write, 5)
show(csv.writer, None)
for wrong in ({'delimiter': ''}, {'delimiter': 'ab'}, {'delimiter': None}, {'delimiter': 5}, {'quotechar': 'ab'}, {'quoting': 9},
              {'quoting': 'x'}, {'lineterminator': None}, {'quotechar': None, 'quoting': csv.QUOTE_ALL}, {'dialect': 'none'}):
    show(csv.reader, [], **wrong)


class Bars(csv.excel):
    delimiter = '|'


csv.register_dialect('bars', Bars, lineterminator='\n')
print(csv.list_dialects(), csv.get_dialect('bars').delimiter, repr(write([1, 'a|b'], dialect='bars')), repr(write([1, 2], dialect=Bars)))
csv.unregister_dialect('bars')
show(csv.unregister_dialect, 'bars')
show(csv.get_dialect, 'bars')
show(lambda: setattr(csv.get_dialect('excel'), 'delimiter', ';'))
print(csv.field_size_limit(), csv.field_size_limit(3))
show(read, 'abcd,e')
show(read, '"abcd"')
csv.field_size_limit(131072)
reader = csv.DictReader(io.StringIO('a,b\n1,2,3\n\n4\n'), restkey='more', restval='none')
print(reader.fieldnames, list(reader), reader.line_num)
out = io.StringIO()
writer = csv.DictWriter(out, ['a', 'b'], restval='-')
writer.writeheader()
writer.writerow({'a': 1})
show(writer.writerow, {'a': 1, 'c': 2})
show(csv.DictWriter, out, [], extrasaction='x')
print(repr(out.getvalue()))
for sample in ('a;b;c\n1;2;3\n4;5;6\n', "'a', 'b'\n'c', 'd'\n", 'name:age\nx:1\ny:2\n', 'a\tb\n1\t2\n', '"a""b","c"\n"d","e"\n'):
    found = csv.Sniffer().sniff(sample)
    print(repr(found.delimiter), repr(found.quotechar), found.doublequote, found.skipinitialspace, csv.Sniffer().has_header(sample))
show(csv.Sniffer().sniff, 'abc')
print(csv.Sniffer().sniff('a,b;c\n1,2;3\n', delimiters=';').delimiter, csv.Sniffer().has_header('name,size\nx,10\nyy,20\n'))
