#include "http/grant_json.hpp"

#include "base/text.hpp"
#include "http/reply.hpp"

namespace spotme::http {
namespace {

constexpr std::size_t most_code = 20;
constexpr std::size_t most_purpose = 500;
constexpr std::size_t most_line = 200;

std::string read_line(base::ObjectReader& reader, std::string_view name, std::size_t most) {
  return std::string(base::trimmed(reader.optional_text(name, 0, most).value_or("")));
}

void read_pregnancy(base::ObjectReader& reader, domain::GrantDraft& draft) {
  domain::PregnancyForm form;
  const auto due = reader.optional_day("due_date");
  const auto weeks = reader.optional_integer("gestation_weeks", 0, 42);
  const auto days = reader.optional_integer("gestation_days", 0, 6);
  const auto on = reader.optional_day("gestation_on");
  form.husband = reader.optional_boolean("husband").value_or(false);
  if (const auto wife = reader.optional_uuid("wife_grant_id")) form.wife_grant = base::GrantId{*wife};
  form.works_nearby = reader.optional_boolean("works_nearby").value_or(false);
  form.shares_vehicle = reader.optional_boolean("shares_vehicle").value_or(false);
  if (due) {
    form.due_date = *due;
  } else if (weeks && on) {
    form.due_date = domain::due_date_of(*weeks, days.value_or(0), *on);
  } else {
    return;
  }
  draft.pregnancy = form;
}

boost::json::value day_or_null(const std::optional<base::Day>& day) {
  if (!day) return nullptr;
  return boost::json::value(base::format_day(*day));
}

}  // namespace

domain::GrantDraft read_draft(base::ObjectReader& reader) {
  using domain::GrantKind;
  domain::GrantDraft draft;
  draft.kind = reader.required_enum<GrantKind>("kind", {{"official_duty", GrantKind::official_duty},
                                                        {"time_off", GrantKind::time_off},
                                                        {"leave", GrantKind::leave},
                                                        {"work_from_home", GrantKind::work_from_home},
                                                        {"pregnancy_hour", GrantKind::pregnancy_hour},
                                                        {"ramadan_short_break", GrantKind::ramadan_short_break},
                                                        {"course", GrantKind::course},
                                                        {"hybrid_day", GrantKind::hybrid_day},
                                                        {"overtime", GrantKind::overtime}});
  draft.first_day = reader.required_day("first_day");
  draft.last_day = reader.optional_day("last_day").value_or(draft.first_day);
  const auto from = reader.optional_minute("from");
  const auto to = reader.optional_minute("to");
  if (from && to) draft.times = domain::MinuteRange{*from, *to};
  draft.part = reader.optional_enum<domain::LeavePart>("part", {{"day", domain::LeavePart::day},
                                                                {"morning", domain::LeavePart::morning},
                                                                {"afternoon", domain::LeavePart::afternoon}});
  draft.code = read_line(reader, "code", most_code);
  draft.outstation = reader.optional_boolean("outstation").value_or(false);
  draft.purpose = read_line(reader, "purpose", most_purpose);
  draft.destination = read_line(reader, "destination", most_line);
  draft.contact = read_line(reader, "contact", most_line);
  draft.evidence = read_line(reader, "evidence", most_line);
  read_pregnancy(reader, draft);
  return draft;
}

boost::json::array to_json(const std::vector<base::Error>& faults, const base::Messages& messages) {
  boost::json::array rows;
  for (const auto& fault : faults) {
    rows.push_back(
        {{"field", fault.field}, {"code", fault.key}, {"message", to_json(messages.text(fault.key, fault.args))}});
  }
  return rows;
}

boost::json::object to_json(const domain::GrantDraft& draft) {
  boost::json::object body{{"kind", domain::grant_kind_name(draft.kind)},
                           {"first_day", base::format_day(draft.first_day)},
                           {"last_day", base::format_day(draft.last_day)},
                           {"from", nullptr},
                           {"to", nullptr},
                           {"part", nullptr},
                           {"code", draft.code},
                           {"outstation", draft.outstation},
                           {"purpose", draft.purpose},
                           {"destination", draft.destination},
                           {"contact", draft.contact},
                           {"evidence", draft.evidence},
                           {"due_date", nullptr},
                           {"husband", draft.pregnancy && draft.pregnancy->husband},
                           {"works_nearby", draft.pregnancy && draft.pregnancy->works_nearby},
                           {"shares_vehicle", draft.pregnancy && draft.pregnancy->shares_vehicle}};
  if (draft.times) {
    body["from"] = base::format_minute(draft.times->from);
    body["to"] = base::format_minute(draft.times->to);
  }
  if (draft.part) body["part"] = domain::leave_part_name(*draft.part);
  if (draft.pregnancy) body["due_date"] = day_or_null(draft.pregnancy->due_date);
  return body;
}

boost::json::object to_json(const store::GrantView& view) {
  auto body = to_json(store::draft_of(view.grant));
  body["id"] = base::to_string(view.grant.id);
  body["officer"] = {{"id", base::to_string(view.grant.officer)},
                     {"user_id", view.user_id},
                     {"name", view.officer_name},
                     {"unit", view.unit_path}};
  body["source"] = store::grant_source_name(view.grant.source);
  body["made_at"] = base::format_instant(view.grant.made_at);
  body["made_by"] = view.made_by_name;
  body["withdrawn"] = nullptr;
  if (view.withdrawn_at) {
    body["withdrawn"] = {{"at", base::format_instant(*view.withdrawn_at)},
                         {"by", view.withdrawn_by_name},
                         {"reason", view.withdrawn_reason}};
  }
  return body;
}

boost::json::object to_json(const store::TimeSlip& slip) {
  boost::json::object body{{"date", base::format_day(slip.day)},
                           {"out_at", base::format_instant(slip.out_at)},
                           {"back_at", nullptr},
                           {"overrun_minutes", nullptr}};
  if (slip.back_at) body["back_at"] = base::format_instant(*slip.back_at);
  if (slip.overrun) body["overrun_minutes"] = slip.overrun->count();
  return body;
}

boost::json::object to_json(const app::GrantPage& page) {
  boost::json::array grants;
  for (const auto& view : page.grants) {
    auto grant = to_json(view);
    boost::json::array slips;
    for (const auto& slip : page.slips) {
      if (slip.grant == view.grant.id) slips.push_back(to_json(slip));
    }
    grant["time_slips"] = std::move(slips);
    grants.push_back(std::move(grant));
  }
  boost::json::object body{{"grants", std::move(grants)}};
  if (page.next) body["next"] = *page.next;
  return body;
}

}  // namespace spotme::http
