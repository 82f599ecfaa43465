#include "store/approval_row.hpp"

#include "store/last_post.hpp"

namespace spotme::store {
namespace {

domain::Desk to_desk(std::int64_t number) {
  if (number < 1 || number > 3) throw db::Fault("a desk that is none");
  return static_cast<domain::Desk>(number);
}

domain::ApprovalStanding to_standing(const db::Row& row) {
  domain::ApprovalStanding standing;
  const auto kind = domain::parse_approval_kind(row.text(2));
  const auto state = domain::parse_approval_state(row.text(4));
  if (!kind || !state) throw db::Fault("a case of a kind or state that is none");
  standing.kind = *kind;
  standing.state = *state;
  standing.lowest = to_desk(row.integer(5));
  standing.desk = to_desk(row.integer(6));
  if (const auto second = row.optional_integer(7)) standing.second = to_desk(*second);
  if (!row.is_null(8)) standing.recommendation = row.boolean(8);
  if (const auto by = row.optional_uuid(9)) standing.recommended_by = base::OfficerId{*by};
  return standing;
}

}  // namespace

const std::string& approval_joins() {
  static const auto joins =
      "JOIN officer o ON o.agency_id = a.agency_id AND o.id = a.officer_id " + std::string(last_post_joins);
  return joins;
}

ApprovalView to_approval_view(const db::Row& row, base::AgencyId agency) {
  ApprovalView view;
  auto& approval = view.approval;
  approval.agency = agency;
  approval.id = row.id<base::ApprovalId>(0);
  approval.officer = row.id<base::OfficerId>(1);
  approval.subject = row.text(3);
  approval.standing = to_standing(row);
  approval.revision = row.integer(10);
  approval.first_day = row.day(11);
  approval.last_day = row.day(12);
  approval.reason_kind = row.text(13);
  approval.text = row.text(14);
  approval.due_on = row.day(15);
  approval.made_at = row.instant(16);
  approval.made_by = row.id<base::OfficerId>(17);
  approval.moved_at = row.instant(18);
  view.officer_name = row.text(19);
  view.unit_path = row.text(20);
  view.unit_name = row.text(21);
  if (const auto supervisor = row.optional_uuid(22)) view.supervisor = base::OfficerId{*supervisor};
  return view;
}

}  // namespace spotme::store
