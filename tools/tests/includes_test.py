"""Each rule of tools/includes catches a planted fault, and a clean tree passes."""
from planted import PlantedTree

HEADER = "#pragma once\n\n"


class Includes(PlantedTree):
    tool = "includes"

    def test_a_clean_tree_passes(self):
        self.plant("src/base/text.hpp", HEADER + "#include <string>\n")
        self.plant("src/domain/verdict.hpp", HEADER + '#include "base/text.hpp"\n#include "domain/day.hpp"\n')
        self.plant("src/domain/day.hpp", HEADER + "#include <chrono>\n")
        self.plant("src/domain/verdict.cpp", '#include "domain/verdict.hpp"\n\n#include "base/text.hpp"\n')
        self.plant("src/store/sqlite.cpp", '#include <sqlite3.h>\n#include "domain/day.hpp"\n')
        self.plant("src/store/sqlite_statement.cpp", "#include <sqlite3.h>\n")
        self.plant("src/store/postgres.cpp", "#include <libpq-fe.h>\n")
        self.plant("src/app/judge.cpp", "#include <boost/json.hpp>\n")
        self.plant("src/http/clock.hpp", HEADER + '#include <boost/json.hpp>\n#include "domain/verdict.hpp"\n')
        self.plant("src/main/main.cpp", '#include "http/clock.hpp"\n#include <iostream>\n')
        self.plant("tests/domain/verdict_test.cpp", '#include "domain/verdict.hpp"\n#include "store/rules.hpp"\n#include <fstream>\n')
        self.plant("tests/store/any_test.cpp", '#include "support/databases.hpp"\n#include "store/db.hpp"\n')
        self.assert_clean()

    def test_every_step_against_the_direction(self):
        rooms = ["base", "domain", "store", "app", "http", "main"]
        for lower, room in enumerate(rooms):
            for upper in rooms[lower + 1:]:
                with self.subTest(f"{room} includes {upper}"):
                    self.plant(f"src/{room}/fault.cpp", f'\n#include "{upper}/thing.hpp"\n')
                    self.assert_found(f"src/{room}/fault.cpp:2", f"{room} may not know {upper}")
                    (self.root / f"src/{room}/fault.cpp").unlink()

    def test_an_engine_outside_its_driver(self):
        for path, header in [("src/store/clock.cpp", "sqlite3.h"), ("src/store/db.hpp", "sqlite3.h"),
                             ("src/store/sqlite.cpp", "libpq-fe.h"), ("src/app/clock.cpp", "libpq-fe.h"),
                             ("src/domain/day.cpp", "sqlite3.h"), ("src/domain/day.cpp", "libpq-fe.h")]:
            with self.subTest(f"{path} {header}"):
                self.plant(path, f"#pragma once\n#include <{header}>\n")
                self.assert_found(f"{path}:2", header, "belongs to the")
                (self.root / path).unlink()

    def test_a_header_of_a_driver_that_shows_its_engine(self):
        self.plant("src/store/sqlite_statement.hpp", HEADER + "#include <sqlite3.h>\n")
        self.plant("src/store/sqlite.cpp", '#include "store/sqlite_statement.hpp"\n')
        self.assert_clean()
        self.plant("src/store/clock.cpp", '\n#include "store/sqlite_statement.hpp"\n')
        self.assert_found("src/store/clock.cpp:2", "store/sqlite_statement.hpp belongs to the SQLite driver")

    def test_what_a_pure_domain_cannot_need(self):
        for name in ["boost/json.hpp", "boost/json/value.hpp", "boost/asio.hpp", "boost/asio/awaitable.hpp",
                     "spdlog/spdlog.h", "iostream", "fstream", "thread", "mutex", "random", "sodium.h"]:
            with self.subTest(name):
                self.plant("src/domain/day.cpp", f"#include <{name}>\n")
                self.assert_found("src/domain/day.cpp:1", name)
        for name in ["base/log.hpp", "base/clock.hpp"]:
            with self.subTest(name):
                self.plant("src/domain/day.cpp", f'#include "{name}"\n')
                self.assert_found("src/domain/day.cpp:1", name)

    def test_json_in_a_header_below_http(self):
        for room in ["store", "app"]:
            with self.subTest(room):
                self.plant(f"src/{room}/day.hpp", HEADER + "#include <boost/json/value.hpp>\n")
                self.assert_found(f"src/{room}/day.hpp:3", "only http")
                (self.root / f"src/{room}/day.hpp").unlink()

    def test_its_own_header_first(self):
        self.plant("src/domain/day.hpp", HEADER)
        self.plant("src/domain/day.cpp", '#include "base/text.hpp"\n#include "domain/day.hpp"\n')
        self.assert_found("src/domain/day.cpp:1", "domain/day.hpp", "comes first")

    def test_relative_and_angled_includes_of_our_own(self):
        self.plant("src/domain/day.cpp", '#include "../base/text.hpp"\n')
        self.assert_found("src/domain/day.cpp:1", "full path")
        self.plant("src/domain/day.cpp", "#include <base/text.hpp>\n")
        self.assert_found("src/domain/day.cpp:1", "in quotes")

    def test_a_header_without_pragma_once(self):
        self.plant("src/domain/day.hpp", "struct Day {};\n")
        self.assert_found("src/domain/day.hpp:1", "#pragma once")

    def test_headers_that_include_each_other(self):
        self.plant("src/domain/a.hpp", HEADER + '#include "domain/b.hpp"\n')
        self.plant("src/domain/b.hpp", HEADER + '#include "domain/c.hpp"\n')
        self.plant("src/domain/c.hpp", HEADER + '#include "domain/a.hpp"\n')
        self.assert_found("src/domain/a.hpp:1", "domain/a.hpp -> domain/b.hpp -> domain/c.hpp -> domain/a.hpp")
