"""http.cookies: what headers say, what they are made of, what is not a cookie."""
import copy
import pickle
from http.cookies import BaseCookie, CookieError, Morsel, SimpleCookie

jar = SimpleCookie()
jar['session'] = 'abc'
jar['session']['path'], jar['session']['max-age'], jar['session']['HttpOnly'] = '/', 3600, True
jar['words'] = 'two "words"; é\n\\'
jar['words']['comment'], jar['words']['secure'], jar['words']['samesite'] = 'a b', False, 'Lax'
jar['n'] = 7
print(jar)
print(repr(jar), jar['n'].value, jar['n'].coded_value, jar.output(['path'], header='Cookie:', sep=' | '))
print(jar['session'].OutputString(), repr(jar['session']), jar['session'].isReservedKey('PATH'), jar.js_output())
for text in ('a=1; b="two words"; Path=/x; $Version=1; c=3', 'a=b=c; d', 'Path=/; a=1', 'a="\\101\\"\\\\x"', 'a=1; secure; HttpOnly; b=2; expires=Wed, 01 Jan 2025 10:00:00 GMT',
             '$Version=1; a=1', 'a=é', 'k[1]=v', 'a=; b=2', ' a = 1 ', 'a=1,b=2', 'a=1; expires'):
    for kind in (SimpleCookie, BaseCookie):
        got = kind(text)
        print(repr(got), [(m.key, m.value, m.coded_value, {k: v for k, v in m.items() if v}) for m in got.values()])
print(SimpleCookie({'a': 1, 'b': jar['n']}), type(pickle.loads(pickle.dumps(jar))['n']).__name__, copy.deepcopy(jar) == jar)
m = Morsel()
print(m, m == Morsel(), m.key, dict(m) == dict.fromkeys(Morsel._reserved, ''), m.setdefault('PATH', 'x'), m.copy() == m)
m.update({'Path': '/p', 'DOMAIN': 'd'})
m.set('k', 'v', 'c')
print(m, m == Morsel(), m == 3)
for call in (lambda: jar['n'].__setitem__('colour', 1), lambda: m.set('path', 1, 1), lambda: m.set('a b', 1, 1), lambda: m.update({'x': 1}),
             lambda: m.setdefault('x'), lambda: SimpleCookie({'a;': 1}), lambda: setattr(m, 'key', 'z')):
    try:
        print(call())
    except (CookieError, AttributeError) as error:
        print(type(error).__name__, error)
