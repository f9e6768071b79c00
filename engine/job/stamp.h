/* stamp: one hash over everything but its data that a record's files depend on. */
#ifndef JOB_STAMP_H
#define JOB_STAMP_H

#include "job/job.h"

/* Over the version of the program, the formats, the template, and what the search path offers: every Lua file of
 * its folders (templates, libraries, styles, fonts.lua) and every file of fonts/. Paths count from the roots, so
 * the same installation elsewhere gives the same hash; what the system's own fonts are is not in it. `rows` is
 * the input, whose folder is searched first. */
str stamp_make(const job_options *o, str rows, arena *a);

#endif
