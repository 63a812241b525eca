s = "abc\N{NO SUCH NAME}"
# expect error unknown Unicode character name
