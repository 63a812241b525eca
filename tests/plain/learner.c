/* learner plain COURSE [CHAPTER] | learner keys COURSE CHAPTER|all DIR
 *
 * A learner who knows everything: prints what to type to do a whole course, or one chapter, right. `plain`: lines for
 * --plain. `keys`: words for vtrun, on the screens; programs are put in DIR/1.py, DIR/2.py ... for an $EDITOR that
 * copies them. The answers are taken from the exercises and from running the programs. */
#include "base/file.h"
#include "base/mem.h"
#include "course/load.h"
#include "grade/judge.h"
#include "screens/lesson.h"
#include "trace/narrate.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    App app;
    const char *dir; /* of the programs */
    int programs;
    Buf out;
} Learner;

/* ---- what is right ---- */

/* Numbers (from 0) of the shown lines in the order of `text`; returns how many. */
static size_t right_order(const Order *order, const char *text, size_t *numbers)
{
    bool used[ORDER_MAX] = {false};
    size_t count = 0;
    while (*text) {
        size_t len = strcspn(text, "\n"), i = 0;
        while (i < order->count && (used[i] || order->lines[i].len != len ||
                                    memcmp(order->lines[i].text, text, len) != 0))
            i++;
        if (i < order->count) {
            used[i] = true;
            numbers[count++] = i;
        }
        text += len + (text[len] == '\n');
    }
    return count;
}

static void right_seconds(const Predict *p, Buf *out)
{
    narrate_seconds(p->run->end_ns, out);
}

/* ---- lines for --plain ---- */

static void say(Learner *l, const char *line)
{
    buf_printf(&l->out, "%s\n", line);
}

/* A text up to a line with a dot. */
static void say_text(Learner *l, const char *text)
{
    while (*text) {
        size_t len = strcspn(text, "\n");
        if (len == 1 && *text == '.')
            buf_char(&l->out, '.');
        buf_bytes(&l->out, text, len);
        buf_char(&l->out, '\n');
        text += len + (text[len] == '\n');
    }
    say(l, ".");
}

static void say_order(Learner *l, const Order *order, const char *text)
{
    size_t numbers[ORDER_MAX], count = right_order(order, text, numbers);
    for (size_t i = 0; i < count; i++)
        buf_printf(&l->out, "%zu ", numbers[i] + 1);
    say(l, "");
}

static void say_predict(Learner *l, const Predict *p)
{
    if (p->predict->ask == ASK_ORDER)
        say_order(l, &p->order, buf_text(&p->run->out));
    else if (p->predict->ask == ASK_OUTPUT)
        say_text(l, buf_text(&p->run->out));
    else {
        right_seconds(p, &l->out);
        say(l, "");
    }
}

static void say_quiz(Learner *l, const Quiz *q)
{
    for (int i = 0; i < q->count; i++) {
        if (q->quiz->kind == QUIZ_CHOICES && q->quiz->choices[q->order[i]].right)
            buf_printf(&l->out, "%d ", i + 1);
        for (int k = 0; q->quiz->kind == QUIZ_PAIRS && k < q->count; k++)
            if (q->order[k] == i)
                buf_printf(&l->out, "%d%c ", i + 1, 'a' + k);
    }
    say(l, q->quiz->kind == QUIZ_ANSWER ? q->quiz->answers[0].text : "");
}

static void say_exercise(Learner *l, const Exercise *e)
{
    Buf solution = {0};
    judge_solution(e->exercise, &solution);
    if (e->exercise->kind == EXERCISE_ORDER) {
        say_order(l, &e->order, e->exercise->lines.text);
    } else {
        say(l, "e");
        for (size_t i = 0; e->exercise->kind == EXERCISE_FILL && i < e->exercise->blank_count; i++)
            say(l, e->exercise->blanks[i].text);
        if (e->exercise->kind != EXERCISE_FILL)
            say_text(l, buf_text(&solution));
        say(l, "g");
    }
    buf_deinit(&solution);
}

static void say_step(Learner *l, const Lesson *lesson)
{
    const CourseStep *step = lesson_step(lesson);
    if (step->kind == STEP_RUN) {
        say(l, "R");
        for (size_t i = 0; i < step->run.stop_count; i++)
            say(l, "s");
        say(l, "gg"); /* away from an input() at the end */
        say(l, "q");
    }
    if (lesson->has_predict)
        say_predict(l, &lesson->predict);
    if (lesson->has_quiz)
        say_quiz(l, &lesson->quiz);
    if (lesson->exercise)
        say_exercise(l, lesson->exercise);
    say(l, "");
}

/* ---- keys for the screens ---- */

static void press(Learner *l, const char *keys)
{
    buf_printf(&l->out, "%s ", keys);
}

/* Text as vtrun's words. */
static void type(Learner *l, const char *text)
{
    while (*text) {
        size_t len = strcspn(text, " \n");
        if (len) {
            buf_char(&l->out, '=');
            buf_bytes(&l->out, text, len);
            buf_char(&l->out, ' ');
        }
        text += len;
        if (*text)
            press(l, *text++ == ' ' ? "Space" : "Enter");
    }
}

static void act_order(Learner *l, Order *order, Action action, const char *key)
{
    order_act(order, &(KeyHit){.action = action});
    press(l, key);
}

static void go_line(Learner *l, Order *order, size_t to)
{
    while (order->cursor != to)
        act_order(l, order, order->cursor < to ? ACT_ORDER_DOWN : ACT_ORDER_UP,
                  order->cursor < to ? "Down" : "Up");
}

static bool belongs(const Order *order, size_t line, const char *text)
{
    size_t numbers[ORDER_MAX], count = right_order(order, text, numbers);
    for (size_t i = 0; i < count; i++)
        if (numbers[i] == line)
            return true;
    return false;
}

