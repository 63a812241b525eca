/* What the commands about progress share: the course, and the journal of who learns it. */
#ifndef ASYNCOURSE_CLI_LEARNER_H
#define ASYNCOURSE_CLI_LEARNER_H

#include "cli/cli.h"
#include "course/load.h"
#include "course/progress.h"

typedef struct {
    Course *course;
    Progress *progress;
} Learner;

/* The course of --course (`dir`, may be NULL) or the one that is found. false: said on stderr. */
bool learner_open(Learner *learner, const char *command, const char *dir);
/* The same for a command that takes nothing but "--course DIR". 0, or the exit code. */
int learner_begin(Learner *learner, Args *args);
/* Says on stderr when something could not be saved. Returns `rc`, or 1 if it was 0 then. */
int learner_close(Learner *learner, const char *command, int rc);
/* A chapter by its id or number, a step by its key or id, or as "3.2". false: neither, and what is near was said. */
bool learner_find(const Learner *learner, const char *command, const char *word,
                  const CourseChapter **chapter, const CourseStep **step);
/* What a step is called: its title, else what it asks, else its id; one line. */
void learner_step_title(const CourseStep *step, Buf *out);
/* Prints text that may quote authors or learners: nothing of it reaches the terminal raw. */
void learner_print(const Buf *text);

#endif
