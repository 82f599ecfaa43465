"""The house rules that tools/tidy checks, one generator for each kind of rule; each yields findings."""
import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from lint.functions import functions_of
from lint.source import CPP, SCRIPT, Finding

FILE_LINES = 300
FUNCTION_LINES = 70
LINE_COLUMNS = 120
CODE = CPP | SCRIPT | {".py", ".sh", ".css"}

# Words that this file must name without containing them.
MARKERS = "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X"))


@dataclass(frozen=True)
class Banned:
    """A call that is not used, and what is used instead. `where` and `but` match the path, `pattern` the code."""
    rule: str
    pattern: str
    instead: str
    where: str
    but: str = r"(?!)"


ANY_CPP = r"\.(cpp|hpp)$"
SOURCE = r"^src/.*\.(cpp|hpp)$"
TEST = r"^(tests|bench|fuzz)/.*\.(cpp|hpp)$"
WEB_TEST = r"^(tests|web)/.*\.(ts|tsx|mjs|js)$"

BANNED = [
    Banned("clock", r"\bsystem_clock\s*::\s*now\b|\bgettimeofday\s*\(|\bstd::time\s*\(",
           "take the instant as an argument, or ask the injected base::Clock", ANY_CPP, r"^src/base/clock\.cpp$"),
    Banned("domain-clock", r"\b\w+_clock\s*::\s*now\b", "the domain has no clock: take the instant as an argument",
           r"^src/domain/"),
    Banned("number-parsing", r"\b(?:std::)?(?:sto(?:i|l|ll|ul|ull|f|d|ld)|ato(?:i|l|ll|f)|strto(?:l|ll|ul|ull|f|d)|sscanf)"
           r"\s*\(", "parse with std::from_chars (see base/text.hpp): these take rubbish or throw", ANY_CPP),
    Banned("random", r"\b(?:std::rand|s?rand|std::random_device|std::mt19937(?:_64)?)\b\s*[({;\s]",
           "take random bytes from base/crypto.hpp", SOURCE),
    Banned("c-strings", r"\b(?:std::)?(?:strcpy|strcat|strncpy|strncat|sprintf|vsprintf|gets|strtok)\s*\(",
           "use std::string, std::string_view and fmt::format", ANY_CPP),
    Banned("swallowed", r"\bcatch\s*\(\s*\.\.\.\s*\)\s*\{\s*\}",
           "say what is caught and what follows from it, or let it pass to the edge", ANY_CPP),
    Banned("sleep", r"\b(?:sleep_for|sleep_until|usleep|nanosleep)\s*\(",
           "wait for the condition: a condition variable, a future, a set clock", TEST),
    Banned("sleep", r"\bwaitForTimeout\s*\(|\bdriver\.sleep\s*\(", "wait for the condition", WEB_TEST),
    Banned("left-out-test", r"\bGTEST_SKIP\s*\(|\bTEST(?:_[FP])?\s*\([^)]*\bDISABLED_", "mend the test or remove it", TEST),
    Banned("left-out-test", r"\b(?:test|it|describe)\.(?:only|skip|todo)\b", "mend the test or remove it", WEB_TEST),
    Banned("using-namespace", r"^\s*using\s+namespace\b", "name what is used: a header decides for all who include it",
           r"\.hpp$"),
    Banned("owning-new", r"\bnew\s+[A-Za-z_][\w:]*\s*[({\[<;]|\bdelete\s*(?:\[\])?\s+?[A-Za-z_]\w*\s*;",
           "std::make_unique, std::make_shared or a container", SOURCE),
]


def check_lengths(source):
    if source.is_generated or PurePosixPath(source.path).suffix not in CODE:
        return
    count = len(source.lines)
    if count > FILE_LINES:
        yield Finding(source.path, count, "file-length", f"{count} lines, at most {FILE_LINES}: which two things is it?")
    if source.suffix not in CPP | SCRIPT:
        return
    for function in functions_of(source):
        if function.lines > FUNCTION_LINES:
            yield Finding(source.path, function.line, "function-length",
                          f"{function.name} has {function.lines} lines, at most {FUNCTION_LINES}")


def check_columns(source):
    if source.suffix not in CPP or source.is_generated:
        return
    for number, line in enumerate(source.lines, 1):
        # An address cannot be broken.
        if len(line) > LINE_COLUMNS and "://" not in line:
            yield Finding(source.path, number, "line-length", f"{len(line)} columns, at most {LINE_COLUMNS}")


def check_banned(source):
    if source.suffix not in CPP | SCRIPT or source.is_generated:
        return
    for banned in BANNED:
        if re.search(banned.where, source.path) and not re.search(banned.but, source.path):
            for found in re.finditer(banned.pattern, source.code, re.MULTILINE):
                start = found.start() + len(found.group(0)) - len(found.group(0).lstrip())
                call = " ".join(found.group(0).split()).rstrip("({[;< ")
                yield Finding(source.path, source.line_at(start), banned.rule, f"`{call}`: {banned.instead}")


def check_markers(source):
    if source.is_generated or source.path.endswith("package-lock.json"):
        return
    for number, line in enumerate(source.lines, 1):
        if re.search(rf"\b(?:{MARKERS})\b", line):
            yield Finding(source.path, number, "marker", "do it now, or write it where work is planned")


def check_markdown(source):
    if source.suffix != ".md":
        return
    titles, fenced = [], False
    for number, line in enumerate(source.lines, 1):
        if re.match(r"\s*(```|~~~)", line):
            fenced = not fenced
        elif not fenced and line.startswith("# "):
            titles.append(number)
    if len(titles) != 1:
        yield Finding(source.path, titles[1] if titles else 1, "title",
                      f"a page has one title, a line that begins with `# `; this one has {len(titles)}")


def check_words(source, root):
    """The project speaks of itself alone: no folder of one machine, no registry's address, no tracker's number."""
    words = [
        ("machine-path", re.compile(rf"(?<![\w.]){re.escape(str(root))}(?![\w-])|(?<![\w.:/])/(?:root|(?:home|Users)/[a-z][\w-]*)/"), "a path of one machine: give it from the project's root"),
        ("registry", re.compile(r"\bregistry\.(?:npmjs|yarnpkg)\.\w+|\"resolved\": \"https?:"),
         "no registry's address: npm's setting omit-lockfile-registry-resolved=true leaves it out"),
        ("tracker", re.compile(r"\b(?:issue|ticket|PR|pull request) ?#\d+", re.IGNORECASE),
         "say the reason itself: a number of a tracker tells a reader nothing"),
    ]
    for number, line in enumerate(source.lines, 1):
        for rule, pattern, advice in words:
            if pattern.search(line):
                yield Finding(source.path, number, rule, advice)


def check(source, root):
    """Every finding in one file."""
    for rule in (check_lengths, check_columns, check_banned, check_markers, check_markdown):
        yield from rule(source)
    yield from check_words(source, root)
