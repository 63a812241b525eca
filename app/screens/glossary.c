/* The glossary: the words of the course beside their explanations. Words that stand on the page which the learner comes
 * from are first. */
#include "screens/glossary.h"

#include "base/mem.h"
#include "screens/plain.h"
#include "ui/draw.h"

#include <string.h>

enum { TERM_COLS = 32, WIDEST_TEXT = 76 };

static void sort_terms(Glossary *g, const char *text, size_t len)
{
    const Course *course = g->screen.app->course;
    size_t count = 0;
    g->terms = mem_zalloc((course->term_count + 1) * sizeof *g->terms);
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < course->term_count; i++) {
            bool here = text && course_term_is_in(&course->terms[i], text, len);
            if (here == (pass == 0))
                g->terms[count++] = &course->terms[i];
        }
        if (pass == 0)
            g->of_page = count;
    }
    list_init(&g->list, count);
}

const CourseTerm *glossary_chosen(const Glossary *g) { return g->terms[g->list.cursor]; }

void glossary_build(const Course *course, const CourseTerm *term, Doc *doc)
{
    doc_inline(doc, 0, ROLE_HEADING, "", ROLE_HEADING, term->term.text, term->term.len);
    doc_blank(doc);
    doc_markup(doc, 0, term->text.text, term->text.len);
    for (size_t i = 0; i < term->chapter_count; i++) {
        const CourseChapter *chapter = course_chapter(course, term->chapters[i].text);
        if (!chapter)
            continue;
        Buf line = {0};
        if (i == 0)
            doc_blank(doc);
        buf_printf(&line, "%s %2d  %s", i == 0 ? "Chapter" : "       ", chapter->number, chapter->title.text);
        doc_text(doc, 0, ROLE_LINK, buf_text(&line));
        buf_deinit(&line);
    }
}

static void draw_terms(Glossary *g, Canvas canvas)
{
    list_set_rows(&g->list, canvas_rows(canvas));
    for (int row = 0; row < canvas_rows(canvas); row++) {
        size_t item;
        if (!list_item_at(&g->list, row, &item))
            break;
        const CourseText *word = &g->terms[item]->term;
        Style style = item < g->of_page ? ROLE_STRONG : ROLE_PROSE;
        canvas_put_cut(canvas, row, 2, TERM_COLS - 4, style, word->text, word->len);
        if (item == g->list.cursor)
            canvas_restyle(canvas, (Rect){row, 0, 1, TERM_COLS - 1}, STYLE_SELECTED);
    }
    draw_scrollbar(canvas, TERM_COLS - 1, &g->list);
}

static void glossary_draw(Screen *screen, Canvas canvas)
{
    Glossary *g = (Glossary *)screen;
    int rows = canvas_rows(canvas), cols = canvas_cols(canvas);
    draw_title(canvas, 0, "Glossary", g->of_page ? "bold: words of this page" : "");
    app_draw_hints(screen->app, canvas, rows - 1, 1, cols);
    if (!g->list.count) {
        canvas_printf(canvas, 2, 2, ROLE_PROSE, "This course has no glossary.");
        return;
    }
    int height = rows - 4, width = cols - TERM_COLS - 3;
    draw_terms(g, canvas_sub(canvas, (Rect){2, 0, height, TERM_COLS}));
    Doc doc;
    doc_init(&doc, width > WIDEST_TEXT ? WIDEST_TEXT : width, screen->app->course);
    glossary_build(screen->app->course, glossary_chosen(g), &doc);
    size_t most = doc.line_count > (size_t)height ? doc.line_count - (size_t)height : 0;
    g->top = g->top > most ? most : g->top;
    doc_draw(&doc, canvas_sub(canvas, (Rect){2, TERM_COLS + 2, height, width}), g->top);
    doc_deinit(&doc);
}

static void open_chapter(Glossary *g)
{
    const App *app = g->screen.app;
    const CourseTerm *term = g->list.count ? g->terms[g->list.cursor] : NULL;
    const CourseChapter *chapter = term && term->chapter_count ? course_chapter(app->course, term->chapters[0].text) : NULL;
    if (chapter && chapter->step_count && !chapter->quarantined)
        app_push(g->screen.app, lesson_new(g->screen.app, chapter->number - 1, 0));
}

static void glossary_act(Screen *screen, const KeyHit *hit)
{
    Glossary *g = (Glossary *)screen;
    long by = hit->count ? hit->count : 1;
    size_t before = g->list.cursor;
    switch (hit->action) {
    case ACT_TERM_UP:
        list_move(&g->list, -by);
        break;
    case ACT_TERM_DOWN:
        list_move(&g->list, by);
        break;
    case ACT_TERM_FIRST:
        list_set_cursor(&g->list, 0);
        break;
    case ACT_TERM_LAST:
        list_set_cursor(&g->list, g->list.count ? g->list.count - 1 : 0);
        break;
    case ACT_TERM_PAGE_DOWN:
        g->top += 5;
        break;
    case ACT_TERM_PAGE_UP:
        g->top = g->top > 5 ? g->top - 5 : 0;
        break;
    case ACT_TERM_CHAPTER:
        open_chapter(g);
        return;
    default:
        break;
    }
    if (g->list.cursor != before)
        g->top = 0;
}

static unsigned glossary_contexts(const Screen *screen)
{
    (void)screen;
    return CTX_GLOSSARY;
}

static void glossary_free(Screen *screen)
{
    mem_free(((Glossary *)screen)->terms);
    mem_free(screen);
}

static const ScreenOps glossary_ops = {
    .free = glossary_free, .draw = glossary_draw, .act = glossary_act, .contexts = glossary_contexts,
    .plain = &plain_glossary};

Screen *glossary_new(App *app, const char *text, size_t len)
{
    Glossary *g = mem_zalloc(sizeof *g);
    g->screen = (Screen){&glossary_ops, app};
    sort_terms(g, text, len);
    return &g->screen;
}

void app_term(const Course *course, const CourseTerm *term, Buf *out)
{
    Doc doc;
    doc_init(&doc, WIDEST_TEXT, course);
    glossary_build(course, term, &doc);
    for (size_t i = 0; i < doc.line_count; i++) {
        doc_line_text(&doc, i, out);
        buf_char(out, '\n');
    }
    doc_deinit(&doc);
}
