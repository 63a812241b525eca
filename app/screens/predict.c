#include "screens/predict.h"

#include "course/study.h"
#include "trace/narrate.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void predict_init(Predict *p, const CourseStep *step, const EngineSpec *spec, int tries, bool solved)
{
    *p = (Predict){.step = step, .predict = &step->predict, .tries = tries};
    p->shown = solved || tries >= STUDY_PREDICT_TRIES;
    p->run = engine_run(spec);
    editor_init(&p->editor, "", 0);
    order_init(&p->order, buf_text(&p->run->out), p->run->out.len, NULL, 0, step->key);
}

void predict_deinit(Predict *p)
{
    editor_deinit(&p->editor);
    buf_deinit(&p->given);
    order_deinit(&p->order);
    recording_free(p->run);
}

unsigned predict_contexts(const Predict *p)
{
    static const unsigned contexts[] = {
        [ASK_OUTPUT] = CTX_PREDICT,
        [ASK_ORDER] = CTX_ORDER,
        [ASK_ELAPSED] = CTX_NUMBER | CTX_TEXT,
    };
    return p->shown ? CTX_RUN : contexts[p->predict->ask];
}

void predict_answer_text(const Predict *p, Buf *out)
{
    buf_bytes(out, buf_text(&p->given), p->given.len);
}

/* As it stands now. */
static void put_answer(const Predict *p, Buf *out)
{
    if (p->predict->ask == ASK_ORDER)
        order_text(&p->order, out);
    else
        buf_bytes(out, buf_text(&p->editor.text), p->editor.text.len);
}

/* ---- comparing ---- */

static size_t trimmed(const char *line, size_t len)
{
    while (len && (line[len - 1] == ' ' || line[len - 1] == '\r' || line[len - 1] == '\t'))
        len--;
    return len;
}

/* Blanks at line ends and empty lines at the end do not matter. */
static bool same_lines(const char *a, const char *b)
{
    while (*a || *b) {
        size_t la = strcspn(a, "\n"), lb = strcspn(b, "\n");
        if (trimmed(a, la) != trimmed(b, lb) || memcmp(a, b, trimmed(a, la)) != 0)
            return false;
        a += la + (a[la] == '\n');
        b += lb + (b[lb] == '\n');
    }
    return true;
}

/* "6", "6.0 s". false: no number. */
static bool read_seconds(const char *text, double *seconds)
{
    char *end;
    *seconds = strtod(text, &end);
    return end != text && (strspn(end, " seconds.\n") == strlen(end));
}

static bool same_seconds(const char *text, double wanted)
{
    double seconds;
    return read_seconds(text, &seconds) && fabs(seconds - wanted) < 1e-6;
}

static bool is_answer(const Predict *p, const char *given, const char *answer)
{
    double seconds;
    if (p->predict->ask == ASK_ELAPSED)
        return read_seconds(answer, &seconds) && same_seconds(given, seconds);
    return same_lines(given, answer);
}

static void judge(Predict *p)
{
    const char *given = buf_text(&p->given);
    p->right = p->predict->ask == ASK_ELAPSED ? same_seconds(given, (double)p->run->end_ns / 1e9)
                                              : same_lines(given, buf_text(&p->run->out));
    p->answered = true;
    p->tries++;
    p->shown = p->right || p->tries >= STUDY_PREDICT_TRIES;
    p->trap = NULL;
    for (size_t i = 0; i < p->predict->trap_count && !p->right; i++)
        if (is_answer(p, given, p->predict->traps[i].answer.text))
            p->trap = &p->predict->traps[i];
    if (!p->right && p->predict->ask != ASK_ORDER) /* the next try begins with an empty field */
        editor_set(&p->editor, "", 0);
}

static bool answer(Predict *p)
{
    Buf now = {0};
    double seconds;
    put_answer(p, &now);
    bool complete = p->predict->ask == ASK_ELAPSED ? read_seconds(buf_text(&now), &seconds) : now.len > 0;
    complete = complete && !(p->answered && !p->right); /* the same wrong order again is no second try */
    if (complete) {
        buf_clear(&p->given);
        buf_bytes(&p->given, buf_text(&now), now.len);
        judge(p);
    }
    buf_deinit(&now);
    return complete;
}

/* ---- keys ---- */

bool predict_act(Predict *p, const KeyHit *hit)
{
    switch (hit->action) {
    case ACT_GRADE:
    case ACT_ORDER_ANSWER:
    case ACT_QUIZ_ANSWER:
        p->order.carrying = false;
        return !p->shown && answer(p);
    default:
        if (p->predict->ask == ASK_ORDER && !p->shown && order_act(&p->order, hit))
            p->answered = false; /* another order may be another answer */
        return false;
    }
}

