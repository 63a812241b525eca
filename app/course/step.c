/* The steps of a chapter: text, run, predict, quiz; exercises are in exercise.c. */
#include "course/schema.h"

#include <stdio.h>
#include <string.h>

static const char *const step_names[] = {"text", "run", "predict", "quiz", "exercise", NULL};

/* ---- parts that several kinds share ---- */

static CourseText read_code(Schema *s, const CourseValue *map, const char *key, bool required)
{
    CourseText code = field_text(s, map, key, required);
    schema_code(s, &code, true);
    return code;
}

/* "line 10", "t = 1.5", 'prints "text"', "B starts|waits|ends|is cancelled". */
static bool is_moment(const char *text)
{
    static const char *const ends[] = {" starts", " waits", " ends", " is cancelled", NULL};
    int line, used = 0;
    double seconds;
    if (sscanf(text, "line %d%n", &line, &used) == 1 && text[used] == '\0' && line > 0)
        return true;
    if (sscanf(text, "t = %lf%n", &seconds, &used) == 1 && text[used] == '\0')
        return true;
    size_t len = strlen(text);
    if (strncmp(text, "prints \"", 8) == 0)
        return len > 9 && text[len - 1] == '"';
    for (size_t i = 0; ends[i] != NULL; i++) {
        size_t end = strlen(ends[i]);
        if (len > end && strcmp(text + len - end, ends[i]) == 0)
            return true;
    }
    return false;
}

static void read_stops(Schema *s, const CourseValue *map, CourseRun *run)
{
    const CourseValue *list = course_value_get(map, "stops");
    if (list == NULL || !field_is_list(s, list, "`stops`"))
        return;
    run->stops = arena_alloc(s->arena, (list->count + 1) * sizeof *run->stops);
    for (size_t i = 0; i < list->count; i++) {
        const CourseValue *node = list->items[i];
        if (!field_is_map(s, node, "a stop"))
            continue;
        field_keys(s, node, KEYS_STOP);
        CourseStop *stop = &run->stops[run->stop_count++];
        stop->when = field_text(s, node, "when", true);
        stop->say = field_text(s, node, "say", true);
        if (stop->when.text != NULL && stop->when.len > 0 && !is_moment(stop->when.text))
            schema_hint(schema_error(s, course_value_get(node, "when"), "unknown-value", "`when` cannot be `%.60s`",
                                     stop->when.text),
                        "line 10, t = 1.5, B starts, B waits, B ends, B is cancelled, prints \"text\"");
    }
}

static void read_run(Schema *s, const CourseValue *map, CourseStep *step)
{
    static const char *const panes[] = {"auto",    "code",   "loop", "tasks",  "timeline",
                                        "console", "events", "why",  "locals", "resources", NULL};
    static const char *const errors[] = {"expected", NULL};
    CourseRun *run = &step->run;
    field_keys(s, map, KEYS_RUN);
    run->code = read_code(s, map, "code", true);
    schema_program_page(s, &run->code, step->title.text != NULL);
    run->look = field_text(s, map, "look", false);
    run->setup = read_code(s, map, "setup", false);
    run->speed = field_text(s, map, "speed", false);
    schema_world(s, map, &run->world_name, &run->world);
    read_stops(s, map, run);
    if (field_choice(s, map, "error", errors, false, -1) == 0)
        run->error = field_text(s, map, "error", false);
    run->show = field_texts(s, map, "show", false, &run->show_count);
    for (size_t i = 0; i < run->show_count; i++) {
        bool known = false;
        for (size_t k = 0; panes[k] != NULL; k++)
            known = known || strcmp(panes[k], run->show[i].text) == 0;
        CourseValue at = {.line = run->show[i].line, .col = run->show[i].col};
        if (!known)
            schema_suggest(schema_error(s, &at, "unknown-value", "there is no pane `%.60s`", run->show[i].text),
                           run->show[i].text, panes);
    }
}

