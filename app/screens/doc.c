#include "screens/doc.h"

#include "base/mem.h"
#include "course/markup.h"
#include "lang/lexer.h"

#include <stdio.h>
#include <string.h>

void doc_init(Doc *doc, int width, const Course *course)
{
    *doc = (Doc){.width = width < 8 ? 8 : width, .course = course};
}

void doc_deinit(Doc *doc)
{
    buf_deinit(&doc->bytes);
    mem_free(doc->pieces);
    mem_free(doc->lines);
}

void doc_blank(Doc *doc)
{
    MEM_GROW(doc->lines, doc->line_cap, doc->line_count + 1);
    doc->lines[doc->line_count++] = doc->piece_count;
}

void doc_space(Doc *doc)
{
    if (doc->line_count && doc->lines[doc->line_count - 1] != doc->piece_count)
        doc_blank(doc);
}

void doc_put(Doc *doc, int col, Style style, const char *text, size_t len)
{
    if (!doc->line_count)
        doc_blank(doc);
    MEM_GROW(doc->pieces, doc->piece_cap, doc->piece_count + 1);
    doc->pieces[doc->piece_count++] = (DocPiece){doc->bytes.len, len, col, style};
    buf_bytes(&doc->bytes, text, len);
}

void doc_wrap(Doc *doc, int indent, Style prefix_style, const char *prefix, const TextRun *runs, size_t count)
{
    int hang = text_width(prefix, strlen(prefix)), room = doc->width - indent - hang;
    TextLayout layout;
    text_wrap(runs, count, room < 8 ? 8 : room, 0, &layout);
    for (size_t i = 0; i < layout.line_count || i == 0; i++) {
        doc_blank(doc);
        if (i == 0 && hang)
            doc_put(doc, indent, prefix_style, prefix, strlen(prefix));
        if (i == layout.line_count)
            break;
        const TextLine *line = &layout.lines[i];
        for (size_t k = 0; k < line->piece_count; k++) {
            const TextPiece *piece = &layout.pieces[line->first_piece + k];
            const TextRun *run = &runs[piece->run];
            doc_put(doc, indent + hang + piece->col, run->style, run->text + piece->start, piece->len);
        }
    }
    text_layout_deinit(&layout);
}

void doc_text(Doc *doc, int indent, Style style, const char *text)
{
    TextRun run = {text, strlen(text), style};
    doc_wrap(doc, indent, ROLE_NORMAL, "", &run, 1);
}

/* ---- code ---- */

Style doc_highlight_style(unsigned char highlight)
{
    switch ((Highlight)highlight) {
    case HI_KEYWORD:
        return ROLE_KEYWORD;
    case HI_BUILTIN:
        return ROLE_BUILTIN;
    case HI_DEF_NAME:
        return ROLE_CODE | STYLE_BOLD;
    case HI_STRING:
        return ROLE_STRING;
    case HI_NUMBER:
        return ROLE_NUMBER;
    case HI_COMMENT:
        return ROLE_COMMENT;
    case HI_OPERATOR:
        return ROLE_OPERATOR;
    case HI_DECORATOR:
        return ROLE_DECORATOR;
    case HI_NONE:
    case HI_NAME:
        break;
    }
    return ROLE_CODE;
}

static size_t same_class(const unsigned char *classes, size_t at, size_t len)
{
    size_t end = at + 1;
    while (end < len && classes[end] == classes[at])
        end++;
    return end;
}

void doc_draw_code(Canvas canvas, int row, int col, const char *text, const unsigned char *classes, size_t len,
                   Style modifiers)
{
    for (size_t at = 0; at < len && col < canvas_cols(canvas);) {
        size_t end = same_class(classes, at, len);
        Style style = (Style)(doc_highlight_style(classes[at]) | modifiers);
        col = canvas_put_n(canvas, row, col, style, text + at, end - at);
        at = end;
    }
}

static void put_classes(Doc *doc, int col, const char *text, const unsigned char *classes, size_t len)
{
    for (size_t from = 0; from < len;) {
        size_t to = same_class(classes, from, len);
        doc_put(doc, col, doc_highlight_style(classes[from]), text + from, to - from);
        col += text_width(text + from, to - from);
        from = to;
    }
}

void doc_put_code(Doc *doc, int col, const char *text, size_t len)
{
    unsigned char *classes = mem_zalloc(len + 1);
    lexer_highlight(text, len, classes);
    put_classes(doc, col, text, classes, len);
    mem_free(classes);
}

