#!/bin/sh
# One batch in shards by GNU parallel: on this machine, or on several that share the folders.
#
#     parallel.sh TEMPLATE ROWS DIR [SHARDS]
#
# SHARDS: four times the processors when not said. To use other machines, set PARALLEL, for instance
# PARALLEL='--sshlogin :,host1,host2 --workdir .'. VANBAN is the program to run (vanban when not said). Run it again
# after a failure or a power cut: every shard resumes. The exit code is 0 only if every record came out.
set -u
if [ $# -lt 3 ]; then sed -n '2,9p' "$0"; exit 2; fi
template=$1 rows=$2 dir=$3
shards=${4:-$(($(nproc) * 4))}
vanban=${VANBAN:-vanban}

mkdir -p "$dir" || exit 3
seq "$shards" | parallel --will-cite "$vanban" batch -q -j 1 --resume -t "$template" -o "$dir" --shard "{}/$shards" "$rows"
failed=$?

set --
for k in $(seq "$shards"); do set -- "$@" "$dir/manifest-$k-of-$shards.csv"; done
"$vanban" manifest merge "$@" -o "$dir/manifest.csv" || exit
[ "$failed" -eq 0 ]
