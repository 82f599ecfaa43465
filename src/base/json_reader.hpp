#pragma once

#include "base/id.hpp"
#include "base/json_body.hpp"
#include "base/result.hpp"
#include "base/time.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/string.hpp>
#include <boost/json/value.hpp>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace spotme::base {

/// Reads the fields of a JSON object by name and type. The first thing that is wrong is kept, with its path in
/// `Error::field`
/// (`position.latitude`, `items[2].name`), and everything read after it is a default value; so a handler reads all that
/// it wants and asks once, at the end:
///
///     const JsonBody body(request->body);
///     ObjectReader reader(body);
///     const auto key = reader.required_uuid("key");
///     const auto note = reader.optional_text("note", 1, 500);
///     SPOTME_CHECK(reader.finish());
///
/// `finish` also refuses every field, at any level, that nobody asked for. An optional field may be absent or null.
/// Names must be literals, or live as long as the reader.
///
/// Keys of the refusals: those of JsonBody, `not_an_object`, `wrong_type`, `missing_field`, `unknown_field`,
/// `too_short`, `too_long`, `too_many_items`, `control_character`, `not_a_uuid`, `not_one_of` (code invalid);
/// `out_of_range`, `not_an_instant`, `not_a_day`, `not_a_minute` (code unprocessable). Each has the argument `field`.
class ObjectReader {
 public:
  /// The top of a body. Anything but an object is refused. `body` must outlive the reader.
  explicit ObjectReader(const JsonBody& body);

  /// Text of `least` to `most` characters (code points), without control characters but tab and line ends.
  [[nodiscard]] std::string required_text(std::string_view name, std::size_t least, std::size_t most);
  [[nodiscard]] std::optional<std::string> optional_text(std::string_view name, std::size_t least, std::size_t most);
  /// Text that is only handed on: of any length, whatever characters the body may hold.
  [[nodiscard]] std::string required_any_text(std::string_view name);
  [[nodiscard]] std::optional<std::string> optional_any_text(std::string_view name);
  /// A finite number of `least` to `most`. One too large for a double counts as out of range.
  [[nodiscard]] double required_number(std::string_view name, double least, double most);
  [[nodiscard]] std::optional<double> optional_number(std::string_view name, double least, double most);
  /// A number written without fraction and exponent.
  [[nodiscard]] std::int64_t required_integer(std::string_view name, std::int64_t least, std::int64_t most);
  [[nodiscard]] std::optional<std::int64_t> optional_integer(std::string_view name, std::int64_t least,
                                                             std::int64_t most);
  [[nodiscard]] bool required_boolean(std::string_view name);
  [[nodiscard]] std::optional<bool> optional_boolean(std::string_view name);
  /// Any version.
  [[nodiscard]] Uuid required_uuid(std::string_view name);
  [[nodiscard]] std::optional<Uuid> optional_uuid(std::string_view name);
  /// RFC 3339, see parse_instant.
  [[nodiscard]] Instant required_instant(std::string_view name);
  [[nodiscard]] std::optional<Instant> optional_instant(std::string_view name);
  /// `YYYY-MM-DD`.
  [[nodiscard]] Day required_day(std::string_view name);
  [[nodiscard]] std::optional<Day> optional_day(std::string_view name);
  /// Wall time as base::parse_minute takes it: `08:07`, `08:07:59`, each with an optional `+1` for the next day.
  [[nodiscard]] Minutes required_minute(std::string_view name);
  [[nodiscard]] std::optional<Minutes> optional_minute(std::string_view name);
  /// One of a few words, each with what it stands for.
  template <class Value>
  [[nodiscard]] Value required_enum(std::string_view name,
                                    std::initializer_list<std::pair<std::string_view, Value>> words) {
    const auto found = find_enum(name, words, true);
    return found.value_or(words.begin()->second);
  }
  template <class Value>
  [[nodiscard]] std::optional<Value> optional_enum(std::string_view name,
                                                   std::initializer_list<std::pair<std::string_view, Value>> words) {
    return find_enum(name, words, false);
  }
  /// After a refusal the reader of an empty object, whose own misses are not kept.
  [[nodiscard]] ObjectReader required_object(std::string_view name);
  [[nodiscard]] std::optional<ObjectReader> optional_object(std::string_view name);
  /// An array of objects, or of texts, with at most `most_items`.
  [[nodiscard]] std::vector<ObjectReader> required_objects(std::string_view name, std::size_t most_items);
  /// Empty when it is absent.
  [[nodiscard]] std::vector<ObjectReader> optional_objects(std::string_view name, std::size_t most_items);
  [[nodiscard]] std::vector<std::string> required_texts(std::string_view name, std::size_t most_items,
                                                        std::size_t least, std::size_t most);
  /// Whole numbers, each as required_integer.
  [[nodiscard]] std::vector<std::int64_t> required_integers(std::string_view name, std::size_t most_items,
                                                            std::int64_t least, std::int64_t most);
  /// Whether the field is there and not null; asks for it.
  [[nodiscard]] bool has(std::string_view name) { return find(name, false) != nullptr; }
  /// Empty when it is absent.
  [[nodiscard]] std::vector<std::string> optional_texts(std::string_view name, std::size_t most_items,
                                                        std::size_t least, std::size_t most);