void doc_code(Doc *doc, int indent, const char *text, size_t len, bool numbers)
{
    unsigned char *classes = mem_zalloc(len + 1);
    lexer_highlight(text, len, classes);
    int number = 1;
    for (size_t at = 0; at < len; number++) {
        const char *newline = memchr(text + at, '\n', len - at);
        size_t end = newline ? (size_t)(newline - text) : len;
        int col = indent;
        doc_blank(doc);
        if (numbers) {
            char label[24];
            int n = snprintf(label, sizeof label, "%3d  ", number);
            doc_put(doc, col, ROLE_LINENO, label, (size_t)n);
            col += n;
        }
        put_classes(doc, col, text + at, classes + at, end - at);
        at = end + 1;
    }
    mem_free(classes);
}

/* ---- markup ---- */

static Style run_style(MarkupStyle style, Style base)
{
    switch (style) {
    case MARKUP_RUN_EMPHASIS:
        return ROLE_EMPHASIS;
    case MARKUP_RUN_CODE:
        return ROLE_CODE_INLINE;
    case MARKUP_RUN_GLOSSARY:
    case MARKUP_RUN_CHAPTER:
        return ROLE_LINK;
    case MARKUP_RUN_PLAIN:
        break;
    }
    return base;
}

static bool ends_in_chapter(const MarkupRun *run)
{
    static const char word[] = "hapter ";
    size_t len = sizeof word - 1;
    return run->len >= len && memcmp(run->text + run->len - len, word, len) == 0;
}

/* "chapter 7 "What blocks the loop"" for [blocking]; the author may have written the first word. `before`: NULL, or the
 * run before it. */
static void put_chapter(const Course *course, const MarkupRun *before, const MarkupRun *run, Buf *out)
{
    for (size_t i = 0; course && i < course->chapter_count; i++) {
        const CourseChapter *chapter = &course->chapters[i];
        if (strlen(chapter->id) != run->len || memcmp(chapter->id, run->text, run->len) != 0)
            continue;
        buf_printf(out, "%s%zu \"", before && ends_in_chapter(before) ? "" : "chapter ", i + 1);
        buf_bytes(out, chapter->title.text, chapter->title.len);
        buf_char(out, '"');
        return;
    }
    buf_bytes(out, run->text, run->len);
}

static void wrap_block(Doc *doc, int indent, Style prefix_style, const char *prefix, Style base,
                       const MarkupBlock *block)
{
    TextRun *runs = mem_zalloc((3 * block->count + 1) * sizeof *runs), quote = {"`", 1, base};
    Buf *chapters = mem_zalloc((block->count + 1) * sizeof *chapters);
    size_t count = 0;
    for (size_t i = 0; i < block->count; i++) {
        bool quoted = doc->words && block->runs[i].style == MARKUP_RUN_CODE;
        if (quoted)
            runs[count++] = quote;
        TextRun run = {block->runs[i].text, block->runs[i].len, run_style(block->runs[i].style, base)};
        if (block->runs[i].style == MARKUP_RUN_CHAPTER) {
            put_chapter(doc->course, i ? &block->runs[i - 1] : NULL, &block->runs[i], &chapters[i]);
            run.text = buf_text(&chapters[i]);
            run.len = chapters[i].len;
        }
        runs[count++] = run;
        if (quoted)
            runs[count++] = quote;
    }
    doc_wrap(doc, indent, prefix_style, prefix, runs, count);
    for (size_t i = 0; i < block->count; i++)
        buf_deinit(&chapters[i]);
    mem_free(chapters);
    mem_free(runs);
}

static void code_block(Doc *doc, int indent, const MarkupBlock *block)
{
    Buf code = {0};
    for (size_t i = 0; i < block->count; i++) {
        buf_bytes(&code, block->runs[i].text, block->runs[i].len);
        buf_char(&code, '\n');
    }
    doc_code(doc, indent + 4, buf_text(&code), code.len, false);
    buf_deinit(&code);
}

