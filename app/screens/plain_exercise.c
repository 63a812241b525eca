/* An exercise, told: the task, the program, and what the judge says of it, the failed check first. */
#include "screens/plain_steps.h"

#include "screens/external.h"
#include "trace/narrate.h"
#include "trace/state.h"

#include <ctype.h>
#include <string.h>
#include <unistd.h>

/* ---- telling ---- */

void plain_order(Plain *p, const Order *order)
{
    Buf line = {0};
    for (size_t i = 0; i < order->count; i++) {
        buf_clear(&line);
        buf_printf(&line, "%2zu. %.*s\n", i + 1, (int)order->lines[i].len, order->lines[i].text);
        plain_lines(p, 0, buf_text(&line), line.len);
    }
    buf_deinit(&line);
}

static void tell_part(Plain *p, const char *what, const CourseText *text)
{
    if (!text->text)
        return;
    plain_say(p, "%s", what);
    plain_code(p, text->text, text->len, 1);
}

static void tell_program(Plain *p, const Exercise *e)
{
    const CourseExercise *exercise = e->exercise;
    Buf answer = {0};
    tell_part(p, "This runs before, and cannot be changed:", &exercise->setup);
    if (exercise->kind == EXERCISE_ORDER) {
        plain_say(p, "Lines to put in order%s:", e->order.may_leave_out ? "; some may be left out" : "");
        plain_order(p, &e->order);
    } else {
        exercise_answer(e, &answer);
        plain_say(p, exercise->kind == EXERCISE_FILL ? "The program, ___ is a blank:"
                                                     : "Your program:");
        plain_code(p, buf_text(&answer), answer.len, 1);
    }
    tell_part(p, "This runs after, and cannot be changed:", &exercise->given);
    buf_deinit(&answer);
}

static void tell_doc(Plain *p, const Exercise *e, void (*build)(const Exercise *e, Doc *doc))
{
    Doc doc;
    plain_doc_init(p, &doc);
    build(e, &doc);
    plain_doc(p, &doc);
    doc_deinit(&doc);
}

void plain_exercise_tell(Plain *p, const Exercise *e)
{
    Buf status = {0};
    exercise_status(e, &status);
    while (status.len && status.data[status.len - 1] == ' ')
        status.data[--status.len] = '\0';
    if (status.len)
        plain_say(p, "This exercise: %s.", buf_text(&status));
    tell_doc(p, e, exercise_build_news);
    tell_doc(p, e, exercise_build_task);
    plain_blank(p);
    tell_program(p, e);
    buf_deinit(&status);
}

/* What happens at the moment of the failed check. */
static void tell_moment(Plain *p, const Exercise *e)
{
    uint64_t seq;
    const CourseCase *of;
    const JudgedRun *run = NULL;
    Buf text = {0};
    if (!exercise_finding(e, &run) || !exercise_has_moment(e, &seq, &of))
        return;
    States *states = states_new(run->run->log);
    const State *s = states_seek(states, seq);
    buf_str(&text, "At that moment: ");
    narrate_event(s, &s->last, &text);
    buf_str(&text, ". ");
    narrate_both(s, &text);
    plain_text(p, 0, buf_text(&text));
    states_free(states);
    buf_deinit(&text);
}

void plain_exercise_acted(Plain *p, const Exercise *e, const KeyHit *hit)
{
    tell_doc(p, e, exercise_build_news);
    if (hit->action == ACT_GRADE || hit->action == ACT_ORDER_ANSWER)
        tell_moment(p, e);
    bool solved = progress_answer(p->app.progress, e->step->key, NULL) == PROGRESS_RIGHT;
    if (hit->action == ACT_GRADE && e->exercise->kind == EXERCISE_ORDER && !solved)
        tell_program(p, e); /* the lines have other numbers now */
    if (hit->action == ACT_RESET || hit->action == ACT_EXTERNAL)
        tell_program(p, e);
}

/* ---- writing ---- */

static void type_program(Plain *p, Exercise *e)
{
    Buf text = {0};
    plain_say(p, "Type the whole program. A line with only . ends it (.. is a line with one dot);");
    plain_say(p, "ended at once, the program stays as it is.");
    if (plain_read_lines(p, "", &text) && text.len) {
        exercise_set_answer(e, buf_text(&text));
        plain_say(p, "Kept: %zu lines. g grades it, R runs it.", editor_line_count(&e->editor) - 1);
    } else
        plain_say(p, "The program is as it was.");
    buf_deinit(&text);
}

static void type_blanks(Plain *p, Exercise *e)
{
    Buf fills = {0}, prompt = {0};
    bool more = true;
    for (size_t i = 0; i < e->blanks.count && more; i++) {
        buf_clear(&prompt);
        buf_printf(&prompt, "Blank %zu of %zu: ", i + 1, e->blanks.count);
        more = plain_read(p, buf_text(&prompt), &fills);
        buf_char(&fills, '\n');
    }
    if (more) {
        exercise_set_answer(e, buf_text(&fills));
        tell_program(p, e);
    }
    buf_deinit(&fills);
    buf_deinit(&prompt);
}

static void write_answer(Plain *p, Exercise *e)
{
    if (e->exercise->kind == EXERCISE_ORDER)
        plain_say(p, "Type the numbers of the lines in their order, as in 3 1 2.");
    else if (e->exercise->kind == EXERCISE_FILL)
        type_blanks(p, e);
    else if (external_is_there() && !p->echo)
        plain_act(p, &(KeyHit){.action = ACT_EXTERNAL});
    else
        type_program(p, e);
}

static bool answer_order(Plain *p, Exercise *e, const char *text)
{
    Buf lines = {0};
    if (!isdigit((unsigned char)*text))
        return false;
    if (plain_read_order(p, &e->order, text, &lines)) {
        exercise_set_answer(e, buf_text(&lines));
        plain_act(p, &(KeyHit){.action = ACT_GRADE});
    }
    buf_deinit(&lines);
    return true;
}

bool plain_exercise_line(Plain *p, Exercise *e, const char *text)
{
    bool typed = e->exercise->kind != EXERCISE_ORDER;
    if (strcmp(text, "g") == 0)
        plain_act(p, &(KeyHit){.action = ACT_GRADE});
    else if (strcmp(text, "e") == 0 || strcmp(text, "edit") == 0)
        write_answer(p, e);
    else if (strcmp(text, "type") == 0 && typed && e->exercise->kind != EXERCISE_FILL)
        type_program(p, e);
    else if (strcmp(text, "program") == 0)
        tell_program(p, e);
    else
        return !typed && answer_order(p, e, text);
    return true;
}

void plain_exercise_ask(const Exercise *e, Buf *out)
{
    if (progress_answer(e->app->progress, e->step->key, NULL) == PROGRESS_RIGHT)
        buf_str(out, "Solved. Enter goes on, d shows our solution, e writes, p back, ? help: ");
    else if (e->exercise->kind == EXERCISE_ORDER)
        buf_str(out, "The numbers in order, as in 3 1 2; H hint, s skips, Enter goes on, ? help: ");
    else
        buf_str(out, "e writes, g grades, R runs, H hint, s skips, Enter goes on, ? help: ");
}

void plain_exercise_help(Plain *p, const Exercise *e)
{
    plain_text(p, 2, "g: give the answer: it is run and checked; program: the program again");
    if (e->exercise->kind == EXERCISE_ORDER)
        plain_text(
            p, 2, "3 1 2 ...: give this order as the answer; a line that is not named is left out");
    else if (e->exercise->kind != EXERCISE_FILL)
        plain_text(p, 2, "type: write the program here, line by line; external: in $EDITOR");
}
