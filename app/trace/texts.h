/* Which chunks of a log tell of which texts, so that searching for a rare one, or for one that is nowhere, does not read
 * the log. Made with the states (states_texts). Private to trace but for texts_find. */
#ifndef ASYNCOURSE_TRACE_TEXTS_H
#define ASYNCOURSE_TRACE_TEXTS_H

#include "trace/log.h"

typedef struct Texts Texts;
Texts *texts_new(const Log *log);
void texts_free(Texts *texts);
/* Notes event `seq`; they come in order. Only playable ones count. */
void texts_note(Texts *texts, uint64_t seq, const Event *ev);

/* By chunk: may a playable event of it pass query_has_text? For LogNeed.chunks; the caller frees it (mem_free). */
uint8_t *texts_find(const Texts *texts, const char *text);

#endif
