/* The glossary, told: all words, and the explanation of the one that is typed. */
#include "screens/glossary.h"
#include "screens/plain.h"

#include <string.h>
#include <strings.h>

static void tell_words(Plain *p, const Glossary *g, const char *what, size_t from, size_t to)
{
    Buf text = {0};
    if (from == to)
        return;
    buf_str(&text, what);
    for (size_t i = from; i < to; i++)
        buf_printf(&text, "%s%s", i > from ? ", " : " ", g->terms[i]->term.text);
    buf_char(&text, '.');
    plain_text(p, 0, buf_text(&text));
    buf_deinit(&text);
}

static void tell(Screen *screen, Plain *p)
{
    const Glossary *g = (const Glossary *)screen;
    if (!g->list.count)
        plain_say(p, "This course has no glossary.");
    tell_words(p, g, "Words of this page:", 0, g->of_page);
    tell_words(p, g, g->of_page ? "All others:" : "Words:", g->of_page, g->list.count);
}

static void tell_chosen(Plain *p, const Glossary *g)
{
    Doc doc;
    plain_doc_init(p, &doc);
    glossary_build(p->app.course, glossary_chosen(g), &doc);
    plain_doc(p, &doc);
    doc_deinit(&doc);
}

/* A word, or its beginning. */
static bool line(Screen *screen, Plain *p, const char *text)
{
    Glossary *g = (Glossary *)screen;
    size_t len = strlen(text), found = g->list.count;
    for (size_t i = g->list.count; len > 1 && i-- > 0;) {
        const char *word = g->terms[i]->term.text;
        bool better = found == g->list.count || !word[len] || g->terms[found]->term.text[len];
        if (strncasecmp(word, text, len) == 0 && better)
            found = i;
    }
    if (found == g->list.count)
        return false;
    list_set_cursor(&g->list, found);
    tell_chosen(p, g);
    return true;
}

static void acted(Screen *screen, Plain *p, const KeyHit *hit)
{
    (void)hit;
    if (((const Glossary *)screen)->list.count)
        tell_chosen(p, (const Glossary *)screen);
}

static void ask(const Screen *screen, Buf *out)
{
    (void)screen;
    buf_str(out, "A word (its beginning is enough), Enter the next one, q back, ? help: ");
}

static void help(Plain *p)
{
    plain_text(p, 2, "a word, or its beginning: its explanation; again: all words");
}

static unsigned contexts(const Screen *screen)
{
    return screen->ops->contexts(screen);
}

static int enter(const Screen *screen)
{
    return ((const Glossary *)screen)->list.count ? ACT_TERM_DOWN : ACT_NONE;
}

const PlainOps plain_glossary = {contexts, enter, tell, ask, line, acted, help, NULL, NULL};
