#pragma once

#include "base/error.hpp"
#include "base/messages.hpp"
#include "domain/verdict.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace spotme::app {

/// Writes verdicts as `spotme judge` prints them: JSON with the fields in the order of the contract, the reasons in
/// both languages. It cuts the sentences of the catalogue up once, so that a verdict is written without an allocation
/// but for the growth of `out`. The same verdict always gives the same bytes. May be shared between threads; `messages`
/// must outlive it.
class VerdictWriter {
 public:
  /// Throws std::logic_error when the catalogue has no words for a rule or a state.
  explicit VerdictWriter(const base::Messages& messages);

  /// Appends the verdict, without a line end. `id` is echoed and must be valid UTF-8.
  void append_verdict(std::string& out, std::string_view id, const domain::Verdict& verdict) const;
  /// The same without an id, as the API shows it.
  void append_verdict(std::string& out, const domain::Verdict& verdict) const;
  /// Appends `{"id": …, "error": {…}}`, without a line end: null for an id that could not be read, and for a field
  /// where none is to blame.
  void append_refusal(std::string& out, const std::optional<std::string>& id, const base::Error& error) const;

 private:
  /// Words, escaped for JSON, and the argument behind them.
  struct Piece {
    std::string words;
    std::string_view argument;
  };
  struct Words {
    std::vector<Piece> ms;
    std::vector<Piece> en;
  };
  enum class Language : bool { ms, en };

  static std::vector<Piece> cut(std::string_view pattern);
  void append_fields(std::string& out, const domain::Verdict& verdict) const;
  void append_step(std::string& out, const domain::Step& step) const;
  void append_sentence(std::string& out, const domain::Step& step, Language language) const;
  void append_argument(std::string& out, const domain::Step& step, std::string_view name, Language language) const;

  const base::Messages& messages_;
  std::array<Words, domain::rule_count> because_;
  std::array<base::Text, domain::state_count> states_;  ///< escaped for JSON
};

}  // namespace spotme::app
