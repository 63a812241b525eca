/* A lesson, step by step, told: pages, programs, and the questions with their answers. Exercises are in
 * plain_exercise.c. */
#include "screens/plain_steps.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* ---- telling steps ---- */

static void tell_head(const Lesson *l, Plain *p)
{
    const CourseChapter *chapter = lesson_chapter(l);
    const CourseStep *step = lesson_step(l);
    plain_blank(p);
    if (l->review_count)
        plain_say(p, "Question %zu of %zu, from chapter %d, %s.", l->review_at + 1, l->review_count,
                  chapter->number, chapter->title.text);
    else if (chapter != p->told_chapter)
        plain_say(p, "Chapter %d: %s.", chapter->number, chapter->title.text);
    if (!l->review_count)
        plain_say(p, "Step %d of %zu: %s.", l->step + 1, chapter->step_count, plain_step_kind(step));
    if (step->title.text && step->kind != STEP_EXERCISE) /* an exercise tells its own */
        plain_inline(p, "", &step->title);
    plain_blank(p);
}

const char *plain_step_kind(const CourseStep *step)
{
    static const char *const names[] = {
        [STEP_TEXT] = "a page to read",  [STEP_RUN] = "a program to run",
        [STEP_PREDICT] = "a prediction", [STEP_QUIZ] = "a question",
        [STEP_EXERCISE] = "an exercise",
    };
    return names[step->kind];
}

static void tell_run(Plain *p, const CourseRun *run)
{
    plain_code(p, run->code.text, run->code.len, 1);
    if (run->look.text) {
        plain_blank(p);
        plain_markup(p, 0, run->look.text, run->look.len);
    }
    if (run->stop_count)
        plain_say(p, "A tour of %zu %s: R runs the program, then s goes from stop to stop.",
                  run->stop_count, run->stop_count == 1 ? "stop" : "stops");
}

static void tell_choices(Plain *p, const Quiz *q)
{
    char prefix[16];
    for (int i = 0; i < q->count; i++) {
        snprintf(prefix, sizeof prefix, "%d. ", i + 1);
        plain_inline(p, prefix, &q->quiz->choices[q->order[i]].text);
    }
}

static void tell_pairs(Plain *p, const Quiz *q)
{
    char prefix[16];
    for (int i = 0; i < q->count; i++) {
        snprintf(prefix, sizeof prefix, "%d. ", i + 1);
        plain_inline(p, prefix, &q->quiz->pairs[i].left);
    }
    plain_say(p, "go with");
    for (int i = 0; i < q->count; i++) {
        snprintf(prefix, sizeof prefix, "%c. ", 'a' + i);
        plain_inline(p, prefix, &q->quiz->pairs[q->order[i]].right);
    }
}

static void tell_quiz(Plain *p, const Lesson *l)
{
    const Quiz *q = &l->quiz;
    plain_markup(p, 0, q->quiz->ask.text, q->quiz->ask.len);
    if (q->quiz->kind == QUIZ_CHOICES)
        tell_choices(p, q);
    else if (q->quiz->kind == QUIZ_PAIRS)
        tell_pairs(p, q);
    if (q->quiz->kind == QUIZ_CHOICES && q->quiz->right_count > 1)
        plain_say(p, "Several are right.");
    if (!l->review_count && progress_answer(p->app.progress, lesson_step(l)->key, NULL) == PROGRESS_RIGHT)
        plain_say(p, "You have answered this one right.");
}

static void tell_truth(Plain *p, const Predict *predict)
{
    Doc doc;
    plain_doc_init(p, &doc);
    predict_build_truth(predict, &doc);
    plain_doc(p, &doc);
    doc_deinit(&doc);
}

static void tell_predict(Plain *p, const Predict *predict)
{
    static const char *const asks[] = {
        [ASK_OUTPUT] = "What will this program print?",
        [ASK_ORDER] = "In which order will these lines be printed?",
        [ASK_ELAPSED] = "How many seconds will this program take?",
    };
    const CoursePredict *of = predict->predict;
    plain_code(p, of->code.text, of->code.len, 1);
    if (of->look.text) {
        plain_blank(p);
        plain_markup(p, 0, of->look.text, of->look.len);
    }
    plain_say(p, "%s", asks[of->ask]);
    if (predict->shown)
        tell_truth(p, predict);
    else if (of->ask == ASK_ORDER)
        plain_order(p, &predict->order);
}

