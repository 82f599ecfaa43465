#include "app/judge_line.hpp"
#include "app/verdict_writer.hpp"
#include "base/json_body.hpp"
#include "store/rule_pack.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

/// A line of `spotme judge`, read, judged and written.
namespace {

using namespace spotme;  // NOLINT(google-build-using-namespace)

void insist(bool holds) {
  if (!holds) std::abort();
}

/// One line, and JSON of the strict kind.
void insist_on_json(std::string_view line) {
  insist(line.find('\n') == std::string_view::npos);
  insist(base::JsonBody(line, base::JsonBody::Nul::allowed).state().has_value());
}

/// What was accepted is written in one form, and read again as the same case.
void write_again(std::string_view id, const domain::Case& facts) {
  std::string line;
  app::append_case(line, id, facts);
  insist_on_json(line);
  const auto again = app::read_case(line);
  insist(again.id == id && again.facts && *again.facts == facts);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto rules = store::builtin_rules();
  static const auto messages = base::Messages::load();
  static const app::VerdictWriter writer(messages);
  const auto read = app::read_case({reinterpret_cast<const char*>(data), size});
  std::string out;
  if (!read.facts) {
    writer.append_refusal(out, read.id, read.facts.error());
    insist_on_json(out);
    return 0;
  }
  insist(read.id.has_value());
  write_again(*read.id, *read.facts);
  const auto verdict = domain::judge(rules.pack, rules.calendar, *read.facts);
  if (verdict) {
    insist(!verdict->because.empty());
    writer.append_verdict(out, *read.id, *verdict);
  } else {
    writer.append_refusal(out, read.id, verdict.error());
  }
  insist_on_json(out);
  return 0;
}
