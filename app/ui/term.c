#include "ui/term.h"

#include "ui/term_impl.h"

#include <string.h>

enum { COPY_MAX = 8192 };

void term_close(Term *term)
{
    if (term != NULL) {
        term->ops->close(term);
    }
}

void term_size(const Term *term, int *rows, int *cols)
{
    *rows = term->rows;
    *cols = term->cols;
}

GlyphTier term_tier(const Term *term) { return term->tier; }
Theme term_theme(const Term *term) { return term->theme; }
void term_set_mouse(Term *term, bool on) { term->ops->set_mouse(term, on); }
void term_set_theme(Term *term, Theme theme) { term->ops->set_theme(term, theme); }
void term_draw(Term *term, const Grid *grid) { term->ops->draw(term, grid); }
void term_invalidate(Term *term) { term->ops->invalidate(term); }

int64_t term_now(const Term *term) { return term->ops->now(term); }

Key term_read(Term *term, int timeout_ms, TermEvent *event)
{
    memset(event, 0, sizeof *event);
    event->key = term->ops->read(term, timeout_ms, event);
    return event->key;
}

void term_set_wake(Term *term, int fd) { term->wake_fd = fd; }

void term_suspend(Term *term) { term->ops->suspend(term); }
void term_resume(Term *term) { term->ops->resume(term); }

bool term_copy(Term *term, const char *text, size_t len)
{
    return len <= COPY_MAX && term->ops->copy(term, text, len);
}
