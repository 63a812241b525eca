# dictConfig: what "()" makes; a Formatter that is made so gets its format by its own name for it.
import logging
import logging.config


class Upper(logging.Formatter):
    def format(self, record):
        return super().format(record).upper()


def plain(ending):
    handler = logging.StreamHandler()
    handler.terminator = ending
    return handler


logging.config.dictConfig({
    "version": 1,
    "formatters": {"loud": {"()": Upper, "format": "%(levelname)s! %(message)s"},
                   "quiet": {"()": "logging.Formatter", "fmt": "%(message)s"}},
    "handlers": {"loud": {"class": "logging.StreamHandler", "formatter": "loud"},
                 "quiet": {"()": plain, "ending": ".\n", "level": "ERROR", "formatter": "quiet"}},
    "root": {"handlers": ["loud", "quiet"], "level": "INFO"},
})
logging.info("water boils")
logging.error("water burns")
