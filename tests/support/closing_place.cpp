#include "tests/support/closing_place.hpp"

#include "store/closing.hpp"
#include "store/officer.hpp"
#include "store/organisation.hpp"
#include "store/reopening.hpp"

#include <fmt/format.h>

namespace spotme::test {
namespace {

using base::Minutes;
using domain::EventKind;

/// An id that is the same in every installation.
base::Uuid fixed(int number) {
  base::Uuid id;
  id.bytes[6] = 0x70;
  id.bytes[8] = 0x80;
  id.bytes[14] = static_cast<std::uint8_t>(number / 256);
  id.bytes[15] = static_cast<std::uint8_t>(number % 256);
  return id;
}

std::string shown(const db::Row& row, std::size_t column) {
  try {
    return row.is_null(column) ? "-" : row.text(column);
  } catch (const db::Fault&) {
    return std::to_string(row.integer(column));
  }
}

constexpr base::Day beginning{std::chrono::year{2026} / 1 / 1};

}  // namespace

ClosingPlace::ClosingPlace(int officers) : agency{fixed(1)} {
  insert(officers);
  installation.clock.set(base::to_instant(base::LocalTime{last + std::chrono::days{1}} + std::chrono::hours{15}));
}

base::OfficerId ClosingPlace::officer(int number) const { return {fixed(100 + number)}; }

void ClosingPlace::insert(int officers) {
  installation.database->write([&](db::Write& write) {
    store::Agency made;
    made.id = agency;
    made.code = "TUTUP";
    made.name = "Agensi";
    store::insert_agencies(write, {made});
    const std::vector<std::string> paths{"U1", "U1/A", "U1/B"};
    std::vector<store::Unit> units;
    for (int i = 0; i < 3; ++i) {
      store::Unit unit{agency, {fixed(10 + i)}, std::nullopt, paths[static_cast<std::size_t>(i)], "Unit"};
      if (i > 0) unit.parent = units.front().id;
      units.push_back(unit);
    }
    store::insert_units(write, units, beginning);
    std::vector<store::Officer> people;
    for (int i = 0; i < officers; ++i) {
      store::Officer person;
      person.agency = agency;
      person.id = officer(i);
      person.name = "Pegawai " + std::to_string(i);
      person.unit = units[i % 2 == 0 ? 1 : 2].id;
      if (i == 2) person.scheme = domain::Scheme{domain::Shift{Minutes{22 * 60}, Minutes{30 * 60}, std::nullopt}};
      people.push_back(person);
    }
    store::insert_officers(write, people, beginning);
    store::start_closing(write, agency, first);
    return true;
  });
}

store::ClockEvent ClosingPlace::event(int number, base::Day day, EventKind kind, Minutes at) {
  store::ClockEvent event;
  event.agency = agency;
  event.officer = officer(number);
  event.work_day = day;
  event.kind = kind;
  event.at = base::to_instant(base::LocalTime{day} + at);
  event.id = base::EventId{fixed(next_id_)};
  event.key = fixed(next_id_++);
  event.channel = "web";
  return event;
}

void ClosingPlace::press(int number, base::Day day, EventKind kind, Minutes at, bool reopening) {
  const auto pressed = event(number, day, kind, at);
  installation.database->write([&](db::Write& write) {
    store::insert_clock_events(write, {pressed});
    if (reopening) store::reopen_days(write, {{agency, pressed.officer, day}}, {"reopen_press_late"});
    return true;
  });
}

void ClosingPlace::press_all() {
  std::vector<store::ClockEvent> all;
  for (auto day = first; day <= last; day += std::chrono::days{1}) {
    const auto number = static_cast<int>((day - first).count());
    if (number % 7 >= 5) continue;
    const auto add = [&](int officer, EventKind kind, int at) {
      all.push_back(event(officer, day, kind, Minutes{at}));
    };
    add(0, EventKind::in, 480);
    add(0, EventKind::out, 1025);
    add(1, EventKind::in, number % 3 == 0 ? 550 : 500);
    if (number % 4 != 0) add(1, EventKind::out, number % 5 == 0 ? 960 : 1090);
    add(2, EventKind::in, 22 * 60 - 5);
    add(2, EventKind::out, 30 * 60 + 5);
  }
  installation.database->write([&](db::Write& write) {
    store::insert_clock_events(write, all);
    return true;
  });
}

void ClosingPlace::leave(int number, base::Day day, domain::LeavePart part) {
  store::Grant grant;
  grant.agency = agency;
  grant.officer = officer(number);
  grant.id = {fixed(next_id_++)};
  grant.kind = store::GrantKind::leave;
  grant.part = part;
  grant.first_day = day;
  grant.last_day = day;
  grant.made_at = installation.clock.now();
  installation.database->write([&](db::Write& write) {
    store::insert_grants(write, {grant});
    store::reopen_days(write, {{agency, grant.officer, day}}, {"reopen_grant"});
    return true;
  });
}

app::ClosingOptions ClosingPlace::options(std::function<bool()> stopped) {
  app::ClosingOptions options;
  options.runner = base::make_uuid(installation.clock.now());
  options.agency = agency;
  options.until = last;
  options.take_over = true;
  options.page = 3;
  options.slice = 2;
  options.stopped = std::move(stopped);
  return options;
}

app::ClosingReport ClosingPlace::close(std::function<bool()> stopped) {
  return app::close_days(*installation.context, options(std::move(stopped)));
}

void ClosingPlace::close_through_breakdowns(const std::function<bool()>& stopped) {
  while (true) {
    try {
      if (!close(stopped).stopped) return;
    } catch (const std::runtime_error&) {
      continue;  // killed there; the next run goes on
    }
  }
}

std::vector<std::string> ClosingPlace::lines(std::string_view sql) {
  return installation.database->read([&](db::Read& read) {
    std::vector<std::string> found;
    const auto rows = read.query(sql);
    for (const auto row : rows) found.push_back(shown(row, 0));
    return found;
  });
}

std::vector<std::string> ClosingPlace::stored() {
  std::vector<std::string> all;
  const auto add = [&](std::vector<std::string> more) { all.insert(all.end(), more.begin(), more.end()); };
  installation.database->read([&](db::Read& read) {
    const auto versions = read.query(
        "SELECT work_day, officer_id, version, number, status, issues, facts, pack, reasons, hash FROM "
        "attendance_transaction ORDER BY work_day, officer_id, version");
    for (const auto row : versions) {
      all.push_back(fmt::format("version {} {} {} {} {} {} {} {} {} {}", base::format_day(row.day(0)),
                                base::to_string(row.uuid(1)), row.integer(2), row.integer(3), row.text(4), row.text(5),
                                row.text(6), row.text(7), row.text(8), base::to_hex(row.blob(9))));
    }
    const auto numbers = read.query(
        "SELECT work_day, officer_id, number, version, unit_path, status, issues FROM transaction_number "
        "ORDER BY work_day, officer_id");
    for (const auto row : numbers) {
      all.push_back(fmt::format("number {} {} {} {} {} {} {}", base::format_day(row.day(0)),
                                base::to_string(row.uuid(1)), row.integer(2), row.integer(3), row.text(4), row.text(5),
                                row.text(6)));
    }
    const auto days = read.query("SELECT work_day, closed, officers, done FROM day_closing ORDER BY work_day");
    for (const auto row : days) {
      all.push_back(
          fmt::format("day {} {} {} {}", base::format_day(row.day(0)), row.boolean(1), row.integer(2), row.integer(3)));
    }
    const auto issues = read.query(
        "SELECT work_day, officer_id, kind, state, explain_by FROM attendance_issue ORDER BY work_day, officer_id, "
        "kind");
    for (const auto row : issues) {
      all.push_back(fmt::format("issue {} {} {} {} {}", base::format_day(row.day(0)), base::to_string(row.uuid(1)),
                                row.text(2), row.text(3), base::format_day(row.day(4))));
    }
    return 0;
  });
  add(lines("SELECT last_number FROM agency_closing ORDER BY agency_id"));
  add(lines("SELECT count(*) FROM day_reopening"));
  return all;
}

std::vector<std::string> ClosingPlace::holding() {
  return installation.database->read([&](db::Read& read) {
    std::vector<std::string> all;
    const auto rows = read.query(
        "SELECT t.work_day, t.officer_id, t.status, t.issues, t.facts, t.late_minutes, t.early_minutes, t.pack, "
        "t.unit_path FROM transaction_number h JOIN attendance_transaction t ON t.agency_id = h.agency_id "
        "AND t.work_day = h.work_day AND t.officer_id = h.officer_id AND t.version = h.version "
        "ORDER BY t.work_day, t.officer_id");
    for (const auto row : rows) {
      all.push_back(fmt::format("{} {} {} {} {} {} {} {} {}", base::format_day(row.day(0)),
                                base::to_string(row.uuid(1)), row.text(2), row.text(3), row.text(4), row.integer(5),
                                row.integer(6), row.text(7), row.text(8)));
    }
    const auto issues = read.query(
        "SELECT work_day, officer_id, kind FROM attendance_issue WHERE state = 'open' "
        "ORDER BY work_day, officer_id, kind");
    for (const auto row : issues) {
      all.push_back(fmt::format("{} {} {}", base::format_day(row.day(0)), base::to_string(row.uuid(1)), row.text(2)));
    }
    return all;
  });
}

std::vector<std::string> without_deadlines(std::vector<std::string> stored) {
  for (auto& line : stored) {
    if (line.starts_with("issue ")) line.resize(line.rfind(' '));
  }
  return stored;
}

}  // namespace spotme::test
