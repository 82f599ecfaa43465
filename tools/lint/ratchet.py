"""Allowed exceptions, with the number at which each stands now: a number may fall, and never rise.

A line of the file is `RULE PATH NUMBER`. For file-length and function-length the number is the longest length,
for every other rule how often the file breaks it.
"""
import re
from collections import defaultdict

from lint.source import Finding

MEASURED = re.compile(r"(\d+) lines")


def value_of(rule, findings):
    if rule in ("file-length", "function-length"):
        return max(int(MEASURED.search(finding.text).group(1)) for finding in findings)
    return len(findings)


def read_ratchet(path):
    """(rule, path) -> (number, line); a line that cannot be read raises ValueError."""
    allowed = {}
    if not path.exists():
        return allowed
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        words = line.split("#", 1)[0].split()
        if not words:
            continue
        if len(words) != 3 or not words[2].isdigit():
            raise ValueError(f"{path.name}:{number}: want RULE PATH NUMBER")
        if (words[0], words[1]) in allowed:
            raise ValueError(f"{path.name}:{number}: {words[0]} {words[1]} stands here twice")
        allowed[words[0], words[1]] = (int(words[2]), number)
    return allowed


def hold(findings, allowed, name):
    """What remains of the findings under the ratchet, and a finding for each entry that could be lower."""
    groups = defaultdict(list)
    for finding in findings:
        groups[finding.rule, finding.path].append(finding)
    for key, group in groups.items():
        limit, line = allowed.get(key, (0, 0))
        value = value_of(key[0], group)
        if value > limit:
            yield from group
            if limit:
                yield Finding(name, line, "ratchet", f"{' '.join(key)} stands at {value} and was {limit}: it may only fall")
        elif value < limit:
            yield Finding(name, line, "ratchet", f"{' '.join(key)} stands at {value} now: lower the entry to it")
    for key, (_, line) in allowed.items():
        if key not in groups:
            yield Finding(name, line, "ratchet", f"{' '.join(key)} is clean now: remove the entry")
