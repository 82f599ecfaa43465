#include "http/target.hpp"

#include "base/text.hpp"

#include <boost/url/params_encoded_view.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>

#include <algorithm>

namespace spotme::http {
namespace {

namespace urls = boost::urls;

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

/// A path is compared, looked up and logged as text, so that each segment must be a plain name. `decoded` is one
/// segment.
bool is_plain_segment(std::string_view decoded) {
  return decoded != "." && decoded != ".." &&
         std::none_of(decoded.begin(), decoded.end(), [](char c) { return c == '/' || c == '\\' || is_control(c); });
}

TargetFault decode_path(std::string_view encoded, std::string& path) {
  for (const auto segment : base::split(encoded.substr(1), '/')) {
    path.push_back('/');
    const auto start = path.size();
    const auto valid = urls::make_pct_string_view({segment.data(), segment.size()});
    if (!valid) return TargetFault::malformed;
    path += valid->decode();
    const auto decoded = std::string_view(path).substr(start);
    if (!is_plain_segment(decoded)) return TargetFault::hostile;
    if (!base::is_storable_text(decoded)) return TargetFault::malformed;
  }
  return TargetFault::none;
}

std::string decode_query_text(urls::pct_string_view encoded) {
  urls::encoding_opts options;
  options.space_as_plus = true;
  return encoded.decode(options);
}

}  // namespace

TargetFault decode_target(std::string_view raw, Target& target) {
  target = {};
  const auto parsed = urls::parse_origin_form({raw.data(), raw.size()});
  if (!parsed) return TargetFault::malformed;
  const auto fault = decode_path(raw.substr(0, raw.find('?')), target.path);
  if (fault != TargetFault::none) return fault;
  for (const auto& param : parsed->encoded_params()) {
    auto name = decode_query_text(param.key);
    auto value = decode_query_text(param.value);
    if (!base::is_storable_text(name) || !base::is_storable_text(value)) return TargetFault::malformed;
    target.query.emplace_back(std::move(name), std::move(value));
  }
  return TargetFault::none;
}

}  // namespace spotme::http
