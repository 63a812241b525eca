print("%s is %d years, %.1f%%" % ("Ann", 30.7, 99.55))
print("%5d|%-5d|%05d|%+d|% d" % (42, 42, 42, 42, 42))
print("%x %X %o %#x %e %g %G" % (255, 255, 8, 255, 12345.678, 0.0001, 1e-10))
print("%r %s %a" % ("é", "é", "é"))
print("%10s|%-10s|%.2s" % ("abc", "abc", "abc"))
print("%(name)s=%(value)03d" % {"name": "x", "value": 7})
print("%*d|%.*f" % (6, 42, 2, 3.14159))
print("%c%c" % (65, "B"))
print("%s" % [1, 2], "%s %s" % (1, (2, 3)), "%s" % None)
for fmt, args in (("%d", "x"), ("%s %s", (1,)), ("%s", (1, 2)), ("%q", 1), ("%(a)s", {}), ("%(a)s", 1), ("%c", "ab"), ("%", ())):
    try:
        print(fmt % args)
    except Exception as e:
        print(type(e).__name__, e)
