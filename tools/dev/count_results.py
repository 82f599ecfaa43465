#!/usr/bin/env python3
"""Adds up JUnit files and prints `N passed, N failed` as the last line; the exit status is 0 when nothing failed.

A step that failed without a failing test in a file (a build, lint, a suite that broke down) counts as one failure,
so that a run that broke never reads as a run that passed; nor does a run without a single test.
"""
import argparse
import sys
import xml.etree.ElementTree as ElementTree


def count(path):
    """The passed, failed and skipped test cases of one JUnit file; a file that cannot be read counts as one failure."""
    passed, failed, skipped = 0, [], 0
    try:
        cases = list(ElementTree.parse(path).getroot().iter("testcase"))
    except (OSError, ElementTree.ParseError) as error:
        return 0, [f"{path}: {error}"], 0
    for case in cases:
        status = case.get("status", "run")
        if case.find("failure") is not None or case.find("error") is not None or status == "fail":
            failed.append(case.get("name", "?"))
        elif case.find("skipped") is not None or status in ("notrun", "disabled"):
            skipped += 1
        else:
            passed += 1
    return passed, failed, skipped


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--failed-steps", type=int, default=0)
    parser.add_argument("files", nargs="*")
    options = parser.parse_args()
    passed, failed, skipped = 0, [], 0
    for path in options.files:
        more_passed, more_failed, more_skipped = count(path)
        passed, failed, skipped = passed + more_passed, failed + more_failed, skipped + more_skipped
    for name in failed:
        print(f"failed: {name}")
    if skipped:
        print(f"skipped: {skipped}")
    failures = max(len(failed), options.failed_steps)
    print(f"{passed} passed, {failures} failed")
    return 0 if passed and not failures else 1


if __name__ == "__main__":
    sys.exit(main())
