/* The modules beside a program. Internal to engine; made and freed through engine.h. */
#ifndef ASYNCOURSE_ENGINE_FOLDER_H
#define ASYNCOURSE_ENGINE_FOLDER_H

#include "engine/engine.h"
#include "lang/compile.h"

typedef struct {
    char *name;             /* dotted */
    char *file;             /* as shown in tracebacks; NULL: there is no such module */
    char *absent;           /* then: where it would be */
    bool package;
    bool bare;              /* a package that is a folder without an __init__.py: its program is empty */
    Buf text;
    Program *program;       /* NULL: `problem` */
    SyntaxProblem problem;  /* its texts live as long as the folder */
} FolderModule;

/* What NAME.py, NAME/__init__.py or a folder NAME without one is; NULL: there is none. Reads and compiles it when it
 * is first asked for. Stays as long as the folder. */
const FolderModule *folder_find(EngineFolder *folder, const char *name);

#endif
