/* Writing and reading lines. */
#include "screens/plain.h"

#include "base/utf8.h"
#include "ui/editor.h"

#include <errno.h>
#include <poll.h>
#include <stdarg.h>
#include <string.h>
#include <unistd.h>

/* ---- writing ---- */

/* Bytes that may go to any terminal, in the characters that the locale has. */
static void put_safe(Plain *p, const char *text, size_t len)
{
    Buf safe = {0}, folded = {0};
    utf8_safe_text(text, len, &safe);
    for (size_t at = 0; at < safe.len;) {
        uint32_t ch;
        size_t n = utf8_decode(safe.data + at, safe.len - at, &ch);
        buf_utf8(&folded, n ? style_fold(p->tier, ch) : '?');
        at += n ? n : 1;
    }
    fwrite(buf_text(&folded), 1, folded.len, stdout);
    buf_deinit(&safe);
    buf_deinit(&folded);
}

static void put_wrapped(Plain *p, int indent, int hang, const char *text, size_t len)
{
    Buf safe = {0};
    utf8_safe_text(text, len, &safe);
    TextRun run = {buf_text(&safe), safe.len, ROLE_NORMAL};
    TextLayout layout;
    text_wrap(&run, 1, PLAIN_WIDTH - indent, hang, &layout);
    for (size_t i = 0; i < layout.line_count; i++) {
        const TextLine *line = &layout.lines[i];
        int col = 0;
        for (size_t k = 0; k < line->piece_count; k++) {
            const TextPiece *piece = &layout.pieces[line->first_piece + k];
            printf("%*s", indent + piece->col - col, "");
            put_safe(p, run.text + piece->start, piece->len);
            col = indent + piece->col + piece->width;
        }
        putchar('\n');
    }
    text_layout_deinit(&layout);
    buf_deinit(&safe);
}

void plain_text(Plain *p, int indent, const char *text)
{
    while (*text) {
        size_t len = strcspn(text, "\n");
        put_wrapped(p, indent, 2, text, len);
        text += len + (text[len] == '\n');
    }
}

void plain_say(Plain *p, const char *format, ...)
{
    Buf text = {0};
    va_list list;
    va_start(list, format);
    buf_vprintf(&text, format, list);
    va_end(list);
    plain_text(p, 0, buf_text(&text));
    buf_deinit(&text);
}

void plain_blank(Plain *p)
{
    (void)p;
    putchar('\n');
}

/* A line that must keep its blanks: what does not fit goes on below, after `more`. */
static void put_line(Plain *p, int indent, const char *more, const char *text, size_t len)
{
    Buf safe = {0};
    utf8_safe_text(text, len, &safe);
    const char *at = buf_text(&safe);
    size_t left = safe.len;
    for (const char *before = "";; before = more) {
        size_t fits = text_fit(at, left, PLAIN_WIDTH - indent - (int)strlen(before));
        fits = fits || !left ? fits : left;
        if (fits)
            printf("%*s%s", indent, "", before);
        put_safe(p, at, fits);
        putchar('\n');
        at += fits;
        left -= fits;
        if (!left)
            break;
    }
    buf_deinit(&safe);
}

void plain_lines(Plain *p, int indent, const char *text, size_t len)
{
    for (size_t at = 0; at < len;) {
        const char *newline = memchr(text + at, '\n', len - at);
        size_t end = newline ? (size_t)(newline - text) : len;
        put_line(p, indent, "  ", text + at, end - at);
        at = end + 1;
    }
}

void plain_code(Plain *p, const char *text, size_t len, int first)
{
    Buf line = {0};
    for (size_t at = 0; at < len; first++) {
        const char *newline = memchr(text + at, '\n', len - at);
        size_t end = newline ? (size_t)(newline - text) : len;
        buf_clear(&line);
        buf_printf(&line, "%3d  ", first);
        buf_bytes(&line, text + at, end - at);
        while (line.len && line.data[line.len - 1] == ' ')
            line.len--;
        put_line(p, 0, "   + ", buf_text(&line), line.len);
        at = end + 1;
    }
    buf_deinit(&line);
}

void plain_doc_init(Plain *p, Doc *doc)
{
    doc_init(doc, PLAIN_WIDTH, p->app.course);
    doc->words = true;
}

