/* The contents: a list of chapters with a cursor. */
#ifndef ASYNCOURSE_SCREENS_CONTENTS_H
#define ASYNCOURSE_SCREENS_CONTENTS_H

#include "screens/screen.h"
#include "ui/list.h"

typedef struct {
    Screen screen;
    List list;
} Contents;

#endif