  /// Keeps a refusal of the caller's own about field `name`, unless there is an earlier one. `field` is filled in.
  void refuse(std::string_view name, Code code, std::string_view key,
              std::vector<std::pair<std::string, std::string>> args = {});
  [[nodiscard]] bool failed() const;
  /// On the reader of the top, after everything was read: the first refusal, if there is one.
  [[nodiscard]] Result<void> finish();

 private:
  /// One object under reading. Its path is put together only for a refusal.
  struct Node {
    const boost::json::object* object;
    const Node* parent = nullptr;                ///< null at the top
    std::string_view name = {};                  ///< in its parent
    std::optional<std::size_t> item = {};        ///< where it is one of an array
    std::uint64_t asked = 0;                     ///< a bit for each member, of the first 64, that somebody asked for
    std::vector<std::size_t> asked_beyond = {};  ///< the others, by number
  };
  struct State {
    std::optional<Error> refusal;
    std::deque<Node> nodes;  ///< a deque, because readers point into it
  };
  ObjectReader(std::shared_ptr<State> state, Node* node) : state_(std::move(state)), node_(node) {}

  const boost::json::value* find(std::string_view name, bool required);
  const boost::json::string* find_string(std::string_view name, bool required);
  const boost::json::array* find_array(std::string_view name, std::size_t most_items);
  std::optional<std::string_view> find_word(std::string_view name, bool required);
  std::optional<std::string> find_text(std::string_view name, bool required, std::size_t least, std::size_t most);
  std::optional<double> find_number(std::string_view name, bool required, double least, double most);
  std::optional<std::int64_t> find_integer(std::string_view name, bool required, std::int64_t least, std::int64_t most);
  std::optional<bool> find_boolean(std::string_view name, bool required);
  template <class Value, class Parse>
  std::optional<Value> find_parsed(std::string_view name, bool required, Parse parse, Code code, std::string_view key);
  std::int64_t checked_integer(std::string_view name, const boost::json::value& value, std::int64_t least,
                               std::int64_t most);
  std::string checked_text(std::string_view name, const boost::json::value& value, std::size_t least, std::size_t most);
  ObjectReader child(std::string_view name, const boost::json::value* value, std::optional<std::size_t> item = {});
  static std::string path_of(const Node& node);
  static const boost::json::object& nothing();
  void refuse_type(std::string_view name, std::string_view expected);

  template <class Value>
  std::optional<Value> find_enum(std::string_view name, std::initializer_list<std::pair<std::string_view, Value>> words,
                                 bool required) {
    const auto word = find_word(name, required);
    if (!word) return std::nullopt;
    for (const auto& [text, value] : words) {
      if (text == *word) return value;
    }
    std::string allowed;
    for (const auto& [text, value] : words) allowed.append(allowed.empty() ? "" : ", ").append(text);
    refuse(name, Code::invalid, "not_one_of", {{"allowed", std::move(allowed)}});
    return std::nullopt;
  }

  std::shared_ptr<State> state_;
  Node* node_;
};

}  // namespace spotme::base