static void tell_step(Lesson *l, Plain *p)
{
    const CourseStep *step = lesson_step(l);
    if (step->broken) {
        plain_say(p, "This step has mistakes in the course's file and cannot be shown.");
        return;
    }
    switch (step->kind) {
    case STEP_TEXT:
        plain_markup(p, 0, step->text.text, step->text.len);
        break;
    case STEP_RUN:
        tell_run(p, &step->run);
        break;
    case STEP_PREDICT:
        tell_predict(p, &l->predict);
        break;
    case STEP_QUIZ:
        tell_quiz(p, l);
        break;
    case STEP_EXERCISE:
        plain_exercise_tell(p, l->exercise);
        break;
    }
}

static void tell(Screen *screen, Plain *p)
{
    Lesson *l = (Lesson *)screen;
    Buf text = {0};
    if (l->review_over) {
        lesson_review_text(l, &text);
        plain_say(p, "%s", buf_text(&text));
        buf_deinit(&text);
        p->told_step = NULL;
        return;
    }
    bool back = p->told_step == lesson_step(l); /* from the player: what was told need not be told again */
    if (back)
        plain_say(p, "Back in step %d.", l->step + 1);
    else {
        tell_head(l, p);
        tell_step(l, p);
    }
    p->told_step = lesson_step(l);
    p->told_chapter = lesson_chapter(l);
}

/* ---- what came of an answer ---- */

static void tell_quiz_answer(Plain *p, const Quiz *q)
{
    char prefix[16];
    for (int i = 0; i < q->count && q->quiz->kind == QUIZ_CHOICES; i++) {
        const CourseChoice *choice = &q->quiz->choices[q->order[i]];
        bool chosen = q->given == i || q->marked[i];
        if (!choice->say.text || !chosen)
            continue;
        snprintf(prefix, sizeof prefix, "%d: ", i + 1);
        plain_inline(p, prefix, &choice->say);
    }
    for (int i = 0; i < q->count && q->quiz->kind == QUIZ_PAIRS && !q->right; i++)
        if (q->partner[i] >= 0 && q->order[q->partner[i]] != i)
            plain_say(p, "%d does not go with %c.", i + 1, 'a' + q->partner[i]);
    plain_say(p, q->right ? "Right." : "Not yet. Try again.");
    if (q->right && q->quiz->say.text)
        plain_markup(p, 0, q->quiz->say.text, q->quiz->say.len);
}

static void tell_predict_answer(Plain *p, const Predict *predict)
{
    Doc doc;
    plain_doc_init(p, &doc);
    predict_build_verdict(predict, &doc);
    plain_doc(p, &doc);
    doc_deinit(&doc);
    if (!predict->shown && predict->predict->ask == ASK_ORDER)
        plain_order(p, &predict->order); /* they have other numbers now */
}

static void acted(Screen *screen, Plain *p, const KeyHit *hit)
{
    Lesson *l = (Lesson *)screen;
    if (l->review_over || p->told_step != lesson_step(l))
        tell(screen, p);
    else if (l->has_quiz && l->quiz.answered)
        tell_quiz_answer(p, &l->quiz);
    else if (l->has_predict && l->predict.answered)
        tell_predict_answer(p, &l->predict);
    else if (l->exercise)
        plain_exercise_acted(p, l->exercise, hit);
    else if (l->has_predict || l->has_quiz)
        plain_say(p, "That is no complete answer.");
    else
        plain_say(p, "There is no other page this way.");
}

/* ---- lines that are answers ---- */

