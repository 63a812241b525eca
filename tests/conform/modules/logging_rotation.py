"""logging.handlers: files turned over by size and by time, namers and rotators, records kept in memory."""
import datetime
import logging
import logging.handlers
import os
import sys
import tempfile
import time

folder = tempfile.mkdtemp()


def names(prefix):
    return sorted(n for n in os.listdir(folder) if n.startswith(prefix))


def text(name):
    with open(os.path.join(folder, name)) as f:
        return f.read()


def logger(handler):
    made = logging.getLogger(type(handler).__name__ + str(len(logging.root.manager.loggerDict)))
    made.setLevel(logging.DEBUG)
    made.propagate = False
    made.addHandler(handler)
    return made


by_size = logging.handlers.RotatingFileHandler(os.path.join(folder, 'size.log'), maxBytes=20, backupCount=2)
log = logger(by_size)
for i in range(7):
    log.info('line %d é', i)
by_size.close()
print(names('size'), [text(n) for n in names('size')])

named = logging.handlers.RotatingFileHandler(os.path.join(folder, 'named.log'), maxBytes=10, backupCount=1)
named.namer = lambda name: name + '.old'
named.rotator = lambda source, dest: print('turn', os.path.basename(source), os.path.basename(dest)) or os.rename(source, dest)
log = logger(named)
log.info('12345678')
log.info('abc')
named.close()
print(names('named'))

by_time = logging.handlers.TimedRotatingFileHandler(os.path.join(folder, 'time.log'), when='S', interval=2, backupCount=2, utc=True)
log = logger(by_time)
for moment in (1600000000, 1600000010, 1600000005):
    by_time.rolloverAt = moment
    log.info('after %d', moment)
by_time.close()
print(names('time'), [text(n) for n in names('time')], by_time.suffix, by_time.interval)

start = 1700000000
for when, at in (('midnight', None), ('midnight', datetime.time(6, 30)), ('midnight', datetime.time(23)), ('W0', None), ('W2', datetime.time(1)),
                 ('D', None), ('H', None), ('M', None)):
    h = logging.handlers.TimedRotatingFileHandler(os.path.join(folder, 'x.log'), when=when, utc=True, atTime=at, delay=True)
    print(when, at, h.computeRollover(start) - start, h.interval, h.suffix)
for when in ('W', 'W9', 'Y'):
    try:
        logging.handlers.TimedRotatingFileHandler(os.path.join(folder, 'x.log'), when=when, delay=True)
    except ValueError as e:
        print(e)


class Loud(logging.handlers.BufferingHandler):
    def flush(self):
        if self.buffer:
            print('flushed', [r.getMessage() for r in self.buffer])
        super().flush()


loud = Loud(2)
log = logger(loud)
log.info('a')
log.info('b')
log.info('c')
loud.close()
memory = logging.handlers.MemoryHandler(10, target=logging.StreamHandler(sys.stdout))
log = logger(memory)
log.info('kept')
print('so far', len(memory.buffer))
log.error('bad')
print(memory.shouldFlush(logging.makeLogRecord({'levelno': 10})), len(memory.buffer))
memory.close()
print(memory.target)
