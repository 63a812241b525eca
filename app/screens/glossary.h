/* The glossary: words with their explanations, one of which is chosen. */
#ifndef ASYNCOURSE_SCREENS_GLOSSARY_H
#define ASYNCOURSE_SCREENS_GLOSSARY_H

#include "screens/doc.h"
#include "screens/screen.h"
#include "ui/list.h"

typedef struct {
    Screen screen;
    const CourseTerm **terms; /* those of the page, then all others */
    size_t of_page;
    List list;
    size_t top; /* first line of the explanation that is shown */
} Glossary;

/* The chosen word of the glossary. */
const CourseTerm *glossary_chosen(const Glossary *g);
/* A word, its explanation and its chapters. */
void glossary_build(const Course *course, const CourseTerm *term, Doc *doc);

#endif
