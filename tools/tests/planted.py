"""A throw-away project tree for the tests of the tools."""
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

TOOLS = Path(__file__).resolve().parent.parent


class PlantedTree(unittest.TestCase):
    """Gives each test an empty folder to plant files in, and runs a tool on it as a user does."""

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
        done = subprocess.run([sys.executable, TOOLS / self.tool, "--root", self.root],
                              capture_output=True, text=True, check=False)
        self.assertEqual(done.stderr, "")
        self.assertEqual(done.returncode, 1 if done.stdout else 0)
        return done.stdout.splitlines()

    def assert_clean(self):
        self.assertEqual(self.run_tool(), [])

    def assert_found(self, place, *words):
        """The tool finds exactly one fault, at this place, and says these words of it."""
        lines = self.run_tool()
        self.assertEqual(len(lines), 1, lines)
        self.assertTrue(lines[0].startswith(f"{place}: "), lines)
        for word in words:
            self.assertIn(word, lines[0])
