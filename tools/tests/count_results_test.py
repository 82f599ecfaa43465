"""The count at the end of ./dev test adds up every suite and never calls a broken run a passed one."""
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

COUNT = Path(__file__).resolve().parent.parent / "dev" / "count_results.py"
CTEST = """<testsuite><testcase name="a" status="run"/><testcase name="b" status="fail"><failure message=""/></testcase>
<testcase name="c" status="notrun"><skipped message="SKIP_RETURN_CODE=1"/></testcase></testsuite>"""
NODE = """<testsuites><testsuite name="s"><testcase name="d"/><testsuite name="t"><testcase name="e"/></testsuite>
</testsuite></testsuites>"""
BROWSER = """<testsuites><testsuite name="webkit, 390 px"><testcase name="signs in">
<failure type="testCodeFailure" message="short">{said}</failure></testcase></testsuite></testsuites>"""
GOOGLE = """<testsuite><testcase name="store_sqlite" status="{status}"><system-out>[==========] Running 3 tests
[       OK ] Store.One (0 ms)
noise[       OK ] Every/Store.Two/0 (12 ms)
{third}
[  FAILED  ] Store.Three
</system-out></testcase></testsuite>"""


class CountResults(unittest.TestCase):
    def count(self, *texts, failed_steps=0):
        with tempfile.TemporaryDirectory() as folder:
            files = []
            for number, text in enumerate(texts):
                files.append(Path(folder) / f"{number}.xml")
                files[-1].write_text(text, encoding="utf-8")
            done = subprocess.run([sys.executable, COUNT, "--failed-steps", str(failed_steps), *files],
                                  capture_output=True, text=True, check=False)
        return done.returncode, done.stdout.splitlines()

    def test_adds_up_and_names_what_failed(self):
        status, lines = self.count(CTEST, NODE, failed_steps=1)
        self.assertEqual(status, 1)
        self.assertEqual(lines, ["failed: b", "skipped: 1", "3 passed, 1 failed"])

    def test_says_again_what_a_failed_test_said_and_where_it_ran(self):
        said = "\n".join(["waited for the page", *(f"line {number}" for number in range(100)), "the page read: no"])
        status, lines = self.count(BROWSER.format(said=said))
        self.assertEqual(status, 1)
        self.assertEqual(lines[:2], ["webkit, 390 px: signs in said:", "    waited for the page"])
        self.assertEqual(lines[-4:], ["    the page read: no", "", "failed: webkit, 390 px: signs in", "0 passed, 1 failed"])
        self.assertIn("    (47 lines left out)", lines)
        self.assertNotIn("    line 50", lines)

    def test_all_passed(self):
        self.assertEqual(self.count(NODE), (0, ["2 passed, 0 failed"]))

    def test_a_step_that_broke_without_a_failed_test(self):
        self.assertEqual(self.count(NODE, failed_steps=2), (1, ["2 passed, 2 failed"]))

    def test_a_program_of_googletest_is_counted_by_its_tests(self):
        self.assertEqual(self.count(GOOGLE.format(status="run", third="[       OK ] Store.Three (0 ms)")),
                         (0, ["3 passed, 0 failed"]))
        third = "[  FAILED  ] Every/Store.Three/1, where GetParam() = 4-byte object (1 ms)"
        status, lines = self.count(GOOGLE.format(status="fail", third=third))
        self.assertEqual((status, lines[-2:]),
                         (1, ["failed: store_sqlite: Every/Store.Three/1", "2 passed, 1 failed"]))
        self.assertEqual(lines[0], "store_sqlite: Every/Store.Three/1 said:")
        self.assertIn(f"    {third}", lines)
        self.assertNotIn("    [       OK ] Store.One (0 ms)", lines)

    def test_a_program_of_googletest_that_crashed(self):
        status, lines = self.count(GOOGLE.format(status="fail", third="Segmentation fault"))
        self.assertEqual((status, lines[-2:]),
                         (1, ["failed: store_sqlite: the program ended badly", "2 passed, 1 failed"]))
        self.assertIn("    Segmentation fault", lines)

    def test_no_test_at_all(self):
        self.assertEqual(self.count(), (1, ["0 passed, 0 failed"]))

    def test_a_result_that_was_cut_off(self):
        status, lines = self.count("<testsuite><testcase")
        self.assertEqual((status, lines[-1]), (1, "0 passed, 1 failed"))


if __name__ == "__main__":
    unittest.main()
