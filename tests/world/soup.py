"""bs4: what programs ask a page for."""
import re
from bs4 import BeautifulSoup, Comment, NavigableString

PAGE = '''<!DOCTYPE html>
<html><head><title>The &amp; shop</title><style>p { color: red }</style></head>
<body id="top" class="wide dark">
<!-- a remark -->
<h1>Books</h1>
<div class="book new" data-id=1><a href="/b/1?x=1&amp;y=2" class='link'>One</a> <span class="price">&pound;10.50</span></div>
<div class="book" data-id="2"><a href="/b/2" class="link">Two<br>parts</a><span class="price">20</span>
<ul><li>a<li>b</ul></div>
<p id="number">42</p><p>last <b>bold</b> text</p><img src="x.png" alt="it's"/>
<script>if (1 < 2) { "</p>" }</script>
</body></html>'''

soup = BeautifulSoup(PAGE, 'html.parser')
print(soup.title, soup.title.string, soup.title.name, soup.title.parent.name, repr(soup.p))
print(soup.body['class'], soup.body.get('id'), soup.body.get('no'), soup.body.has_attr('id'))
print([a['href'] for a in soup.find_all('a')], [a.text for a in soup('a', class_='link')])
print(soup.find('p', {'id': 'number'}).text, int(soup.find(id='number').get_text()) + 1, soup.find('table'))
print([d['data-id'] for d in soup.find_all('div', class_='book')], soup.find('div', class_='new').attrs)
print(soup.find_all(['h1', 'title']), soup.find_all(re.compile('^h'))[1].name, soup.find_all('a', href=re.compile('/2$')))
print(soup.find_all('a', limit=1), soup.find_all(lambda t: t.name == 'b'), soup.find('a', string='One'))
print(soup.find_all(string=re.compile('bo')), len(soup.find_all(True)), soup.find('div', attrs={'data-id': '2'}).span.string)
print([t.get_text(strip=True) for t in soup.select('div.book > a')], soup.select_one('#number').text,
      [t.text for t in soup.select('.book .price, h1')], soup.select('a[href^="/b/2"]')[0]['class'])
print([t.text for t in soup.select('div:nth-of-type(2) li')], soup.select('p:not(#number) b'), soup.select('h1 + div')[0]['data-id'],
      soup.select('nothing'), soup.select_one('nothing'))
print(list(soup.find('div', class_='new').stripped_strings), soup.find('div').get_text('|'), repr(soup.div.a.next_sibling))
print([c.name for c in soup.body.children if c.name], soup.h1.find_next_sibling('p')['id'], soup.b.find_parent('body')['id'])
print(soup.find(string=lambda s: isinstance(s, Comment)), soup.img, soup.img['alt'], soup.script.string, 'color' in soup.text)
print([p.name for p in soup.b.parents], isinstance(soup.h1.string, NavigableString), soup.find_all('p')[1].contents)
row = BeautifulSoup('<tr><td>1</td><td>2</td></tr>', 'lxml')
print([td.text for td in row.tr.find_all('td')], row.tr.find_all('td', recursive=False)[1].string, row)
tag = row.new_tag('td', id='n')
tag.string = 'a < b'
row.tr.append(tag)
row.td.decompose()
row.td['class'] = ['x', 'y']
print(row, len(row.tr))
print(BeautifulSoup('<div><p>one</p>two<br/></div>', 'html.parser').prettify())
for wrong in (lambda: soup.find_all('a').text, lambda: soup.find('table').text, lambda: soup.a['nothing'],
              lambda: soup.select('a:hover')):
    try:
        wrong()
    except Exception as e:
        print(type(e).__name__, e)
