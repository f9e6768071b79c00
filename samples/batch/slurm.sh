#!/bin/sh
# One batch as a Slurm job array: each task does a shard of many records, since starting a task takes about a second.
#
#     sbatch --wait --array=1-8 slurm.sh 8 TEMPLATE ROWS DIR
#     vanban manifest merge DIR/manifest-*-of-8.csv -o DIR/manifest.csv
#
# The number of shards is said as well, because an array that redoes a few (--array=3,5) does not know it. DIR and
# ROWS are on storage that all nodes share; VANBAN is the program to run (vanban when not said). A task that was
# stopped, or whose node went down, is put back into the queue or submitted again by its number: it resumes.
#
#SBATCH --job-name=vanban
#SBATCH --cpus-per-task=1
#SBATCH --requeue
set -u
if [ $# -ne 4 ] || [ -z "${SLURM_ARRAY_TASK_ID:-}" ]; then sed -n '2,9p' "$0"; exit 2; fi
mkdir -p "$4" || exit 3
exec "${VANBAN:-vanban}" batch -q -j "${SLURM_CPUS_PER_TASK:-1}" --resume -t "$2" -o "$4" --shard "$SLURM_ARRAY_TASK_ID/$1" "$3"
