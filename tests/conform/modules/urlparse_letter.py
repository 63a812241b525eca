# urllib.parse on str and on bytes; ports, brackets, queries with their limits, quoting.
from urllib.parse import (parse_qs, parse_qsl, quote, quote_plus, unquote, unquote_plus, unquote_to_bytes, urldefrag,
                          urlencode, urljoin, urlparse, urlsplit, urlunparse, urlunsplit)


def err(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


for url in ('http://user:pw@Host.example:80/p;x?q=1#f', '//h/p', 'mailto:a@b', 'HTTP://[::1%eth0]:8/', 'a b\tc', ' http://x ',
            'svn+ssh://h', '1http:x', 'file:///x', 'http://h:', 'tel:+31;ext=4'):
    one, other = urlparse(url), urlparse(url.encode())
    print(one, one.geturl(), one.hostname, one.username, one.password)
    print(other, other.decode() == one, one.encode() == other, urlunparse(other), other.hostname)
    print(urlunsplit(urlsplit(url.encode())), urldefrag(url.encode()))
for url in ('http://h:99999', 'http://h:x', 'http://[::1', 'http://[1.2.3.4]/', 'http://[v1]/', 'http://a\u2100.com'):
    err(lambda: urlsplit(url).port)
err(lambda: urlparse(b'http://x', 'ftp'))
for base, url in (('http://a/b/c/d;p?q', '../g'), ('http://a/b/c/d;p?q', '?y'), ('http://a/b', '//c'), ('http://a', 'x/../..'),
                  ('http://a/b/', 'ftp:x'), ('http://a/b?x', ''), ('', 'x'), ('http://a/b/c', '/./x/.'), ('http://a/../b', '../../c')):
    print(urljoin(base, url), urljoin(base.encode(), url.encode()))
print(parse_qs('a=1&a=2&b=%20+x&c&d=', keep_blank_values=True), parse_qsl(b'a=1;b=2', separator=b';'))
err(lambda: parse_qsl('a&b=1', strict_parsing=True))
err(lambda: parse_qsl('a=1&b=1', max_num_fields=1))
err(lambda: parse_qs('a', separator=''))
print(urlencode({'a b': [1, 'x&y'], 'c': b'\xff'}, doseq=True), urlencode([('k', 'ä')], encoding='latin-1'))
err(lambda: urlencode('text'))
err(lambda: urlencode([1]))
print(quote('/a b?ä~'), quote(b'\xff/', safe=''), quote_plus('a b+c'), quote_plus('/ ', safe='/'), quote('ä', encoding='latin-1'))
err(lambda: quote(b'x', encoding='utf-8'))
err(lambda: quote(5))
print(unquote('%E4%zz%4', 'latin-1'), unquote(b'%41'), unquote('ä%C3%A4'), unquote_plus('a+b%2B'), unquote_to_bytes('ä%00%'))