static void read_traps(Schema *s, const CourseValue *map, CoursePredict *predict)
{
    const CourseValue *list = course_value_get(map, "traps");
    if (list == NULL || !field_is_list(s, list, "`traps`"))
        return;
    predict->traps = arena_alloc(s->arena, (list->count + 1) * sizeof *predict->traps);
    for (size_t i = 0; i < list->count; i++) {
        if (!field_is_map(s, list->items[i], "a trap"))
            continue;
        field_keys(s, list->items[i], KEYS_TRAP);
        CourseTrap *trap = &predict->traps[predict->trap_count++];
        trap->answer = field_text(s, list->items[i], "answer", true);
        trap->say = field_text(s, list->items[i], "say", true);
    }
}

static void read_predict(Schema *s, const CourseValue *map, CourseStep *step)
{
    static const char *const asks[] = {"output", "order", "elapsed", NULL};
    CoursePredict *predict = &step->predict;
    field_keys(s, map, KEYS_PREDICT);
    predict->ask = (CourseAsk)field_choice(s, map, "ask", asks, true, ASK_OUTPUT);
    predict->code = read_code(s, map, "code", true);
    schema_program_page(s, &predict->code, step->title.text != NULL);
    predict->expect = field_text(s, map, "expect", false);
    predict->look = field_text(s, map, "look", false);
    predict->points = field_int(s, map, "points", 0, 1000, 0);
    schema_world(s, map, &predict->world_name, &predict->world);
    read_traps(s, map, predict);
    double seconds;
    const CourseValue *expect = course_value_get(map, "expect");
    if (predict->ask == ASK_ELAPSED && expect != NULL && !course_value_number(expect, &seconds))
        schema_error(s, expect, "wrong-value", "`expect` must be a number of seconds here");
}

/* ---- quizzes ---- */

static bool read_choice(Schema *s, const CourseValue *node, CourseChoice *choice)
{
    if (!field_is_map(s, node, "a choice"))
        return false;
    field_keys(s, node, KEYS_CHOICE);
    bool right = course_value_get(node, "right") != NULL, wrong = course_value_get(node, "wrong") != NULL;
    if (right == wrong) {
        schema_error(s, node, "choice", right ? "a choice is either `right` or `wrong`, not both"
                                              : "a choice begins with `right:` or `wrong:`");
        return false;
    }
    choice->right = right;
    choice->text = field_text(s, node, right ? "right" : "wrong", true);
    choice->say = field_text(s, node, "say", false);
    return true;
}

static void read_choices(Schema *s, const CourseValue *list, CourseQuiz *quiz)
{
    if (!field_is_list(s, list, "`choices`"))
        return;
    quiz->choices = arena_alloc(s->arena, (list->count + 1) * sizeof *quiz->choices);
    bool all_read = true;
    for (size_t i = 0; i < list->count; i++) {
        CourseChoice *choice = &quiz->choices[quiz->choice_count];
        bool ok = read_choice(s, list->items[i], choice);
        all_read = all_read && ok;
        quiz->choice_count += ok;
        quiz->right_count += ok && choice->right;
    }
    if (!all_read)
        return;
    if (quiz->right_count == 0)
        schema_error(s, list, "choices", "no choice is right");
    else if (quiz->right_count == quiz->choice_count)
        schema_error(s, list, "choices", "no choice is wrong");
}

static void read_pairs(Schema *s, const CourseValue *map, CourseQuiz *quiz)
{
    if (!field_is_map(s, map, "`pairs`"))
        return;
    quiz->pairs = arena_alloc(s->arena, (map->count + 1) * sizeof *quiz->pairs);
    for (size_t i = 0; i < map->count; i++) {
        if (!field_is_text(s, map->pairs[i].value, "the right side of a pair"))
            continue;
        quiz->pairs[quiz->pair_count++] = (CoursePairing){map->pairs[i].key->scalar, map->pairs[i].value->scalar};
    }
    if (map->count < 2)
        schema_error(s, map, "pairs", "`pairs` needs at least two pairs");
}

