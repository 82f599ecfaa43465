#pragma once

#include <string>
#include <utility>
#include <vector>

namespace spotme::base {

/// Why something was refused. A small set on purpose: `http/errors` maps each code to one status, nothing else does.
enum class Code {
  invalid,          ///< the request itself is malformed: wrong type, missing or extra field (400)
  unprocessable,    ///< well formed, but a value is out of its range (422)
  unauthenticated,  ///< no valid session (401)
  forbidden,        ///< the caller may never do this, whatever the target (403)
  not_found,        ///< absent, or not for this caller: the two are never told apart (404)
  conflict,         ///< contradicts what is stored (409)
  too_large,        ///< over a stated limit (413)
  too_many,         ///< over a rate; `Retry-After` goes with it (429)
  unavailable,      ///< the database or a queue cannot take it now; nothing is known to be stored (503)
};

/// A refusal: a value, not an exception. It carries no sentence; `messages/` holds the text in every language under
/// `key`.
struct Error {
  Code code = Code::invalid;
  std::string key;    ///< message key and the machine-readable code of the API, such as `password_too_short`
  std::string field;  ///< JSON path, CSV column or option that is wrong; empty when none is
  std::vector<std::pair<std::string, std::string>> args = {};  ///< named arguments of the message

  bool operator==(const Error&) const = default;
};

}  // namespace spotme::base
