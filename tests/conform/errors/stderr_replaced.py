"""What nobody caught goes where sys.stderr points."""
import sys


class Loud:
    def write(self, text): sys.stdout.write(text.replace('quiet', 'QUIET'))
    def flush(self): pass


sys.stderr = Loud()
print('to the loud one', file=sys.stderr)
raise ValueError('quiet words')
