#include "store/rule_revision.hpp"

namespace spotme::store {
namespace {

using db::to_value;

std::int64_t only_number(const db::Rows& rows) {
  if (rows.size() != 1) throw db::Fault("a revision of the rules without its row");
  return rows[0].integer(0);
}

}  // namespace

std::int64_t load_national_revision(db::Read& read) {
  return only_number(read.query("SELECT revision FROM rule_revision WHERE id = 1"));
}

RuleRevision load_rule_revision(db::Read& read, base::AgencyId agency) {
  const auto rows = read.query(
      "SELECT n.revision, a.rule_revision FROM rule_revision n LEFT JOIN agency a ON a.id = $1 WHERE n.id = 1",
      {to_value(agency)});
  if (rows.size() != 1) throw db::Fault("the revision of the national rules has no row");
  return {rows[0].integer(0), rows[0].optional_integer(1).value_or(0)};
}

std::int64_t raise_rule_revision(db::Write& write) {
  return only_number(write.query("UPDATE rule_revision SET revision = revision + 1 WHERE id = 1 RETURNING revision"));
}

std::int64_t raise_rule_revision(db::Write& write, base::AgencyId agency) {
  return only_number(write.query(
      "UPDATE agency SET rule_revision = rule_revision + 1 WHERE id = $1 RETURNING rule_revision", {to_value(agency)}));
}

}  // namespace spotme::store