/* Plays the keys on the order itself, so that it knows where lines and cursor are. */
static void press_order(Learner *l, Order *order, const char *text)
{
    size_t numbers[ORDER_MAX], count = right_order(order, text, numbers);
    for (size_t i = 0; order->may_leave_out && i < order->count;) {
        if (order->lines[i].aside || belongs(order, i, text)) {
            i++;
            continue;
        }
        go_line(l, order, i);
        act_order(l, order, ACT_ORDER_ASIDE, "x");
        i = 0;
    }
    for (size_t i = 0; i < count; i++) {
        right_order(order, text, numbers);
        go_line(l, order, numbers[i]);
        while (order->cursor > i)
            act_order(l, order, ACT_ORDER_RAISE, "K");
    }
    press(l, "Enter");
}

static void press_predict(Learner *l, Predict *p)
{
    if (p->predict->ask == ASK_ORDER) {
        press_order(l, &p->order, buf_text(&p->run->out));
        return;
    }
    Buf text = {0};
    if (p->predict->ask == ASK_ELAPSED)
        right_seconds(p, &text);
    type(l, p->predict->ask == ASK_ELAPSED ? buf_text(&text) : buf_text(&p->run->out));
    press(l, p->predict->ask == ASK_ELAPSED ? "Enter" : "F5");
    buf_deinit(&text);
}

static void press_quiz(Learner *l, Quiz *q)
{
    for (int i = 0; i < q->count; i++) {
        if (q->quiz->kind == QUIZ_CHOICES && q->quiz->choices[q->order[i]].right)
            buf_printf(&l->out, "%d ", i + 1);
        for (int turns = 0; q->quiz->kind == QUIZ_PAIRS && turns <= 2 * q->count; turns++) {
            if (q->partner[i] >= 0 && q->order[q->partner[i]] == i)
                break;
            quiz_act(q, &(KeyHit){.action = ACT_PAIR_RIGHT});
            press(l, "Right");
        }
        if (q->quiz->kind == QUIZ_PAIRS && i + 1 < q->count) {
            quiz_act(q, &(KeyHit){.action = ACT_QUIZ_DOWN});
            press(l, "Down");
        }
    }
    if (q->quiz->kind == QUIZ_ANSWER)
        type(l, q->quiz->answers[0].text);
    if (q->quiz->kind != QUIZ_CHOICES || q->quiz->right_count > 1)
        press(l, "Enter");
}

static void press_exercise(Learner *l, Exercise *e)
{
    Buf solution = {0}, path = {0};
    judge_solution(e->exercise, &solution);
    if (e->exercise->kind == EXERCISE_ORDER) {
        press_order(l, &e->order, e->exercise->lines.text);
    } else if (e->exercise->kind == EXERCISE_FILL) {
        press(l, "e");
        for (size_t i = 0; i < e->exercise->blank_count; i++) {
            type(l, e->exercise->blanks[i].text);
            press(l, i + 1 < e->exercise->blank_count ? "Tab" : "Esc");
        }
        press(l, "F5");
    } else {
        buf_printf(&path, "%s/%d.py", l->dir, ++l->programs);
        if (!file_write(buf_text(&path), buf_text(&solution), solution.len, NULL))
            exit(2);
        press(l, "C-e F5");
    }
    buf_deinit(&path);
    buf_deinit(&solution);
}

static void press_step(Learner *l, Lesson *lesson)
{
    const CourseStep *step = lesson_step(lesson);
    if (step->kind == STEP_RUN) {
        press(l, "R");
        for (size_t i = 0; i < step->run.stop_count; i++)
            press(l, "s");
        press(l, "q");
    }
    if (lesson->has_predict)
        press_predict(l, &lesson->predict);
    if (lesson->has_quiz)
        press_quiz(l, &lesson->quiz);
    if (lesson->exercise)
        press_exercise(l, lesson->exercise);
}

/* ---- all of it ---- */

/* `go_on`: from the last step to the next chapter, as --plain does by itself. */
static void learn(Learner *l, int chapter, bool go_on)
{
    const CourseChapter *c = &l->app.course->chapters[chapter];
    for (size_t i = 0; i < c->step_count; i++) {
        Screen *screen = lesson_new(&l->app, chapter, (int)i);
        if (l->dir)
            press_step(l, (Lesson *)screen);
        else
            say_step(l, (const Lesson *)screen);
        screen->ops->free(screen);
        if (l->dir && (go_on || i + 1 < c->step_count))
            press(l, "]");
    }
}

int main(int argc, char **argv)
{
    bool keys = argc == 5 && strcmp(argv[1], "keys") == 0;
    if (!keys && !((argc == 3 || argc == 4) && strcmp(argv[1], "plain") == 0))
        return 2;
    setlocale(LC_CTYPE, "");
    Course *course = course_load(argv[2]);
    Learner l = {.app = {.course = course}, .dir = keys ? argv[4] : NULL};
    l.app.progress = progress_open_at(NULL, course->id ? course->id : "");
    grid_init(&l.app.grid, 24, 80, GLYPHS_ASCII);
    size_t only = argc >= 4 ? (size_t)atoi(argv[3]) : 0;
    if (!keys)
        buf_printf(&l.out, "%zu.1\n", only ? only : 1);
    for (size_t c = 0; c < course->chapter_count; c++)
        if (!only || c + 1 == only)
            learn(&l, (int)c, !only);
    fwrite(buf_text(&l.out), 1, l.out.len, stdout);
    buf_deinit(&l.out);
    grid_deinit(&l.app.grid);
    progress_close(l.app.progress);
    course_free(course);
    return 0;
}
