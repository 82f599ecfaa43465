#!/usr/bin/env python3
"""Adds up JUnit files and prints `N passed, N failed` as the last line; the exit status is 0 when nothing failed.

CTest knows programs; a program of GoogleTest is counted by the tests that its output names. A step that failed without
a failing test in a file (a build, lint, a suite that broke down) counts as one failure, so that a run that broke never
reads as a run that passed; nor does a run without a single test. What a failed test said is shown again, shortened, so
that the end of a long run tells why it failed.
"""
import argparse
import re
import sys
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass, field

GOOGLE_TEST = re.compile(r"\[ *(OK|FAILED|SKIPPED) *\] (\S+?)(?:, where .*)? \(\d+ ms\)")
SHOWN_FAILURES = 8
SHOWN_FIRST, SHOWN_LAST = 15, 40


@dataclass
class Count:
    passed: int = 0
    skipped: int = 0
    failed: list = field(default_factory=list)
    said: list = field(default_factory=list)

    def add(self, outcome, name, said=""):
        if outcome == "failed":
            self.failed.append(name)
            self.said.append(said)
        elif outcome == "skipped":
            self.skipped += 1
        else:
            self.passed += 1


def outcome_of(case):
    status = case.get("status", "run")
    if case.find("failure") is not None or case.find("error") is not None or status == "fail":
        return "failed"
    return "skipped" if case.find("skipped") is not None or status in ("notrun", "disabled") else "passed"


def shortened(said):
    lines = said.strip().splitlines()
    left_out = len(lines) - SHOWN_FIRST - SHOWN_LAST
    if left_out > 0:
        lines[SHOWN_FIRST:-SHOWN_LAST] = [f"({left_out} lines left out)"]
    return [f"    {line[:300]}" for line in lines]


def said_by(case):
    """What a suite other than GoogleTest's gives for a failure: its message, or its text."""
    for kind in ("failure", "error"):
        found = case.find(kind)
        if found is not None:
            return found.text or found.get("message", "")
    return case.findtext("system-out") or ""


def count_case(suite, case, count):
    outcome, name = outcome_of(case), case.get("name", "?")
    output = case.findtext("system-out") or ""
    if "[==========] Running " not in output:
        count.add(outcome, f"{suite.get('name')}: {name}" if suite.get("name") else name, said_by(case))
        return
    before, end = len(count.failed), 0
    for found in GOOGLE_TEST.finditer(output):
        word, test = found.groups()
        said = output[end:found.end()]
        end = found.end()
        count.add({"OK": "passed", "FAILED": "failed", "SKIPPED": "skipped"}[word], f"{name}: {test}", said)
    if outcome == "failed" and len(count.failed) == before:
        count.add("failed", f"{name}: the program ended badly", output[end:])


def count_file(path, count):
    try:
        root = ElementTree.parse(path).getroot()
    except (OSError, ElementTree.ParseError) as error:
        count.add("failed", f"{path}: {error}")
        return
    for suite in root.iter():
        for case in suite.findall("testcase"):
            count_case(suite, case, count)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--failed-steps", type=int, default=0)
    parser.add_argument("files", nargs="*")
    options = parser.parse_args()
    count = Count()
    for path in options.files:
        count_file(path, count)
    said = [(name, text) for name, text in zip(count.failed, count.said) if text]
    for name, text in said[:SHOWN_FAILURES]:
        print(f"{name} said:", *shortened(text), "", sep="\n")
    for name in count.failed:
        print(f"failed: {name}")
    if count.skipped:
        print(f"skipped: {count.skipped}")
    failures = max(len(count.failed), options.failed_steps)
    print(f"{count.passed} passed, {failures} failed")
    return 0 if count.passed and not failures else 1


if __name__ == "__main__":
    sys.exit(main())
