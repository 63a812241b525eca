print("\x1b[31mred\x07 \u202e \x9b2J " + "x" * 200)
import sys
print("\r overwritten", file=sys.stderr)
