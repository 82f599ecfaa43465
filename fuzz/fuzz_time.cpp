#include "base/time.hpp"

#include <cstdint>
#include <cstdlib>

/// What a parser of time takes, its formatter writes in a form that the parser takes as the same again.
namespace {

using namespace spotme;  // NOLINT(google-build-using-namespace)

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto day = base::parse_day(text)) require(base::format_day(*day) == text);
  if (const auto minute = base::parse_minute(text)) {
    require(minute->count() >= 0);
    require(base::parse_minute(base::format_minute(*minute)) == minute);
  }
  // The first hours of the year 0000 and the last of 9999 have no Malaysian date of four digits, so they are not
  // written back.
  constexpr base::Instant least{std::chrono::sys_days{std::chrono::year{1} / 1 / 1}};
  constexpr base::Instant most{std::chrono::sys_days{std::chrono::year{9999} / 12 / 31}};
  if (const auto at = base::parse_instant(text); at && *at >= least && *at < most) {
    require(base::parse_instant(base::format_instant(*at)) == at);
  }
  return 0;
}
