#include "screens/quiz.h"

#include "screens/order.h"
#include "ui/field.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void quiz_init(Quiz *q, const CourseQuiz *quiz, const char *key)
{
    *q = (Quiz){.quiz = quiz, .given = -1};
    size_t count = quiz->kind == QUIZ_CHOICES ? quiz->choice_count : quiz->kind == QUIZ_PAIRS ? quiz->pair_count : 0;
    q->count = count > QUIZ_MAX_ITEMS ? QUIZ_MAX_ITEMS : (int)count;
    for (int i = 0; i < q->count; i++) {
        q->order[i] = i;
        q->partner[i] = -1;
    }
    if (quiz->shuffle || quiz->kind == QUIZ_PAIRS)
        order_shuffle(q->order, q->count, key);
}

void quiz_deinit(Quiz *q)
{
    buf_deinit(&q->text);
}

unsigned quiz_contexts(const Quiz *q)
{
    if (q->quiz->kind == QUIZ_CHOICES)
        return CTX_QUIZ;
    if (q->answered && q->right)
        return CTX_TEXT;
    return q->quiz->kind == QUIZ_PAIRS ? CTX_PAIRS : CTX_FIELD;
}

static bool several(const Quiz *q)
{
    return q->quiz->right_count > 1;
}

/* ---- drawing ---- */

static void build_choices(const Quiz *q, Doc *doc)
{
    for (int i = 0; i < q->count; i++) {
        const CourseChoice *choice = &q->quiz->choices[q->order[i]];
        bool told = q->answered && (q->given == i || q->marked[i] || (q->right && choice->right));
        char prefix[32];
        snprintf(prefix, sizeof prefix, "%s %d %s ", i == q->cursor ? "▶" : " ", i + 1,
                 several(q) ? (q->marked[i] ? "[×]" : "[ ]") : told ? (choice->right ? "■" : "×") : " ");
        Style style = told ? (choice->right ? ROLE_SUCCESS : ROLE_FAILED) : i == q->cursor ? ROLE_STRONG : ROLE_PROSE;
        doc_inline(doc, 0, style, prefix, style, choice->text.text, choice->text.len);
        if (told && choice->say.text)
            doc_inline(doc, 6, ROLE_DIM, "", ROLE_PROSE, choice->say.text, choice->say.len);
    }
    if (several(q))
        doc_text(doc, 0, ROLE_DIM, "Several are right: digits mark them, Enter answers.");
}

static void build_pairs(const Quiz *q, Doc *doc)
{
    for (int i = 0; i < q->count; i++) {
        const CoursePairing *pair = &q->quiz->pairs[i];
        bool right = q->partner[i] >= 0 && q->order[q->partner[i]] == i;
        Style style = q->answered && q->partner[i] >= 0 ? (right ? ROLE_SUCCESS : ROLE_FAILED)
                      : i == q->cursor                  ? ROLE_STRONG
                                                        : ROLE_PROSE;
        doc_inline(doc, 0, style, i == q->cursor ? "▶ " : "  ", style, pair->left.text, pair->left.len);
        if (q->partner[i] >= 0) {
            const CourseText *to = &q->quiz->pairs[q->order[q->partner[i]]].right;
            doc_inline(doc, 4, ROLE_DIM, "─ ", style, to->text, to->len);
        } else
            doc_text(doc, 4, ROLE_DIM, "─ ?   (Left and Right choose)");
    }
}

static void build_field(const Quiz *q, Doc *doc)
{
    TextRun runs[] = {{buf_text(&q->text), q->text.len, ROLE_STRONG}, {"█", 3, ROLE_PLAYHEAD}};
    doc_wrap(doc, 0, ROLE_PROMPT, "> ", runs, q->answered && q->right ? 1 : 2);
}

void quiz_build(const Quiz *q, Doc *doc)
{
    const CourseQuiz *quiz = q->quiz;
    doc_markup(doc, 0, quiz->ask.text, quiz->ask.len);
    doc_space(doc);
    if (quiz->kind == QUIZ_CHOICES)
        build_choices(q, doc);
    else if (quiz->kind == QUIZ_PAIRS)
        build_pairs(q, doc);
    else
        build_field(q, doc);
    if (!q->answered)
        return;
    doc_blank(doc);
    doc_text(doc, 0, q->right ? ROLE_SUCCESS : ROLE_WARNING, q->right ? "Right." : "Not yet. Try again.");
    if (q->right && quiz->say.text) {
        doc_blank(doc);
        doc_markup(doc, 0, quiz->say.text, quiz->say.len);
    }
}

/* ---- answering ---- */