/* Numbers between 1 and `most`, separated by anything that is no letter. -1: there is something else. */
static int read_numbers(const char *text, int most, int *out, int room)
{
    int count = 0;
    while (*text) {
        char *end;
        if (isalpha((unsigned char)*text))
            return -1;
        if (!isdigit((unsigned char)*text)) {
            text++;
            continue;
        }
        long number = strtol(text, &end, 10);
        if (number < 1 || number > most || count == room)
            return -1;
        out[count++] = (int)number;
        text = end;
    }
    return count;
}

static bool answer_choices(Plain *p, Quiz *q, const char *text)
{
    int numbers[QUIZ_MAX_ITEMS], count = read_numbers(text, q->count, numbers, QUIZ_MAX_ITEMS);
    if (count < 1)
        return false;
    if (q->quiz->right_count <= 1) {
        plain_act(p, &(KeyHit){.action = ACT_QUIZ_PICK, .arg = (Key)('0' + numbers[0])});
        return true;
    }
    memset(q->marked, 0, sizeof q->marked);
    for (int i = 0; i < count; i++)
        q->marked[numbers[i] - 1] = true;
    plain_act(p, &(KeyHit){.action = ACT_QUIZ_ANSWER});
    return true;
}

/* "1b 2a 3c". */
static bool answer_pairs(Plain *p, Quiz *q, const char *text)
{
    int partner[QUIZ_MAX_ITEMS], pairs = 0;
    memset(partner, -1, sizeof partner);
    while (*text) {
        char *end;
        text += strspn(text, " ,;=-");
        if (!isdigit((unsigned char)*text))
            break;
        long left = strtol(text, &end, 10);
        end += strspn(end, " =-");
        int right = tolower((unsigned char)*end) - 'a';
        if (left < 1 || left > q->count || right < 0 || right >= q->count)
            return false;
        partner[left - 1] = right;
        pairs++;
        text = end + 1;
    }
    if (*text || !pairs)
        return false;
    if (pairs < q->count) {
        plain_say(p, "All %d must have a partner.", q->count);
        return true;
    }
    for (int i = 0; i < q->count; i++)
        q->partner[i] = partner[i];
    plain_act(p, &(KeyHit){.action = ACT_QUIZ_ANSWER});
    return true;
}

static bool answer_quiz(Plain *p, Quiz *q, const char *text)
{
    if (!*text || *text == ':')
        return false;
    if (q->quiz->kind == QUIZ_CHOICES)
        return answer_choices(p, q, text);
    if (q->answered && q->right)
        return false;
    if (q->quiz->kind == QUIZ_PAIRS)
        return answer_pairs(p, q, text);
    buf_clear(&q->text);
    buf_str(&q->text, text);
    plain_act(p, &(KeyHit){.action = ACT_QUIZ_ANSWER});
    return true;
}

/* The lines' numbers in their order; those that are not named are left out, if that is allowed. */
bool plain_read_order(Plain *p, const Order *order, const char *text, Buf *lines)
{
    int numbers[ORDER_MAX], count = read_numbers(text, (int)order->count, numbers, ORDER_MAX);
    if (count < 1) {
        plain_say(p, "The lines have the numbers 1 to %zu.", order->count);
        return false;
    }
    bool used[ORDER_MAX] = {false};
    for (int i = 0; i < count; i++) {
        if (used[numbers[i] - 1]) {
            plain_say(p, "%d is there twice.", numbers[i]);
            return false;
        }
        used[numbers[i] - 1] = true;
        const OrderLine *line = &order->lines[numbers[i] - 1];
        buf_bytes(lines, line->text, line->len);
        buf_char(lines, '\n');
    }
    if (!order->may_leave_out && count < (int)order->count) {
        plain_say(p, "All %zu lines belong to it.", order->count);
        return false;
    }
    return true;
}

