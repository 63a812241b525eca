/* From YAML values to the structures of course.h, one file at a time. What needs several files is load.c's business. */
#ifndef ASYNCOURSE_COURSE_SCHEMA_H
#define ASYNCOURSE_COURSE_SCHEMA_H

#include "course/fields.h"

/* Longest line of a program on a lesson's page of 80x24, which has margins and line numbers. */
enum { PAGE_CODE_COLUMNS = 70 };

/* course.yaml without its chapters' files: chapters get their ids and numbers only. */
void schema_course(Schema *s, const CourseValue *root, Course *course);
/* A chapter's file. Exercises that only name a file have no task yet (see schema_is_elsewhere). */
void schema_chapter(Schema *s, const CourseValue *root, CourseChapter *chapter);
/* assets/worlds.yaml: a mapping of names to worlds. */
void schema_worlds(Schema *s, const CourseValue *root);

/* One step whose first key says what it is. `number` = how many text steps came before. */
void schema_step(Schema *s, const CourseValue *node, const char *chapter_id, int *texts, CourseStep *step);
/* An exercise's keys, inline (`inline_step`: with `exercise: ID` and `id` among them) or in a file of its own. */
void schema_exercise(Schema *s, const CourseValue *map, bool inline_step, CourseExercise *exercise, CourseText *title);
/* `- exercise: ID` with no other key. */
bool schema_is_elsewhere(const CourseStep *step);

/* The list `checks` of an exercise or a case. */
CourseCheck *schema_checks(Schema *s, const CourseValue *map, bool required, size_t *count);
/* Names of checks or of always-on checks under `key`. */
CourseText *schema_check_names(Schema *s, const CourseValue *map, const char *key, bool required, bool always_on_only,
                               size_t *count);
/* A world: its keys and what kind of value each has. */
void schema_world_value(Schema *s, const CourseValue *world);
/* `world: name` or a world. */
void schema_world(Schema *s, const CourseValue *map, CourseText *name, const CourseValue **world);
/* Warns about tabs, and (`shown`: learners see it) about lines that are cut. */
void schema_code(Schema *s, const CourseText *code, bool shown);
/* Warns about a text that does not fit on a page; the title takes rows too. */
void schema_page(Schema *s, const CourseText *text, bool titled);
/* Warns about a program that takes many pages. */
void schema_program_page(Schema *s, const CourseText *code, bool titled);

#endif
