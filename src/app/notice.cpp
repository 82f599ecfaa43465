#include "app/notice.hpp"

#include "base/day_words.hpp"
#include "base/text.hpp"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <stdexcept>

namespace spotme::app {
namespace {

store::NoticeOwner owner_of(const domain::Caller& caller) { return {caller.agency, caller.officer}; }

/// Whether the arguments are just those that the words of the kind speak of.
void check(const NewNotice& notice) {
  const auto& terms = domain::terms_of(notice.kind);
  const auto fault = [&](std::string_view what) {
    return std::logic_error(fmt::format("notice {}: {}", terms.name, what));
  };
  if (!domain::is_notice_link(notice.link)) throw fault("the link '" + notice.link + "' is no path of the web");
  const auto wanted = base::split(terms.arguments, ' ');
  for (const auto name : wanted) {
    const auto named = [name](const auto& one) { return one.first == name; };
    const auto given = std::count_if(notice.args.begin(), notice.args.end(), named) +
                       std::count_if(notice.words.begin(), notice.words.end(), named);
    if (given != 1) throw fault(fmt::format("the argument {} is given {} times", name, given));
  }
  if (notice.args.size() + notice.words.size() != wanted.size()) throw fault("an argument that it does not speak of");
}

std::string write_args(const NewNotice& notice) {
  boost::json::object args;
  for (const auto& [name, value] : notice.args) args[name] = value;
  for (const auto& [name, key] : notice.words) args[name] = boost::json::object{{"key", key}};
  return boost::json::serialize(args);
}

struct Arguments {
  base::MessageArgs ms;
  base::MessageArgs en;
};

/// The value of a stored argument in both languages.
base::Text value_of(const base::Messages& messages, const boost::json::value& stored) {
  if (const auto* word = stored.if_object()) {
    const auto* key = word->if_contains("key");
    if (key == nullptr || !key->is_string()) return {};
    const std::string name(key->as_string());
    return messages.contains(name) ? messages.text(name) : base::Text{name, name};
  }
  if (!stored.is_string()) return {};
  std::string text(stored.as_string());
  if (const auto day = base::parse_day(text)) return base::day_in_words(*day);
  return {text, text};
}

Arguments read_args(const base::Messages& messages, std::string_view stored) {
  Arguments arguments;
  boost::system::error_code failure;
  const auto parsed = boost::json::parse(stored, failure);
  if (failure || !parsed.is_object()) return arguments;
  for (const auto& [name, value] : parsed.as_object()) {
    auto text = value_of(messages, value);
    arguments.ms.emplace_back(name, std::move(text.ms));
    arguments.en.emplace_back(name, std::move(text.en));
  }
  return arguments;
}

/// The words of `key`; where a later version left an argument out, the mere pattern.
base::Text words_of(const base::Messages& messages, const std::string& key, const Arguments& arguments) {
  if (!messages.contains(key)) return {};
  try {
    return messages.text(key, arguments.ms, arguments.en);
  } catch (const std::logic_error&) {
    return messages.pattern(key);
  }
}

std::vector<domain::MailChoice> choices_of(db::Read& read, const std::vector<NewNotice>& notices) {
  std::map<store::NoticeOwner, std::size_t> places;
  std::vector<store::NoticeOwner> owners;
  for (const auto& one : notices) {
    const store::NoticeOwner owner{one.agency, one.to};
    if (places.emplace(owner, owners.size()).second) owners.push_back(owner);
  }
  const auto preferences = store::load_notice_preferences(read, owners);
  std::vector<domain::MailChoice> choices;
  choices.reserve(notices.size());
  for (const auto& one : notices) {
    choices.push_back(preferences.at(places.at({one.agency, one.to})).of(domain::terms_of(one.kind).group));
  }
  return choices;
}

}  // namespace

void notify(db::Write& write, const std::vector<NewNotice>& notices) {
  if (notices.empty()) return;
  for (const auto& one : notices) check(one);
  const auto choices = choices_of(write, notices);
  std::vector<store::Notice> rows;
  rows.reserve(notices.size());
  for (std::size_t i = 0; i < notices.size(); ++i) {
    const auto& one = notices[i];
    store::Notice row;
    row.owner = {one.agency, one.to};
    row.kind = domain::terms_of(one.kind).name;
    row.args = write_args(one);
    row.link = one.link;
    row.collapse = one.collapse;
    row.mail = choices[i];
    rows.push_back(std::move(row));
  }
  store::insert_notices(write, rows);
}

NoticeView view_of(const base::Messages& messages, const store::Notice& notice) {
  const auto arguments = read_args(messages, notice.args);
  NoticeView view{notice.number, notice.kind, {}, {}, notice.link, notice.made_at, notice.read_at};
  view.title = words_of(messages, "notice_" + notice.kind + "_title", arguments);
  view.body = words_of(messages, "notice_" + notice.kind, arguments);
  if (view.title.ms.empty()) view.title = {notice.kind, notice.kind};
  return view;
}

NoticePage list_notices(const Context& context, const base::Messages& messages, const domain::Caller& caller,
                        const store::NoticeFilter& filter) {
  return context.database.read([&](db::Read& read) {
    auto wider = filter;
    ++wider.limit;  // one more tells whether there is a next page
    auto found = store::list_notices(read, owner_of(caller), wider);
    NoticePage page{{}, {}, store::load_notice_box(read, owner_of(caller))};
    if (static_cast<std::int64_t>(found.size()) > filter.limit) {
      found.pop_back();
      page.next = found.back().number;
    }
    for (const auto& notice : found) page.notices.push_back(view_of(messages, notice));
    return page;
  });
}

store::NoticeBox notice_box(const Context& context, const domain::Caller& caller) {
  return context.database.read([&](db::Read& read) { return store::load_notice_box(read, owner_of(caller)); });
}

base::Result<store::NoticeBox> read_notice(const Context& context, const domain::Caller& caller, std::int64_t number) {
  return context.database.write([&](db::Write& write) -> base::Result<store::NoticeBox> {
    if (!store::mark_notice_read(write, owner_of(caller), number)) {
      return base::Error{base::Code::not_found, "not_found", ""};
    }
    return store::load_notice_box(write, owner_of(caller));
  });
}

store::NoticeBox read_notices(const Context& context, const domain::Caller& caller, std::int64_t up_to) {
  return context.database.write([&](db::Write& write) {
    store::mark_notices_read(write, owner_of(caller), up_to);
    return store::load_notice_box(write, owner_of(caller));
  });
}

store::NoticePreference notice_preference(const Context& context, const domain::Caller& caller) {
  return context.database.read(
      [&](db::Read& read) { return store::load_notice_preferences(read, {owner_of(caller)}).front(); });
}

std::string own_email(const Context& context, const domain::Caller& caller) {
  return context.database.read(
      [&](db::Read& read) { return store::load_officer_emails(read, {owner_of(caller)}).front(); });
}

void choose_notice_mail(const Context& context, const domain::Caller& caller, const store::NoticePreference& preference,
                        const store::Actor& actor) {
  context.database.write([&](db::Write& write) {
    store::put_notice_preference(write, owner_of(caller), preference);
    std::string detail(store::mail_language_name(preference.language));
    for (const auto group : domain::notice_groups()) {
      detail +=
          fmt::format(", {} {}", domain::notice_group_name(group), domain::mail_choice_name(preference.of(group)));
    }
    store::insert_audit_entry(write, caller.agency, actor, "notice_mail_chosen", caller.officer.value, detail);
    return true;
  });
}

}  // namespace spotme::app
