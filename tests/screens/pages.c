/* screens_pages [--update] DIR: draws every page of the lessons on 80x24. No line is wider than the page, a text is one
 * page (as `check` promises) without signs of the markup, and no page holds a single line. The pages of texts are
 * compared with DIR/NN-ID.txt, a file for each chapter: what the screen shows, without the row of keys and the blank rows
 * above it; --update writes them. */
#include "base/file.h"
#include "base/mem.h"
#include "course/load.h"
#include "screens/lesson.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

/* WIDTH: of a page. Code may use one cell more, that of the margin at its right. */
enum { ROWS = 24, COLS = 80, WIDTH = COLS - 4, HEAD_ROWS = 2 };

typedef struct {
    App app;
    Grid grid;
    int pages, failed;
} Book;

static void fail(Book *book, const Lesson *lesson, const char *what)
{
    printf("%s, page %zu of %zu: %s\n", lesson_step(lesson)->key, lesson->page + 1, lesson->pages, what);
    book->failed++;
}

static bool row_is_blank(const Grid *grid, int row)
{
    for (int col = 0; col < grid->cols; col++) {
        const Cell *cell = grid_cell(grid, row, col);
        if (cell->ch != 0 && cell->ch != ' ')
            return false;
    }
    return true;
}

/* The last row of the page that has something; -1: none has. */
static int last_row(const Grid *grid)
{
    int row = grid->rows - 2; /* the last one has the keys */
    while (row >= 0 && row_is_blank(grid, row))
        row--;
    return row;
}

static void check_page(Book *book, const Lesson *lesson)
{
    int lines = 0;
    for (int row = HEAD_ROWS; row <= last_row(&book->grid); row++)
        lines += !row_is_blank(&book->grid, row);
    if (lines < 2)
        fail(book, lesson, "fewer than two lines");
    if (lesson_step(lesson)->kind == STEP_TEXT && lesson->pages > 1)
        fail(book, lesson, "the text is not one page");
}

static bool has_sign(Style style, const char *text, size_t len)
{
    return style == ROLE_PROSE && memchr(text, '*', len);
}

/* On the page itself a line that is too wide only ends early, so its pieces are measured. An asterisk in prose was meant
 * to be emphasis, but the markup did not take it. */
static void check_pieces(Book *book, const Lesson *lesson)
{
    const CourseStep *step = lesson_step(lesson);
    const CourseText *code = step->kind == STEP_RUN       ? &step->run.code
                             : step->kind == STEP_PREDICT ? &step->predict.code
                                                          : NULL;
    Doc doc;
    doc_init(&doc, WIDTH, lesson->screen.app->course);
    if (step->kind == STEP_TEXT)
        doc_markup(&doc, 0, step->text.text, step->text.len);
    if (code && code->text)
        doc_code(&doc, 2, code->text, code->len, true);
    for (size_t i = 0; i < doc.piece_count; i++) {
        const DocPiece *piece = &doc.pieces[i];
        const char *text = doc.bytes.data + piece->start;
        if (piece->col + text_width(text, piece->len) > WIDTH + 1)
            fail(book, lesson, "a line is cut at the right edge");
        if (has_sign(piece->style, text, piece->len))
            fail(book, lesson, "a sign of the markup is shown");
    }
    doc_deinit(&doc);
}

static void add_picture(const Book *book, Buf *out)
{
    Buf text = {0};
    grid_dump_text(&book->grid, &text);
    const char *end = buf_text(&text);
    for (int row = 0; row <= last_row(&book->grid); row++)
        end = strchr(end, '\n') + 1;
    buf_bytes(out, buf_text(&text), (size_t)(end - buf_text(&text)));
    buf_deinit(&text);
}

static void add_step(Book *book, int chapter, int step, Buf *out)
{
    Screen *screen = lesson_new(&book->app, chapter, step);
    const Lesson *lesson = (const Lesson *)screen;
    app_push(&book->app, screen);
    for (size_t page = 0; page == 0 || page < lesson->pages; page++) {
        if (page)
            screen->ops->act(screen, &(KeyHit){.action = ACT_PAGE_NEXT});
        grid_clear(&book->grid);
        screen->ops->draw(screen, grid_canvas(&book->grid));
        check_page(book, lesson);
        if (page == 0)
            check_pieces(book, lesson);
        if (lesson_step(lesson)->kind != STEP_TEXT)
            continue;
        buf_printf(out, "---- %s\n", lesson_step(lesson)->key);
        add_picture(book, out);
        book->pages++;
    }
    app_pop(&book->app);
}

static void check_chapter(Book *book, int chapter, const char *dir, bool update)
{
    const CourseChapter *c = &book->app.course->chapters[chapter];
    Buf pictures = {0}, path = {0}, wanted = {0};
    char *error = NULL;
    for (int i = 0; i < (int)c->step_count; i++)
        if (c->steps[i].kind != STEP_EXERCISE) /* has panes in place of pages */
            add_step(book, chapter, i, &pictures);
    buf_printf(&path, "%s/%02d-%s.txt", dir, c->number, c->id);
    bool ok = update ? file_write(buf_text(&path), buf_text(&pictures), pictures.len, &error)
                     : file_read(buf_text(&path), 1 << 20, &wanted, &error);
    if (ok && !update && strcmp(buf_text(&wanted), buf_text(&pictures)) != 0) {
        printf("%s differs; now it is:\n%s", buf_text(&path), buf_text(&pictures));
        ok = false;
    }
    if (error)
        printf("%s\n", error);
    book->failed += !ok;
    mem_free(error);
    buf_deinit(&pictures);
    buf_deinit(&path);
    buf_deinit(&wanted);
}

int main(int argc, char **argv)
{
    bool update = argc == 3 && strcmp(argv[1], "--update") == 0;
    if (argc != 2 && !update)
        return 2;
    setlocale(LC_CTYPE, "C.UTF-8");
    Book book = {0};
    Course *course = course_load(ASYNCOURSE_SOURCE_DIR);
    Progress *progress = progress_open_at(NULL, course->id ? course->id : "");
    Term *term = term_open_memory(ROWS, COLS, GLYPHS_UTF8, "");
    app_init(&book.app, term, course, progress);
    grid_init(&book.grid, ROWS, COLS, GLYPHS_UTF8);
    for (size_t c = 0; c < course->chapter_count; c++)
        check_chapter(&book, (int)c, argv[argc - 1], update);
    printf("%zu chapters, %d pages of text, %d failed\n", course->chapter_count, book.pages, book.failed);
    grid_deinit(&book.grid);
    app_deinit(&book.app);
    term_close(term);
    progress_close(progress);
    course_free(course);
    return book.failed != 0 || book.pages == 0;
}