void plain_doc(Plain *p, const Doc *doc)
{
    Buf line = {0};
    size_t count = doc->line_count;
    while (count && doc->lines[count - 1] == doc->piece_count) /* blank lines at the end */
        count--;
    for (size_t i = 0; i < count; i++) {
        buf_clear(&line);
        doc_line_text(doc, i, &line);
        put_line(p, 0, "  ", buf_text(&line), line.len);
    }
    buf_deinit(&line);
}

void plain_markup(Plain *p, int indent, const char *text, size_t len)
{
    Doc doc;
    plain_doc_init(p, &doc);
    doc_markup(&doc, indent, text, len);
    plain_doc(p, &doc);
    doc_deinit(&doc);
}

void plain_inline(Plain *p, const char *prefix, const CourseText *text)
{
    Doc doc;
    plain_doc_init(p, &doc);
    doc_inline(&doc, 0, ROLE_NORMAL, prefix, ROLE_NORMAL, text->text, text->len);
    plain_doc(p, &doc);
    doc_deinit(&doc);
}

/* ---- reading ---- */

/* false: the end, and nothing before it. What is longer than an answer can be is cut. */
static bool get_line(Buf *line)
{
    bool some = false;
    for (;;) {
        int c = getchar();
        if (c == EOF && ferror(stdin) && errno == EINTR) {
            clearerr(stdin);
            continue;
        }
        if (c == EOF)
            return some;
        some = true;
        if (c == '\n')
            return true;
        if (line->len < EDITOR_MAX && c != '\0' && c != '\r')
            buf_char(line, (char)c);
    }
}

/* Only UTF-8 is let in. */
static void clean(Buf *line)
{
    size_t bad;
    while (line->len && !utf8_valid(line->data, line->len, &bad))
        line->data[bad] = '?';
}

/* Beside the prompt, or below it where there is no room. */
static void echo(Plain *p, int col, const char *text, size_t len)
{
    if (col && col + text_width(text, len) > PLAIN_WIDTH)
        putchar('\n');
    put_line(p, 0, "  ", text, len);
}

/* Until there is a line to read, or its end (standard input has no buffer, so nothing hides in one); true: something else
 * has come first. */
static bool wait_for_line(Plain *p, Screen *screen)
{
    const PlainOps *ops = plain_ops(screen);
    for (bool typed = false; ops->watch && !typed;) {
        int ms = -1;
        struct pollfd fds[] = {{STDIN_FILENO, POLLIN, 0}, {ops->watch(screen, &ms), POLLIN, 0}};
        if (fds[1].fd < 0 && ms < 0)
            return false;
        int ready = poll(fds, 2, ms);
        typed = ready > 0 && fds[0].revents;
        if ((ready == 0 || (ready > 0 && fds[1].revents)) && ops->woken(screen, p))
            return true;
    }
    return false;
}

static void show_prompt(const char *prompt)
{
    fputs(prompt, stdout);
    fflush(stdout);
}

static bool read_line(Plain *p, const char *prompt, Buf *line)
{
    size_t start = line->len;
    p->ended = p->ended || !get_line(line);
    clean(line);
    if (p->echo && !p->ended)
        echo(p, (int)strlen(prompt), buf_text(line) + start, line->len - start);
    else if (p->ended)
        putchar('\n');
    return !p->ended;
}

PlainRead plain_ask(Plain *p, Screen *screen, const char *prompt, Buf *line)
{
    show_prompt(prompt);
    if (!p->ended && wait_for_line(p, screen))
        return PLAIN_WOKEN;
    return read_line(p, prompt, line) ? PLAIN_LINE : PLAIN_END;
}

bool plain_read(Plain *p, const char *prompt, Buf *line)
{
    show_prompt(prompt);
    return read_line(p, prompt, line);
}

bool plain_read_lines(Plain *p, const char *prompt, Buf *text)
{
    Buf line = {0};
    bool more = true;
    while (more) {
        buf_clear(&line);
        if (!plain_read(p, prompt, &line) || strcmp(buf_text(&line), ".") == 0)
            break;
        bool dot = strcmp(buf_text(&line), "..") == 0;
        buf_bytes(text, buf_text(&line), dot ? 1 : line.len);
        buf_char(text, '\n');
        more = text->len <= EDITOR_MAX;
    }
    buf_deinit(&line);
    return !p->ended;
}
