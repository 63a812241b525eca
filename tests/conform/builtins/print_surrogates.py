# Lone surrogates: stdout refuses them, stderr shows them escaped.
import sys

for text in ("\ud800", "caf\xe9 \udcff!", "\ud800\udc00", "plain \U0001f600"):
    try:
        print(text)
    except UnicodeEncodeError as e:
        print("refused:", e)
try:
    sys.stdout.write("a\udfff\n")
except UnicodeEncodeError as e:
    print("refused:", e)
print("shown \ud800 escaped", file=sys.stderr)
raise ValueError("\udfff")
