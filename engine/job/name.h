/* name: what output files are called. */
#ifndef JOB_NAME_H
#define JOB_NAME_H

#include "base/str.h"

/* `stem` as a file name that every file system takes: separators, wildcards, control characters and leading
 * dots replaced by "-", trailing blanks and dots cut, device names of Windows defused, at most 120 bytes
 * (cut between characters). Vietnamese letters stay. Never empty: "van-ban" when nothing is left. */
str name_safe(arena *a, str stem);

#endif
