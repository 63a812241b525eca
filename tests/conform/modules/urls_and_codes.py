from urllib.parse import *
import http, errno, html, sched, time, urllib.error
u = urlparse("https://bob:pw@Example.com:8080/a/b;p?q=1&r=a%20b#frag")
print(u, u.hostname, u.port, u.username, u.password, u.geturl(), urlsplit("http://h/p?q#f"))
print(quote("a b/é?&"), quote_plus("a b&c"), quote("a/b", safe=""), unquote("a%20b%C3%A9%zz"), unquote_plus("a+b"))
print(urlencode({"a": 1, "b": "x y", "c": "é"}), urlencode([("a", [1, 2])], doseq=True), parse_qs("a=1&a=2&b=&c=x+y"), parse_qsl("a=1&b="), parse_qs("b=", keep_blank_values=True))
for b, l in [("http://a/b/c/d", "../x"), ("http://a/b/c/", "x?y"), ("http://a/b", "//h/z"), ("http://a/b", "http://q/"), ("http://a/b/c", "/r"), ("http://a/b?q", "#f"), ("http://a/b/c", "./"), ("http://a", "x"), ("http://a/b/c", ""), ("http://a/b/../c/d", "../../../g")]: print(b, l, urljoin(b, l))
print(urlunparse(("http", "h", "/p", "", "q=1", "")), urldefrag("http://a/b#c"), urlparse("mailto:x@y.z"), urlparse("//h/p"), urlparse("path/only"))
try: urlparse("http://h:xx/").port
except ValueError as e: print(e)
S = http.HTTPStatus
print(S.OK, repr(S.NOT_FOUND), S(404).phrase, S.OK == 200, int(S.IM_A_TEAPOT), S.OK.value, S.INTERNAL_SERVER_ERROR.is_server_error if hasattr(S.OK, "is_server_error") else "", f"{S.CREATED}", S["GONE"], len(S))
print(errno.ENOENT, errno.errorcode[2], html.escape("<a href='x'>&\""), html.unescape("&lt;&amp;&#65;&#x42;&nope;"))
s = sched.scheduler(time.time, time.sleep); t0 = time.time()
def say(x, k=0): print(x, k, round(time.time() - t0, 1))
s.enter(2, 1, say, ("two",)); s.enter(1, 1, say, ("one",), {"k": 5}); e = s.enter(3, 1, say, ("no",)); s.enterabs(t0 + 1, 0, say, ("first",)); s.cancel(e); print(len(s.queue), s.empty()); s.run(); print(s.empty())
e = urllib.error.HTTPError("http://x", 404, "Not Found", {}, None); print(e, repr(e), e.code, urllib.error.URLError("why"))
