"""Four times as many replications take hardly more memory, the writing of the result and its report included.

memory.py PROGRAM SOURCE
"""

import os
import subprocess
import sys
import tempfile

program, source = sys.argv[1:]


def peak(replications, folder):
    """Most kilobytes that a comparison of so many replications had at once."""
    asaka = os.path.join(source, "scenarios", "asaka")
    child = subprocess.Popen(
        [program, "compare", f"{asaka}/baseline.toml", f"{asaka}/second_outreach_team.toml",
         "--replications", str(replications), "--out", os.path.join(folder, str(replications)),
         "--set", "population.scale=0.02", "--set", "run.settle=false",
         "--set", "run.burn_in=0 months", "--threads", "2", "--quiet"],
        stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    if status != 0:
        sys.exit(f"compare with {replications} replications ended with {status}")
    return usage.ru_maxrss


with tempfile.TemporaryDirectory() as scratch:
    few, many = peak(16, scratch), peak(64, scratch)
print(f"16 replications: {few} kB, 64: {many} kB")
if many > 1.25 * few:
    sys.exit("memory grows with the number of replications")
