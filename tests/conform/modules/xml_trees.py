"""ElementTree: trees made, searched, changed, written and read again."""
import copy
import io
import os
import pickle
import tempfile
import xml.etree.ElementTree as ET


def tell(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


shop = ET.Element('shop', {'name': 'A & "B"'}, city='<é>')
for i, (kind, price) in enumerate((('tea', '3'), ('cake', '5'), ('tea', '4'))):
    item = ET.SubElement(shop, 'item', kind=kind, n=str(i))
    ET.SubElement(item, 'price').text = price
    item.tail = '\n'
shop[0].text = 'a < b > c & d'
shop.append(ET.Comment(' new '))
shop.append(ET.ProcessingInstruction('style', 'x="1"'))
for how in ({}, {'encoding': 'unicode'}, {'encoding': 'utf-8', 'xml_declaration': True}, {'encoding': 'latin-1'}, {'method': 'html'}, {'method': 'text', 'encoding': 'unicode'},
            {'short_empty_elements': False, 'encoding': 'unicode'}):
    print(ET.tostring(shop, **how))
print(ET.tostringlist(shop[0], encoding='unicode'), ET.tostring(ET.Element('a', x='\r\n\t"\'')))
for path in ('item', './/price', 'item[2]', "item[@kind='tea']", "item[@kind!='tea']/price", "item[price='5']", "item[price!='5']", 'item[last()]', 'item[last()-1]', '*', './*/price/..', ".//*[.='4']",
             'item[@n]', 'item[price]', '.', '..', 'item/', 'none', '{*}item', '{}item', '{}*', 'item[@kind="tea"][2]'):
    print(path, [(e.tag, e.get('n')) for e in shop.findall(path)], shop.findtext(path, 'nothing'))
for path in ('/item', 'item[', 'item[0]', 'item[first()]', 'item[last()+1]', 'p:item', '//', 'item[1=2]', './/[', 'item[@]'):
    tell(lambda: shop.find(path))
print([e.tag for e in shop.iter('price')], list(shop.itertext()), len(shop), bool(shop[0][0]), shop.get('none', 7), shop.keys(), shop.items())
del shop[-2:]
shop[1:2] = [ET.Element('new'), ET.Element('newer')]
shop.insert(0, ET.Element('first'))
shop.remove(shop[1])
shop.extend(ET.Element(tag) for tag in 'xy')
shop.set('open', 'yes')
print([e.tag for e in shop], shop.attrib, [e.tag for e in shop[::2]], shop[-1].tag)
ET.indent(shop)
ET.dump(shop)
ET.indent(shop, '\t', 1)
print(ET.tostring(shop, 'unicode'))
for call in (lambda: shop[9], lambda: shop.append(None), lambda: shop.extend([1]), lambda: shop.insert(0, 'x'), lambda: shop.remove(ET.Element('q')), lambda: ET.Element(), lambda: ET.Element('a', 'b'),
             lambda: ET.SubElement('x', 'y'), lambda: shop['x'], lambda: ET.tostring(ET.Element(3)), lambda: ET.tostring(ET.Element('a', x=1)), lambda: setattr(shop, 'attrib', 3),
             lambda: ET.fromstring(3), lambda: ET.tostring(shop, method='foo'), lambda: ET.register_namespace('ns1', 'u'), lambda: ET.indent(shop, level=-1), lambda: ET.XMLPullParser(['foo']),
             lambda: ET.tostring(shop, default_namespace='u'), lambda: ET.TreeBuilder().close(), lambda: ET.parse('/nowhere/x.xml')):
    tell(call)
tree = ET.fromstring('<r xmlns="urn:a" xmlns:b="urn:b"><b:c b:k="v" k="w"/><d>t</d><e xmlns=""/></r>')
print([e.tag for e in tree.iter()], tree[0].attrib, ET.tostring(tree))
names = {'': 'urn:a', 'x': 'urn:b'}
print(tree.find('x:c', names).tag, tree.find('d', names).text, tree.findall('{*}e'), [e.tag for e in tree.findall('{urn:a}*')], [e.tag for e in tree.findall('{*}*')])
ET.register_namespace('bee', 'urn:b')
print(ET.tostring(tree[0]), ET.tostring(tree[0], default_namespace='urn:b') if False else '', ET.tostring(ET.Element(ET.QName('u', 't'), {ET.QName('u', 'k'): ET.QName('v', 'z')})))
print(ET.tostring(ET.fromstring('<a xmlns="u"><b/></a>'), default_namespace='u'), ET.QName('a', 'b'), repr(ET.QName('a')), ET.QName('a', 'b') == '{a}b', ET.QName('a') < ET.QName('b'))
twin = copy.deepcopy(shop)
print(ET.tostring(twin) == ET.tostring(shop), twin[0] is shop[0], copy.copy(shop)[0] is shop[0], ET.tostring(pickle.loads(pickle.dumps(shop))) == ET.tostring(shop), sorted(shop.__getstate__()))
document = ET.ElementTree(shop)
stream = io.BytesIO()
document.write(stream, encoding='utf-16', xml_declaration=True)
print(ET.parse(io.BytesIO(stream.getvalue())).getroot().attrib, document.find('new').tag, document.findtext('none', 'd'), [e.tag for e in document.iter()][:3])
with tempfile.TemporaryDirectory() as folder:
    name = os.path.join(folder, 'shop.xml')
    document.write(name)
    print(open(name).read()[:40], ET.parse(name).getroot().tag)
print(ET.XMLID('<a><b id="x"/></a>')[1]['x'].tag, ET.fromstringlist(['<a', '>t', '</a>']).text, ET.iselement(shop), ET.iselement(3), repr(shop).startswith("<Element 'shop' at 0x"))