static bool answer_predict(Plain *p, Predict *predict, const char *text)
{
    CourseAsk asked = predict->predict->ask;
    Buf lines = {0};
    if (!*text || *text == ':' || predict->shown ||
        (asked != ASK_OUTPUT && !isdigit((unsigned char)*text)))
        return false;
    bool complete = true;
    if (asked == ASK_ORDER)
        complete = plain_read_order(p, &predict->order, text, &lines);
    else if (asked == ASK_ELAPSED)
        buf_str(&lines, text);
    else if (strcmp(text, ".") != 0) {
        buf_printf(&lines, "%s\n", text);
        complete = plain_read_lines(p, "and then: ", &lines);
    }
    if (complete) {
        if (asked == ASK_ORDER)
            order_set(&predict->order, buf_text(&lines));
        else
            editor_set(&predict->editor, buf_text(&lines), lines.len);
        predict->answered = false;
        plain_act(p, &(KeyHit){.action = ACT_GRADE});
    }
    buf_deinit(&lines);
    return true;
}

static bool line(Screen *screen, Plain *p, const char *text)
{
    Lesson *l = (Lesson *)screen;
    if (l->has_quiz)
        return answer_quiz(p, &l->quiz, text);
    if (l->has_predict)
        return answer_predict(p, &l->predict, text);
    return l->exercise && plain_exercise_line(p, l->exercise, text);
}

/* ---- the prompt ---- */

static void ask_quiz(const Quiz *q, Buf *out)
{
    if (q->answered && q->right)
        buf_str(out, "Enter goes on, p back, q contents, ? help: ");
    else if (q->quiz->kind == QUIZ_PAIRS)
        buf_str(out, "Your pairs, as in 1b 2a; Enter goes on, ? help: ");
    else if (q->quiz->kind == QUIZ_ANSWER)
        buf_str(out, "Your answer; Enter goes on, :p back, :? help: ");
    else if (q->quiz->right_count > 1)
        buf_str(out, "Your choices, as in 1 3; Enter goes on, ? help: ");
    else
        buf_printf(out, "Your choice, 1 to %d; Enter goes on, ? help: ", q->count);
}

static void ask_predict(const Predict *predict, Buf *out)
{
    static const char *const asks[] = {
        [ASK_OUTPUT] = "Its first line (a line with only . ends); Enter goes on, :? help: ",
        [ASK_ORDER] = "The numbers in order, as in 3 1 2; Enter goes on, ? help: ",
        [ASK_ELAPSED] = "A number of seconds; Enter goes on, p back, ? help: ",
    };
    buf_str(out, predict->shown ? "Enter goes on, R plays it, p back, ? help: "
                                : asks[predict->predict->ask]);
}

static void ask(const Screen *screen, Buf *out)
{
    const Lesson *l = (const Lesson *)screen;
    if (l->has_quiz)
        ask_quiz(&l->quiz, out);
    else if (l->has_predict)
        ask_predict(&l->predict, out);
    else if (l->exercise)
        plain_exercise_ask(l->exercise, out);
    else if (screen->ops->contexts(screen) & CTX_RUN)
        buf_str(out, "R runs it, Enter goes on, p back, q contents, ? help: ");
    else
        buf_str(out, "Enter goes on, p back, q contents, ? help: ");
}

static void help(Plain *p)
{
    const Lesson *l = (const Lesson *)p->told;
    plain_text(p, 2, "an empty line: the next step; again: this step again");
    if (l->exercise)
        plain_exercise_help(p, l->exercise);
    if (l->has_predict && l->predict.predict->ask == ASK_OUTPUT && !l->predict.shown)
        plain_text(
            p, 2, "text: what the program prints, line by line; a line with only . gives the answer");
    if (l->has_quiz || l->has_predict)
        plain_text(p, 2, "where an answer is typed, commands begin with a colon, as in :p");
}

/* Where letters are text, commands are those of a page. */
static unsigned contexts(const Screen *screen)
{
    unsigned now = screen->ops->contexts(screen);
    return now & (CTX_FIELD | CTX_PREDICT) ? CTX_TEXT : now & ~(unsigned)CTX_LEAVE_OUT;
}

static int enter(const Screen *screen)
{
    unsigned now = contexts(screen);
    return now & CTX_PAIRS                    ? ACT_PAIR_NEXT
           : now & (CTX_ORDER | CTX_EXERCISE) ? ACT_ORDER_NEXT
                                              : ACT_PAGE_NEXT;
}

const PlainOps plain_lesson = {contexts, enter, tell, ask, line, acted, help, NULL, NULL};