static void read_quiz(Schema *s, const CourseValue *map, CourseStep *step)
{
    CourseQuiz *quiz = &step->quiz;
    field_keys(s, map, KEYS_QUIZ);
    quiz->ask = field_text(s, map, "ask", true);
    schema_page(s, &quiz->ask, step->title.text != NULL);
    quiz->say = field_text(s, map, "say", false);
    quiz->shuffle = field_bool(s, map, "shuffle", true);
    quiz->points = field_int(s, map, "points", 0, 1000, 0);
    const CourseValue *choices = course_value_get(map, "choices"), *answer = course_value_get(map, "answer");
    const CourseValue *pairs = course_value_get(map, "pairs");
    if ((choices != NULL) + (answer != NULL) + (pairs != NULL) != 1) {
        schema_error(s, map, "quiz", "a quiz needs exactly one of `choices`, `answer`, `pairs`");
        return;
    }
    if (choices != NULL) {
        quiz->kind = QUIZ_CHOICES;
        read_choices(s, choices, quiz);
    } else if (answer != NULL) {
        quiz->kind = QUIZ_ANSWER;
        quiz->answers = field_texts(s, map, "answer", true, &quiz->answer_count);
        if (answer->kind == COURSE_LIST && answer->count == 0)
            schema_error(s, answer, "empty", "`answer` is empty");
    } else {
        quiz->kind = QUIZ_PAIRS;
        read_pairs(s, pairs, quiz);
    }
}

/* ---- a step ---- */

static const char *join_key(Schema *s, const char *chapter_id, const char *id)
{
    Buf key;
    buf_init(&key);
    buf_printf(&key, "%s/%s", chapter_id, id);
    const char *kept = arena_strndup(s->arena, buf_text(&key), key.len);
    buf_deinit(&key);
    return kept;
}

static void read_text_step(Schema *s, const CourseValue *map, const char *chapter_id, int *texts, CourseStep *step)
{
    field_keys(s, map, KEYS_TEXT);
    step->text = field_text(s, map, "text", true);
    schema_page(s, &step->text, step->title.text != NULL);
    ++*texts;
    const CourseValue *id = course_value_get(map, "id");
    if (id != NULL && field_is_id(s, id, "an id")) {
        step->id = step->key = id->scalar.text;
        return;
    }
    char number[32];
    int len = snprintf(number, sizeof number, "text-%d", *texts);
    step->id = arena_strndup(s->arena, number, (size_t)len);
    step->key = join_key(s, chapter_id, step->id);
}

/* The kind of a step: of its keys the first that names one; -1 with an error when there is none. */
static int find_kind(Schema *s, const CourseValue *map, const CourseValue **id)
{
    for (size_t i = 0; i < map->count; i++) {
        for (int k = 0; step_names[k] != NULL; k++) {
            if (strcmp(map->pairs[i].key->scalar.text, step_names[k]) == 0) {
                *id = map->pairs[i].value;
                return k;
            }
        }
    }
    const char *first = map->count > 0 ? map->pairs[0].key->scalar.text : "";
    schema_suggest(schema_error(s, map, "unknown-step", "a step cannot begin with `%.60s`", first), first, step_names);
    return -1;
}

static void read_exercise(Schema *s, const CourseValue *map, CourseStep *step)
{
    step->exercise.file = s->file;
    step->exercise.points = -1; /* the course's default, which the loader knows */
    bool covers = course_value_get(map, "covers") != NULL;
    if (map->count > 1 + (size_t)covers)
        schema_exercise(s, map, true, &step->exercise, &step->title);
}

bool schema_is_elsewhere(const CourseStep *step)
{
    return step->kind == STEP_EXERCISE && !step->broken && step->exercise.task.text == NULL;
}

void schema_step(Schema *s, const CourseValue *node, const char *chapter_id, int *texts, CourseStep *step)
{
    size_t errors_before = s->errors;
    step->line = node->line;
    step->col = node->col;
    step->id = step->key = "";
    const CourseValue *id = NULL;
    int kind = field_is_map(s, node, "a step") ? find_kind(s, node, &id) : -1;
    if (kind >= 0) {
        step->kind = (CourseStepKind)kind;
        step->title = field_text(s, node, "title", false);
        step->covers = field_texts(s, node, "covers", false, &step->cover_count);
        if (kind == STEP_TEXT)
            read_text_step(s, node, chapter_id, texts, step);
        else if (field_is_id(s, id, "an id"))
            step->id = step->key = id->scalar.text;
        if (kind == STEP_RUN)
            read_run(s, node, step);
        else if (kind == STEP_PREDICT)
            read_predict(s, node, step);
        else if (kind == STEP_QUIZ)
            read_quiz(s, node, step);
        else if (kind == STEP_EXERCISE)
            read_exercise(s, node, step);
    }
    step->broken = s->errors != errors_before;
}
