"""Finds the functions of a C++ or TypeScript file by its brackets: a heuristic, right for formatted code.

It reads text whose comments and strings are blanked. What stands between the last statement and a brace is the
brace's head; the head tells a function from a namespace, a type, a control statement and a list of values.
"""
import re
from dataclasses import dataclass

from lint.source import CPP

LABEL = re.compile(r"^(?:\s|(?:public|private|protected)\s*:(?!:)|\[\[[^\]]*\]\])*")
TEMPLATE = re.compile(r"^template\s*<.*?>\s*(?=(?:class|struct|union)\b)", re.DOTALL)
CPP_SCOPE = re.compile(r"^(?:inline\s+|typedef\s+)?(?:namespace|class|struct|union|enum|extern)\b")
CPP_LAMBDA = re.compile(r"\]\s*(?:\(\))?[\w\s:>*&-]*$")
MEMBER_LIST = re.compile(r"\)\s*(?:noexcept\s*)?:(?!:)")
SCRIPT_SCOPE = re.compile(r"^(?:export\s+|default\s+|declare\s+|abstract\s+)*(?:namespace|class|interface|enum)\b")
SCRIPT_CONTROL = re.compile(r"^(?:if|else|for|while|switch|catch|do|try|finally|return|await|throw)\b")
SCRIPT_FUNCTION = re.compile(r"\bfunction\b|^(?:async\s|static\s|public\s|private\s|get\s|set\s|\*|\s)*#?[\w$]+\(\)"
                             r"\s*(?::\s*[^=]+)?$")
# What holds tests, such as the function given to `describe`, is a chapter and may be long.
TESTS = {"it", "test", "it.each", "test.each"}


@dataclass(frozen=True)
class Function:
    name: str
    line: int
    lines: int


@dataclass
class Frame:
    kind: str          # function, chapter, scope, values, inner or paren
    start: int         # where the head begins
    head: str          # what stands before the bracket
    head_start: int    # where the next head within it begins


def folded(head):
    """The head without what stands in parentheses and angle brackets, so that its own signs can be told apart."""
    head = re.sub(r"\boperator\s*(?:\(\)|\[\]|[^\w\s(]+)", "operator_", head)
    head = head.replace("->", " : ").replace("=>", "\1")
    previous = None
    while previous != head:
        previous = head
        head = re.sub(r"\([^()]+\)", "()", head)
        head = re.sub(r"<[^<>()=]*>", "", head)
    return head


def cpp_kind(head, follows_name):
    plain = TEMPLATE.sub("", head)
    if not plain or CPP_SCOPE.match(plain):
        return "scope"
    short = folded(head)
    if follows_name and MEMBER_LIST.search(short):
        return "values"
    if "=" in short:
        return "function" if CPP_LAMBDA.search(short) else "values"
    return "function" if ")" in short else "values"


def script_kind(head):
    if head.endswith("=>"):
        return "function"
    if SCRIPT_SCOPE.match(head):
        return "scope"
    if SCRIPT_CONTROL.match(head):
        return "inner"
    return "function" if SCRIPT_FUNCTION.search(folded(head)) else "inner"


def name_of(head, is_cpp):
    found = re.search(r"([\w:~]+|\boperator\s*\S+?)\s*\(" if is_cpp else
                      r"(?:(?:const|let|var|function)\s+|^(?:async\s+|static\s+|get\s+|set\s+)*)(?!export\b|async\b)([\w$]+)", head)
    if not found:
        return "a function"
    name = found.group(1)
    macro = re.match(r"(?:TEST|TEST_F|TEST_P)\((.*?)\)", head[found.start():], re.DOTALL)
    return ".".join(part.strip() for part in macro.group(1).split(",")) if macro else name


class Reader:
    """Walks over the brackets of one file and gathers its functions."""

    def __init__(self, source):
        self.is_cpp = source.suffix in CPP
        self.source = source
        self.code = source.code
        if self.is_cpp:
            self.code = re.sub(r"^[ \t]*#(?:\\\n|[^\n])*", lambda found: re.sub(r"[^\n]", " ", found.group(0)),
                               self.code, flags=re.MULTILINE)
        self.stack = [Frame("scope", 0, "", 0)]
        self.functions = []

    def kind_of(self, head, at):
        if not self.is_cpp:
            return script_kind(head)
        if any(frame.kind == "function" for frame in self.stack):
            return "inner"
        return cpp_kind(head, at > 0 and (self.code[at - 1].isalnum() or self.code[at - 1] in "_>"))

    def open(self, at, bracket):
        outer = self.stack[-1]
        before = self.code[outer.head_start:at]
        label = LABEL.match(before).end()
        head, start = before[label:].strip(), outer.head_start + label
        if bracket == "{":
            kind = self.kind_of(head, at)
        elif not self.is_cpp and head.endswith("=>"):
            kind = "function"
        else:
            kind = "paren"
            callee = re.search(r"[\w$.]+$", head)
            head = callee.group(0) if callee else ""
            if not self.is_cpp and head in TESTS:
                self.mark_chapters()
        self.stack.append(Frame(kind, start, head, at + 1))

    def mark_chapters(self):
        for frame in self.stack:
            if frame.kind == "function":
                frame.kind = "chapter"

    def close(self, at):
        if len(self.stack) == 1:
            return
        frame = self.stack.pop()
        if frame.kind == "function":
            first, last = self.source.line_at(frame.start), self.source.line_at(at)
            self.functions.append(Function(name_of(frame.head, self.is_cpp), first, last - first + 1))
        if frame.kind in ("function", "chapter", "scope", "inner") and self.code[at] == "}":
            self.stack[-1].head_start = at + 1

    def read(self):
        for found in re.finditer(r"[{}();,]", self.code):
            sign, at = found.group(0), found.start()
            if sign in "{(":
                self.open(at, sign)
            elif sign in "})":
                self.close(at)
            elif sign == ";" or (not self.is_cpp and self.stack[-1].kind in ("paren", "inner")):
                self.stack[-1].head_start = at + 1
        return self.functions


def functions_of(source):
    """Every function of the file with its length, from the first line of its head to its closing bracket. In C++ the
    functions within a function are part of it; in TypeScript each is measured too."""
    return Reader(source).read()