bool predict_text(Predict *p, const TermEvent *event)
{
    bool paging = event->key == K_PGUP || event->key == K_PGDN;
    if (p->shown || p->predict->ask == ASK_ORDER || event->key == K_MOUSE || paging)
        return false;
    bool digit =
        (event->key >= '0' && event->key <= '9') || event->key == '.' || event->key == K_BACKSPACE;
    if (p->predict->ask == ASK_ELAPSED &&
        !digit) /* a number is all that can be typed: other keys keep their meaning */
        return false;
    if (!editor_event(&p->editor, event))
        return false;
    p->answered = false;
    return true;
}

/* ---- drawing ---- */

static void build_output(Doc *doc, const char *text, Style style)
{
    while (*text) {
        size_t len = strcspn(text, "\n");
        doc_blank(doc);
        doc_put(doc, 4, style, text, len);
        text += len + (text[len] == '\n');
    }
}

/* What is typed, with the cursor as a block: it may stand on any page. */
static void build_typed(const Predict *p, Doc *doc, size_t *focus)
{
    const char *text = buf_text(&p->editor.text);
    size_t at = 0;
    for (bool more = true; more;) {
        size_t len = strcspn(text + at, "\n"), cursor = p->editor.cursor;
        doc_blank(doc);
        doc_put(doc, 2, ROLE_PROMPT, ">", 1);
        doc_put(doc, 4, ROLE_STRONG, text + at, len);
        if (cursor >= at && cursor <= at + len) {
            int col = 4 + text_width(text + at, cursor - at);
            size_t one = cursor < at + len ? 1 : 0;
            while (one && cursor + one < at + len && ((unsigned char)text[cursor + one] & 0xc0) == 0x80)
                one++;
            *focus = doc->line_count - 1;
            doc_put(doc, col, ROLE_STRONG | STYLE_SELECTED, one ? text + cursor : " ", one ? one : 1);
        }
        more = text[at + len] == '\n';
        at += len + 1;
    }
}

void predict_build_truth(const Predict *p, Doc *doc)
{
    if (p->predict->ask == ASK_ELAPSED) {
        Buf text = {0};
        buf_str(&text, "It takes ");
        narrate_seconds(p->run->end_ns, &text);
        buf_str(&text, " seconds.");
        doc_text(doc, 0, ROLE_PROSE, buf_text(&text));
        buf_deinit(&text);
    } else {
        doc_text(doc, 0, ROLE_PROSE, p->run->out.len ? "It prints:" : "It prints nothing.");
        build_output(doc, buf_text(&p->run->out), ROLE_OUTPUT);
    }
    doc_text(doc, 0, ROLE_TIP, "Press R to play it and see why.");
}

/* It does not stay in the field. */
static void build_given(const Predict *p, Doc *doc)
{
    Buf text = {0};
    buf_str(&text, "Your answer was");
    if (p->predict->ask == ASK_ELAPSED)
        buf_printf(&text, " %s.", buf_text(&p->given));
    else
        buf_char(&text, ':');
    doc_text(doc, 0, ROLE_DIM, buf_text(&text));
    if (p->predict->ask != ASK_ELAPSED)
        build_output(doc, buf_text(&p->given), ROLE_DIM);
    buf_deinit(&text);
}

/* Above the program, where it is seen whatever the size of the window. */
void predict_build_verdict(const Predict *p, Doc *doc)
{
    if (p->answered) {
        doc_text(doc, 0, p->right ? ROLE_SUCCESS : ROLE_WARNING,
                 p->right   ? "Right."
                 : p->shown ? "That is not what happens."
                            : "Not yet. You have one more try.");
        if (!p->right && p->predict->ask != ASK_ORDER)
            build_given(p, doc);
        if (p->trap && p->trap->say.text)
            doc_markup(doc, 0, p->trap->say.text, p->trap->say.len);
    }
    if (p->shown)
        predict_build_truth(p, doc);
    if (p->answered || p->shown)
        doc_blank(doc);
}

void predict_build(const Predict *p, Doc *doc, size_t *focus)
{
    static const char *const asks[] = {
        [ASK_OUTPUT] = "What will this program print? Type it line by line; F5 gives the answer.",
        [ASK_ORDER] = "In which order will these lines be printed?",
        [ASK_ELAPSED] = "How many seconds will this program take?",
    };
    const CoursePredict *predict = p->predict;
    predict_build_verdict(p, doc);
    doc_code(doc, 0, predict->code.text, predict->code.len, true);
    if (predict->look.text) {
        doc_blank(doc);
        doc_markup(doc, 0, predict->look.text, predict->look.len);
    }
    doc_blank(doc);
    doc_text(doc, 0, ROLE_STRONG, asks[predict->ask]);
    if (p->answered || !p->shown) {
        if (predict->ask == ASK_ORDER)
            order_build(&p->order, doc, focus);
        else if (!p->shown)
            build_typed(p, doc, focus);
        else if (p->right) /* a wrong one stands above */
            build_output(doc, buf_text(&p->given), ROLE_STRONG);
    }
}
