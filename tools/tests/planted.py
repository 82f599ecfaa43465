"""A throw-away project tree for the tests of the tools."""
import contextlib
import io
import runpy
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

TOOLS = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOOLS))


class PlantedTree(unittest.TestCase):
    """Gives each test an empty folder to plant files in, and runs a tool on it."""

    tool = ""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="planted tree ")
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)

    def plant(self, path, text):
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def run_tool(self):
        output = io.StringIO()
        arguments = [str(TOOLS / self.tool), "--root", str(self.root)]
        with mock.patch.object(sys, "argv", arguments), contextlib.redirect_stdout(output), \
                self.assertRaises(SystemExit) as ended:
            runpy.run_path(arguments[0], run_name="__main__")
        self.assertEqual(ended.exception.code, 1 if output.getvalue() else 0)
        return output.getvalue().splitlines()

    def assert_clean(self):
        self.assertEqual(self.run_tool(), [])

    def assert_found(self, place, *words):
        """The tool finds exactly one fault, at this place, and says these words of it."""
        lines = self.run_tool()
        self.assertEqual(len(lines), 1, lines)
        self.assertTrue(lines[0].startswith(f"{place}: "), lines)
        for word in words:
            self.assertIn(word, lines[0])
