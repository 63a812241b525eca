"""html.escape() and html.unescape(): the names of HTML 4, numbers, and what is no entity."""
import html

for text in ('&pound;10 &amp; &euro;5 &#163; &#xA3;', '&eacute;&Eacute;&ntilde;&szlig;&yuml;&nbsp;|', '&hellip;&mdash;&laquo;&rarr;&alpha;&Omega;&hearts;',
             '&copy 2024 &ampx &notit; &ltb&gt', '&nothing; & alone &;', '&#0;&#x80;&#150;&#xD800;&#1114112;&#11;&#13;|',
             '&AMP;&LT;&QUOT', '&apos;&quot;', 'no entity at all'):
    print(ascii(html.unescape(text)))
print(html.escape('<a href="x">it\'s & so</a>'), html.escape('"<', quote=False))
