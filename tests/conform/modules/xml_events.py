"""XML piece by piece: targets of one's own, builders, pulled events, feeds that come from a stream of asyncio."""
import asyncio
import io
import xml.etree.ElementTree as ET

TEXT = '<r xmlns:p="u"><!-- c --><?do it?><a k="v">one\n&amp; <b/>two</a><p:x/><![CDATA[<raw>]]></r>'


class Told:
    def __init__(self):
        self.lines = []

    def start(self, tag, attributes):
        self.lines.append(('start', tag, attributes))

    def end(self, tag):
        self.lines.append(('end', tag))

    def data(self, text):
        self.lines.append(('data', text))

    def start_ns(self, prefix, uri):
        self.lines.append(('start_ns', prefix, uri))

    def end_ns(self, prefix):
        self.lines.append(('end_ns', prefix))

    def doctype(self, name, public, system):
        self.lines.append(('doctype', name, public, system))

    def close(self):
        return self.lines


print(ET.XML('<!DOCTYPE r PUBLIC "p" "s">' + TEXT, ET.XMLParser(target=Told())))
builder = ET.TreeBuilder(insert_comments=True, insert_pis=True)
print(ET.tostring(ET.XML(TEXT, ET.XMLParser(target=builder))), ET.tostring(ET.XML(TEXT)))
builder = ET.TreeBuilder(lambda tag, attributes: ET.Element(tag.upper(), attributes))
builder.start('a', {'x': '1'})
builder.data('te')
builder.data('xt')
builder.end('a')
builder.data('tail')
print(ET.tostring(builder.close()))
EVENTS = 'start', 'end', 'start-ns', 'end-ns', 'comment', 'pi'


def named(found):
    return [(event, thing.tag if hasattr(thing, 'tag') and isinstance(thing.tag, str) else thing if event.endswith('ns') else thing.text) for event, thing in found]


pull = ET.XMLPullParser(EVENTS)
for at in range(0, len(TEXT), 9):
    pull.feed(TEXT[at:at + 9])
    print(TEXT[at:at + 9].encode(), named(pull.read_events()))
pull.close()
for call in (lambda: pull.feed('x'), lambda: list(ET.XMLPullParser().read_events())):
    try:
        print(call())
    except ValueError as error:
        print(error)
found = ET.iterparse(io.BytesIO(TEXT.encode()), EVENTS)
print(found.root, named(found), found.root.tag)
try:
    for event, element in ET.iterparse(io.StringIO('<a><b/></c>')):
        print(event, element.tag)
except ET.ParseError as error:
    print(error)


async def main():
    reader = asyncio.StreamReader()

    async def write():
        for at in range(0, len(TEXT), 20):
            reader.feed_data(TEXT[at:at + 20].encode())
            await asyncio.sleep(1)
        reader.feed_eof()
    writing = asyncio.create_task(write())
    pull, start = ET.XMLPullParser(['end']), asyncio.get_running_loop().time()
    while data := await reader.read(100):
        pull.feed(data)
        print(round(asyncio.get_running_loop().time() - start), [e.tag for _, e in pull.read_events()])
    await writing


asyncio.run(main())