/* "3", "3.0" and ".3e1" are one number. */
static bool same_number(const char *a, const char *b)
{
    char *a_end, *b_end;
    double x = strtod(a, &a_end), y = strtod(b, &b_end);
    if (a_end == a || b_end == b || strpbrk(a, "xXnN") || strpbrk(b, "xXnN"))
        return false;
    return a_end[strspn(a_end, " ")] == '\0' && b_end[strspn(b_end, " ")] == '\0' && fabs(x - y) < 1e-9;
}

/* Capitals and blanks around and between words do not matter; numbers are compared as numbers. */
static bool same_answer(const char *a, const char *b)
{
    if (same_number(a, b))
        return true;
    while (isspace((unsigned char)*a))
        a++;
    while (isspace((unsigned char)*b))
        b++;
    while (*a && *b) {
        if (isspace((unsigned char)*a) && isspace((unsigned char)*b)) {
            while (isspace((unsigned char)*a))
                a++;
            while (isspace((unsigned char)*b))
                b++;
            continue;
        }
        if (tolower((unsigned char)*a) != tolower((unsigned char)*b))
            break;
        a++;
        b++;
    }
    while (isspace((unsigned char)*a))
        a++;
    while (isspace((unsigned char)*b))
        b++;
    return !*a && !*b;
}

static bool is_right(const Quiz *q)
{
    const CourseQuiz *quiz = q->quiz;
    if (quiz->kind == QUIZ_ANSWER) {
        for (size_t i = 0; i < quiz->answer_count; i++) {
            if (same_answer(buf_text(&q->text), quiz->answers[i].text))
                return true;
        }
        return false;
    }
    for (int i = 0; i < q->count; i++) {
        if (quiz->kind == QUIZ_PAIRS ? q->partner[i] < 0 || q->order[q->partner[i]] != i
                                     : q->marked[i] != quiz->choices[q->order[i]].right)
            return false;
    }
    return true;
}

static bool answer(Quiz *q)
{
    if (q->quiz->kind == QUIZ_ANSWER && !q->text.len)
        return false;
    if (q->quiz->kind == QUIZ_CHOICES && !several(q)) {
        q->given = q->cursor;
        q->right = q->quiz->choices[q->order[q->cursor]].right;
    } else
        q->right = is_right(q);
    q->answered = true;
    return true;
}

/* The next right side that no other left side has. */
static void turn_partner(Quiz *q, int by)
{
    int partner = q->partner[q->cursor];
    for (int i = 0; i <= q->count; i++) {
        partner = partner + by;
        partner = partner < -1 ? q->count - 1 : partner >= q->count ? -1 : partner;
        bool taken = false;
        for (int k = 0; k < q->count; k++)
            taken |= k != q->cursor && partner >= 0 && q->partner[k] == partner;
        if (!taken)
            break;
    }
    q->partner[q->cursor] = partner;
    q->answered = false;
}

bool quiz_act(Quiz *q, const KeyHit *hit)
{
    int digit;
    switch (hit->action) {
    case ACT_QUIZ_UP:
        q->cursor -= q->cursor > 0;
        break;
    case ACT_QUIZ_DOWN:
        q->cursor += q->cursor + 1 < q->count;
        break;
    case ACT_PAIR_LEFT:
        turn_partner(q, -1);
        break;
    case ACT_PAIR_RIGHT:
        turn_partner(q, 1);
        break;
    case ACT_QUIZ_PICK:
        digit = (int)hit->arg - '1';
        if (digit < 0 || digit >= q->count)
            break;
        q->cursor = digit;
        if (!several(q))
            return answer(q);
        q->marked[digit] = !q->marked[digit];
        q->answered = false;
        break;
    case ACT_QUIZ_ANSWER:
        return answer(q);
    default:
        break;
    }
    return false;
}

bool quiz_text(Quiz *q, const TermEvent *event)
{
    if (!(quiz_contexts(q) & CTX_FIELD) || !field_event(&q->text, event))
        return false;
    q->answered = false;
    return true;
}

void quiz_answer_text(const Quiz *q, Buf *out)
{
    const CourseQuiz *quiz = q->quiz;
    if (quiz->kind == QUIZ_ANSWER)
        buf_bytes(out, buf_text(&q->text), q->text.len);
    else if (quiz->kind == QUIZ_CHOICES && q->given >= 0)
        buf_str(out, quiz->choices[q->order[q->given]].text.text);
    for (int i = 0; i < q->count; i++) {
        if (quiz->kind == QUIZ_CHOICES && q->marked[i])
            buf_printf(out, "%s\n", quiz->choices[q->order[i]].text.text);
        else if (quiz->kind == QUIZ_PAIRS && q->partner[i] >= 0)
            buf_printf(out, "%s: %s\n", quiz->pairs[i].left.text, quiz->pairs[q->order[q->partner[i]]].right.text);
    }
}