static void add_block(Doc *doc, int indent, const MarkupBlock *block)
{
    char bullet[24];
    switch (block->kind) {
    case MARKUP_PARAGRAPH:
        wrap_block(doc, indent, ROLE_PROSE, "", ROLE_PROSE, block);
        break;
    case MARKUP_HEADING:
        wrap_block(doc, indent, ROLE_HEADING, "", ROLE_HEADING, block);
        break;
    case MARKUP_ITEM:
        if (block->number)
            snprintf(bullet, sizeof bullet, "%d. ", block->number);
        else
            snprintf(bullet, sizeof bullet, "- ");
        wrap_block(doc, indent + 2 * block->level, ROLE_STRONG, bullet, ROLE_PROSE, block);
        break;
    case MARKUP_CODE:
        code_block(doc, indent, block);
        break;
    case MARKUP_TIP:
        wrap_block(doc, indent, ROLE_TIP, doc->words ? "Tip: " : "│ ", ROLE_PROSE, block);
        break;
    case MARKUP_WARNING:
        wrap_block(doc, indent, ROLE_WARNING, doc->words ? "Warning: " : "! ", ROLE_PROSE, block);
        break;
    case MARKUP_MYTH:
        wrap_block(doc, indent, ROLE_FAILED, "A myth: ", ROLE_PROSE, block);
        break;
    case MARKUP_VERSION:
        wrap_block(doc, indent, ROLE_DIM, "Version: ", ROLE_DIM, block);
        break;
    }
}

void doc_markup(Doc *doc, int indent, const char *text, size_t len)
{
    Markup markup;
    markup_parse(text, len, &markup);
    for (size_t i = 0; i < markup.count; i++) {
        const MarkupBlock *block = &markup.blocks[i];
        bool tight = i > 0 && block->kind == MARKUP_ITEM && markup.blocks[i - 1].kind == MARKUP_ITEM;
        if (i > 0 && !tight)
            doc_space(doc);
        add_block(doc, indent, block);
    }
    markup_deinit(&markup);
}

void doc_inline(Doc *doc, int indent, Style prefix_style, const char *prefix, Style style, const char *text, size_t len)
{
    Markup markup;
    markup_parse_inline(text, len, &markup);
    if (markup.count)
        wrap_block(doc, indent, prefix_style, prefix, style, &markup.blocks[0]);
    markup_deinit(&markup);
}

static bool is_blank(const Doc *doc, size_t line)
{
    size_t end = line + 1 < doc->line_count ? doc->lines[line + 1] : doc->piece_count;
    return doc->lines[line] == end;
}

/* The page that begins here would have a single line, the last one. */
static bool leaves_one_line(const Doc *doc, size_t cut)
{
    while (cut < doc->line_count && is_blank(doc, cut))
        cut++;
    return cut + 1 == doc->line_count;
}

size_t doc_page_end(const Doc *doc, size_t top, size_t rows)
{
    size_t end = top + (rows ? rows : 1);
    if (end >= doc->line_count)
        return doc->line_count;
    for (size_t cut = end; cut > top + (rows * 2 + 2) / 3; cut--) {
        if (is_blank(doc, cut) && !leaves_one_line(doc, cut))
            return cut;
    }
    while (end > top + 1 && leaves_one_line(doc, end))
        end--;
    return end;
}

size_t doc_page_next(const Doc *doc, size_t top, size_t rows)
{
    size_t next = doc_page_end(doc, top, rows);
    while (next < doc->line_count && is_blank(doc, next))
        next++;
    return next;
}

void doc_line_text(const Doc *doc, size_t line, Buf *out)
{
    size_t start = out->len, end = line + 1 < doc->line_count ? doc->lines[line + 1] : doc->piece_count;
    for (size_t k = doc->lines[line]; k < end; k++) {
        const DocPiece *piece = &doc->pieces[k];
        int col = text_width(buf_text(out) + start, out->len - start);
        buf_repeat(out, ' ', piece->col > col ? (size_t)(piece->col - col) : 0);
        buf_bytes(out, doc->bytes.data + piece->start, piece->len);
    }
    while (out->len > start && out->data[out->len - 1] == ' ')
        out->len--;
}

size_t doc_draw(const Doc *doc, Canvas canvas, size_t first)
{
    size_t drawn = 0;
    for (size_t i = first; i < doc->line_count && (int)drawn < canvas_rows(canvas); i++, drawn++) {
        size_t end = i + 1 < doc->line_count ? doc->lines[i + 1] : doc->piece_count;
        for (size_t k = doc->lines[i]; k < end; k++) {
            const DocPiece *piece = &doc->pieces[k];
            canvas_put_n(canvas, (int)drawn, piece->col, piece->style, doc->bytes.data + piece->start, piece->len);
        }
    }
    return drawn;
}
