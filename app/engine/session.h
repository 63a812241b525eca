/* A console: statements run one after the other in one VM, as `python -m asyncio` runs them. The VM lives on between
 * them, its clock stands still: after each statement what is ready at that moment runs; what sleeps goes on when a later
 * statement waits. Nothing is recorded. */
#ifndef ASYNCOURSE_ENGINE_SESSION_H
#define ASYNCOURSE_ENGINE_SESSION_H

#include "engine/engine.h"

typedef struct {
    EngineLimits limits; /* fuel: of one statement; time and events are not looked at */
    const char *world;   /* as EngineSpec.world */
    void *ctx;           /* of the functions below */
    /* What is printed, as EngineSpec.output. Never NULL. */
    bool (*output)(void *ctx, int stream, const char *s, size_t len);
    /* Appends the next line for input(), without its end. */
    InputResult (*input)(void *ctx, Buf *line);
    /* Has Ctrl-C been pressed since it was asked last? Asked about a hundred thousand times a second. NULL: never. */
    bool (*interrupted)(void *ctx);
} SessionSpec;

typedef enum {
    SESSION_READY, /* the statement is over, or wrong: the next one */
    SESSION_MORE,  /* it goes on in the next line */
    SESSION_OVER   /* the program has left: session_close */
} SessionState;

typedef struct Session Session;

/* asyncio is imported. NULL: the world's text is wrong, said through spec->output. The spec is copied, what it points to
 * is borrowed. */
Session *session_open(const SessionSpec *spec);
/* A line that was typed, without its end. Everything there is to say (values, tracebacks, why it was stopped) goes
 * through spec->output. */
SessionState session_line(Session *s, const char *line, size_t len);
/* Appends what may stand in place of `word`, a name or names with dots, as the module rlcompleter says: a line each. */
void session_complete(Session *s, const char *word, size_t len, Buf *choices);
/* Forgets the lines of a statement that is not finished. */
void session_forget(Session *s);
/* Returns the exit code. What still waits or was never awaited ends silently, as in CPython's console. */
int session_close(Session *s);

#endif
