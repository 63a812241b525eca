tests = [("{:d}", 1.5), ("{:d}", "x"), ("{:.2f}", "x"), ("{:z9}", 3), ("{:,}", "s"), ("{:x}", 2.0), ("{:>>5}", 1),
         ("{:=5}", "s"), ("{:.2}", 3), ("{:5}", None), ("{:5}", [1])]
for spec, value in tests:
    try:
        print(spec, repr(value), "->", repr(spec.format(value)))
    except (ValueError, TypeError) as e:
        print(spec, repr(value), type(e).__name__, e)
for text in ("{", "}", "{0} {}", "{} {}", "{x}", "{0.y}", "{0[1]}"):
    try:
        print(text.format("v"))
    except Exception as e:
        print(text, type(e).__name__, e)
