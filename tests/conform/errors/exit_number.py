import sys
try:
    sys.exit(7)
except SystemExit as e:
    print("code", e.code)
raise SystemExit(4)
