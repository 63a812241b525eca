"""What expat says of texts that are not XML: its words, its codes, its lines and columns; and texts that are, with all their corners."""
import xml.etree.ElementTree as ET


def shown(e):
    return e.tag if isinstance(e.tag, str) else e.tag.__name__, e.attrib, e.text, e.tail, [shown(c) for c in e]


TEXTS = '''<a> | <a></b> | <a/>x | <a b=1/> | <a b="1" b="2"/> | <a>&x;</a> | <a>&</a> | a | <a>< | <x:a/> | <a>]]></a> | <a/><b/> | <a b></a> | <1/> | <a>&#0;</a> | <a>&#xg;</a> | <a b="<"/> | <a b="&y;"/>
<a b="&#0;"/> | <!-- -- --><a/> | <a><!-- x</a> | <?xml?><a/> | <?xml version="1.0" encoding="9"?><a/> | <?xml version="1.0" standalone="maybe"?><a/> | <?xml version='1.0' bad='x'?><a/> | <a><?xml version="1.0"?></a> | <a><![CDATA[x</a>
<a xmlns:x=""/> | <?a | <a/ | <a b=" | </a> | <a>x | <?xMl a?><a/> | <a ?> | <!DOCTYPE a><a/> | <!DOCTYPE a SYSTEM "x"><a>&y;</a> | <!DOCTYPE a [<!ENTITY e "v&#65;">]><a b="&e;">&e;</a> | <a xmlns:xml="u"/> | <a xmlns:xmlns="u"/>
&lt; | "x" | x="1" | <![CDATA[x]]> | <a/>&amp; | <a/>"x" | <a/><!é | <!ELEMENT | <a b="1"c="2"/> | <a><![CDATA[<&]]]]></a> | <a>&lt;&gt;&amp;&quot;&apos;&#65;&#x41;</a> | <a b=" x &#10; y "/> | <?pi data?><a/><!-- c --> | <a p:b="1"/> | <a>& | ]] | <a ><b/ ></a>'''
for text in TEXTS.replace('\n', ' | ').split(' | ') + ['', ' <?xml version="1.0"?><a/>', '\n <a>\n  <b></a>', '<a>\r\n<b>é\x01</b></a>', '<a b="x\r\n\ty"/>', '<a>a\r\nb\rc</a>', '<é ü="1">ß</é>', '<a>\n&#xD;</a>']:
    try:
        print(repr(text), shown(ET.fromstring(text)))
    except ET.ParseError as error:
        print(repr(text), error, error.code, error.position)
for data in ('<a>é</a>'.encode(), '<a>é</a>'.encode('utf-16'), b'\xef\xbb\xbf<a/>', '<?xml version="1.0" encoding="latin-1"?><a>é</a>'.encode('latin-1'), b'<a>\xff</a>', b'<?xml version="1.0" encoding="nope"?><a/>'):
    try:
        print(data, shown(ET.fromstring(data)))
    except (ET.ParseError, LookupError) as error:
        print(data, type(error).__name__, error)
