#pragma once

#include "app/preview.hpp"
#include "domain/access.hpp"
#include "store/audit.hpp"
#include "store/scheme_list.hpp"

#include <optional>
#include <string>
#include <vector>

/// Working time of officers (waktu bekerja), dated, as administrators and attendance coordinators keep it within their
/// reach. Whoever lies outside it is `not_found`, as if he did not exist.
namespace spotme::app {

/// In one change: a whole department. Each with the 31 days of a trial, they are what one preview judges
/// (most_preview_days), and their ids fit into one body.
inline constexpr std::size_t most_scheme_officers = 1'500;

struct SchemePage {
  std::vector<store::SchemeView> officers;
  std::optional<std::string> next = {};  ///< opaque; give it as `after`
  std::int64_t total = 0;                ///< all that match, over all pages
};
struct SchemeQuestion {
  std::optional<base::Day> day = {};  ///< today when absent
  std::string search = {};
  std::string scheme = {};  ///< see store::SchemeFilter
  std::optional<base::UnitId> unit = {};
  std::int64_t limit = 50;
};
/// Refuses `cursor_invalid` (field `after`) and `unit_unknown` (field `unit_id`).
[[nodiscard]] base::Result<SchemePage> list_schemes(const Context& context, const domain::Caller& caller,
                                                    const SchemeQuestion& question, std::optional<std::string> after);

/// All that is known of one officer, ascending; the last goes on (`to` = store::open_end).
struct OfficerSchemes {
  std::string name;
  std::vector<store::Dated<domain::AssignedScheme>> schemes;
};
[[nodiscard]] base::Result<OfficerSchemes> show_schemes(const Context& context, const domain::Caller& caller,
                                                        base::OfficerId officer);

/// From `from` on these officers work by `scheme`, up to the next change that is known already.
struct SchemeChange {
  std::vector<base::OfficerId> officers;  ///< 1 to most_scheme_officers, none twice
  std::string scheme;                     ///< `wbf`, `office`, `wbb:08:30`, `rota:GUARD+2`
  base::Day from;
  std::string reason = {};
};
/// Refuses `scheme_unknown`, what domain::check_assigned refuses, `rota_unknown`,
/// `officer_twice` (field `officers[2]`), `before_first_post` (args `day`; conflict, field `from`) and `not_found` for
/// an officer out of reach on that day. Changes nothing then.
[[nodiscard]] base::Result<Preview> preview_schemes(const Context& context, const domain::Caller& caller,
                                                    const SchemeChange& change);
/// Does it, with an entry in the audit trail for each officer. Days that are over are judged again.
[[nodiscard]] base::Result<void> change_schemes(const Context& context, const domain::Caller& caller,
                                                const SchemeChange& change, const store::Actor& actor);

/// Puts another working time into the facts of a day, as if it had held.
void put_scheme(OfficerDayFacts& day, std::string scheme_text, const domain::DayScheme& scheme);

}  // namespace spotme::app
