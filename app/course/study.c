#include "course/study.h"

#include "base/mem.h"

#include <limits.h>
#include <string.h>

bool study_is_done(const Progress *progress, const CourseStep *step)
{
    int tries;
    bool right = progress_answer(progress, step->key, &tries) == PROGRESS_RIGHT;
    if (step->kind == STEP_QUIZ || step->kind == STEP_EXERCISE)
        return right;
    if (step->kind == STEP_PREDICT)
        return right || tries >= STUDY_PREDICT_TRIES;
    return progress_is_seen(progress, step->key);
}

void study_count(const Progress *progress, const CourseChapter *chapter, StudyCount *count)
{
    for (size_t i = 0; i < chapter->step_count; i++) {
        const CourseStep *step = &chapter->steps[i];
        bool done = study_is_done(progress, step), exercise = step->kind == STEP_EXERCISE;
        count->steps++;
        count->done += done;
        count->exercises += exercise;
        count->solved += exercise && done;
        count->skipped += !done && progress_is_skipped(progress, step->key);
        count->begun |= progress_is_seen(progress, step->key);
    }
}

/* ---- what comes next ---- */

static bool find_place(const Course *course, const Progress *progress, StudyPlace *place)
{
    const char *chapter_id, *key;
    if (!progress_place(progress, &chapter_id, &key))
        return false;
    for (size_t c = 0; c < course->chapter_count; c++) {
        const CourseChapter *chapter = &course->chapters[c];
        for (size_t i = 0; strcmp(chapter->id, chapter_id) == 0 && i < chapter->step_count; i++) {
            if (strcmp(chapter->steps[i].key, key) == 0) {
                *place = (StudyPlace){(int)c, (int)i};
                return true;
            }
        }
    }
    return false;
}

static bool next_from(const Course *course, const Progress *progress, StudyPlace from, StudyPlace *next)
{
    for (size_t c = (size_t)from.chapter; c < course->chapter_count; c++) {
        const CourseChapter *chapter = &course->chapters[c];
        size_t first = (int)c == from.chapter ? (size_t)from.step : 0;
        for (size_t i = first; !chapter->quarantined && i < chapter->step_count; i++) {
            const CourseStep *step = &chapter->steps[i];
            if (study_is_done(progress, step) || progress_is_skipped(progress, step->key) || step->broken)
                continue;
            *next = (StudyPlace){(int)c, (int)i};
            return true;
        }
    }
    return false;
}

bool study_next(const Course *course, const Progress *progress, StudyPlace *next)
{
    StudyPlace start = {0, 0}, place = start;
    find_place(course, progress, &place);
    return next_from(course, progress, place, next) || next_from(course, progress, start, next);
}

/* ---- reviewing ---- */

typedef struct {
    StudyPlace place;
    int reviews;
} Question;

static size_t collect(const Course *course, const Progress *progress, Question *out)
{
    size_t count = 0;
    for (size_t c = 0; c < course->chapter_count; c++) {
        const CourseChapter *chapter = &course->chapters[c];
        for (size_t i = 0; !chapter->quarantined && i < chapter->step_count; i++) {
            const CourseStep *step = &chapter->steps[i];
            bool asks = (step->kind == STEP_QUIZ || step->kind == STEP_PREDICT) && !step->broken;
            if (asks && progress_answer(progress, step->key, NULL) != PROGRESS_UNANSWERED)
                out[count++] = (Question){{(int)c, (int)i}, progress_reviews(progress, step->key)};
        }
    }
    return count;
}

/* Of the questions reviewed `reviews` times, at most `room`, at equal distances in the course's order. */
static size_t take_spread(const Question *all, size_t count, int reviews, size_t room, StudyPlace *out)
{
    size_t such = 0, taken = 0, at = 0;
    for (size_t i = 0; i < count; i++)
        such += all[i].reviews == reviews;
    room = such < room ? such : room;
    for (size_t i = 0; i < count && taken < room; i++) {
        if (all[i].reviews != reviews)
            continue;
        if (at == taken * such / room)
            out[taken++] = all[i].place;
        at++;
    }
    return taken;
}

/* 0 1 2 3 4 5 -> 0 3 1 4 2 5: what follows a question comes from elsewhere. */
static void mix(StudyPlace *places, size_t count)
{
    StudyPlace mixed[STUDY_REVIEW_MAX];
    size_t half = (count + 1) / 2;
    for (size_t i = 0; i < count; i++)
        mixed[i] = places[i % 2 ? half + i / 2 : i / 2];
    memcpy(places, mixed, count * sizeof *places);
}

size_t study_review(const Course *course, const Progress *progress, StudyPlace *out, size_t max)
{
    size_t steps = 0, taken = 0;
    max = max > STUDY_REVIEW_MAX ? STUDY_REVIEW_MAX : max;
    for (size_t c = 0; c < course->chapter_count; c++)
        steps += course->chapters[c].step_count;
    Question *all = mem_alloc((steps + 1) * sizeof *all);
    size_t count = collect(course, progress, all);
    for (int reviews = -1; taken < max && taken < count;) {
        int next = INT_MAX; /* the next higher number of reviews */
        for (size_t i = 0; i < count; i++)
            next = all[i].reviews > reviews && all[i].reviews < next ? all[i].reviews : next;
        reviews = next;
        taken += take_spread(all, count, reviews, max - taken, out + taken);
    }
    mix(out, taken);
    mem_free(all);
    return taken;
}
