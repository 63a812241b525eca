"""html.parser: what is told of tags, text, references and comments, in pieces and when they are broken."""
import html
import html.entities
from html.parser import HTMLParser

KINDS = 'starttag', 'endtag', 'data', 'comment', 'decl', 'pi', 'charref', 'entityref'


class Teller(HTMLParser):
    def unknown_decl(self, data):
        print(self.getpos(), 'unknown_decl', repr(data))


for _kind in KINDS:
    def _tell(self, *args, kind=_kind):
        print(self.getpos(), kind, *map(repr, args))
    setattr(Teller, 'handle_' + _kind, _tell)


class Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.links, self.title, self.inside = [], '', False

    def handle_starttag(self, tag, attrs):
        if tag == 'a':
            self.links += [value for name, value in attrs if name == 'href']
        self.inside = tag == 'title'

    def handle_endtag(self, tag):
        self.inside = False

    def handle_data(self, data):
        if self.inside:
            self.title += data


links = Links()
links.feed('''<!doctype html><html><head><title>Fish &amp; chips</title></head>
<body><a href="/one?a=1&amp;b=2">1</a> <A HREF='two' class>2</a> <a href=three/>3</a> <a name=x>no</a></body></html>''')
links.close()
print(links.title, links.links, links.lasttag, links.get_starttag_text(), links.getpos())

PAGES = [
    ['<p id=a title="x &lt; y" data-n>text<br/>more</p>'],
    ['<p', ' a=1', '>te', 'xt &am', 'p; &#6', '5; &copy &unknown; <', '/p>', 'end &am'],
    ['<script>if (a < b && c) "</p>";</scr', 'ipt ><style>p > a {}</style>', '<script>never closed'],
    ['<!-- a -- > <!--> --><!><!x y><?php 1 > 2 ?><![CDATA[ 1 < 2 ]]><![if IE]> x <![endif]>'],
    ['a < b <> </> </ p > </1> <1> < /p> <p =1 "x"> <a b="c', '"d>', '<a b=\'1"2\'>'],
    ['a & b &; &# &#; &#x41; &#65 &lt &amp', ';&amp.x &a-b &'],
    ['<!doctype html PUBLIC', ' "x">', '<div\n  a="1"\n b>\n\n <i>', '</i\n></DIV >'],
    ['<a/b/c=d/ / e = f><img src=x.png / ><\u00e9><a\u00e9 \u00c9=1>', '<a href="unfinished'],
]
for pieces in PAGES:
    for convert in True, False:
        print('--', pieces[0][:20], convert)
        teller = Teller(convert_charrefs=convert)
        for piece in pieces:
            teller.feed(piece)
        print('waits with', repr(teller.rawdata), teller.cdata_elem)
        teller.close()
        print(repr(teller.rawdata), teller.getpos())
for broken in '<![1', '<![what[x]]>':
    try:
        Teller().feed('ab\n' + broken)
    except AssertionError as e:
        print(e)

print(html.unescape('&check; &starf &nGtv; &NotEqualTilde;&notit; &notin; &lang; &AMP&x &CounterClockwiseContourIntegral;'))
entities = html.entities
print(len(entities.html5), entities.html5['fjlig;'], list(entities.html5)[-3:], len(entities.name2codepoint))
print(entities.name2codepoint['lang'], entities.codepoint2name[0x3b1], entities.entitydefs['euro'], 'apos' in entities.entitydefs)
