# logging.config.dictConfig: ext:// and cfg://, factories, filters as objects, attributes, what becomes of loggers of before.
import logging
import logging.config
import logging.handlers
import sys


def err(config):
    try:
        logging.config.dictConfig({'version': 1, **config})
    except Exception as e:
        while e is not None:
            print(type(e).__name__, e, end=' <- ' if e.__cause__ else '\n')
            e = e.__cause__


class Shout(logging.Formatter):
    def __init__(self, fmt=None, tail='!'):
        super().__init__(fmt)
        self.tail = tail

    def format(self, record):
        return super().format(record).upper() + self.tail


class Only:
    def __init__(self, word):
        self.word = word

    def filter(self, record):
        return self.word in record.getMessage()


old = logging.getLogger('old')
named = logging.getLogger('app')
below = logging.getLogger('app.below')
below.setLevel('ERROR')
config = {
    'version': 1,
    'words': {'tail': '?', 'list': ['x', 'ok']},
    'formatters': {'plain': {'format': '{name}:{message}', 'style': '{'},
                   'loud': {'()': '__main__.Shout', 'format': '%(message)s', 'tail': 'cfg://words.tail'}},
    'filters': {'only': {'()': Only, 'word': 'cfg://words.list[1]'}, 'name': {'name': 'app'}},
    'handlers': {
        'out': {'class': 'logging.StreamHandler', 'stream': 'ext://sys.stdout', 'formatter': 'plain', '.': {'mark': 3}},
        'loud': {'class': 'logging.StreamHandler', 'stream': 'ext://sys.stdout', 'formatter': 'loud', 'level': 'WARNING',
                 'filters': ['only', Only('o')]},
        'memory': {'class': 'logging.handlers.MemoryHandler', 'capacity': 2, 'target': 'out'},
        'a': {'class': 'logging.handlers.MemoryHandler', 'capacity': 2, 'target': 'memory'}},
    'loggers': {'app': {'level': 'INFO', 'handlers': ['loud'], 'propagate': True, 'filters': ['name']},
                'quiet': {'handlers': 'cfg://none', 'propagate': False}},
    'root': {'level': 'DEBUG', 'handlers': ['out']}}
del config['loggers']['quiet']['handlers']
logging.config.dictConfig(config)
named.info('first ok')
named.warning('second ok')
named.warning('third')
old.error('not heard')
below.info('below')
print(old.disabled, below.disabled, below.level, logging.root.handlers[0].mark, config['handlers']['out']['class'])
print([h.name for h in logging.root.handlers], [h.name for h in named.handlers], logging.getLogger('quiet').propagate)
logging.config.dictConfig({'version': 1, 'incremental': True, 'handlers': {'out': {'level': 'ERROR'}},
                           'loggers': {'app': {'level': 'DEBUG'}}})
named.warning('fourth ok')
print(named.level, logging.root.handlers[0].level)
err({'version': 2})
err({'formatters': {'f': {'()': 'no.such'}}})
err({'formatters': {'f': {'()': Shout, 'nope': 1}}})
err({'handlers': {'h': {'class': 'logging.Nope'}}})
err({'handlers': {'h': {'class': 'logging.StreamHandler', 'formatter': 'missing'}}})
err({'handlers': {'h': {'class': 'logging.StreamHandler', 'filters': ['missing']}}})
err({'loggers': {'l': {'handlers': ['missing']}}})
err({'loggers': {'l': {'level': 'NOPE'}}})
err({'root': {'level': 'NOPE'}})
err({'incremental': True, 'handlers': {'nope': {'level': 1}}})
