#include "http/request_parser.hpp"

#include "base/text.hpp"
#include "http/target.hpp"

#include <boost/beast/http/basic_parser.hpp>

#include <algorithm>
#include <atomic>
#include <optional>

namespace spotme::http {
namespace {

namespace beast = boost::beast;
using Verb = beast::http::verb;
using Field = beast::http::field;

std::optional<Method> to_method(Verb verb) {
  switch (verb) {
    case Verb::get: return Method::get;
    case Verb::head: return Method::head;
    case Verb::post: return Method::post;
    case Verb::put: return Method::put;
    case Verb::patch: return Method::patch;
    case Verb::delete_: return Method::del;
    case Verb::options: return Method::options;
    default: return std::nullopt;
  }
}

std::string_view view(beast::string_view text) { return {text.data(), text.size()}; }

bool is_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// How many large bodies are being read or answered in this process.
std::atomic<std::size_t> large_bodies{0};

/// A place among at most `most`, given back with the last owner; null when there is none.
std::shared_ptr<const void> take_large_body(std::size_t most) {
  if (large_bodies.fetch_add(1) >= most) {
    large_bodies.fetch_sub(1);
    return nullptr;
  }
  return {&large_bodies, [](const void*) { large_bodies.fetch_sub(1); }};
}

/// Beast's parser with a house that is stricter than the RFC allows it to be.
class BeastParser final : public beast::http::basic_parser<true> {
 public:
  BeastParser(const Limits& limits, Request& request) : limits_(limits), request_(request) {
    header_limit(static_cast<std::uint32_t>(limits.head_bytes));
    body_limit(limits.body_bytes);
  }

  [[nodiscard]] Refusal refusal() const { return refusal_; }
  [[nodiscard]] bool expects_continue() const { return expects_continue_; }
  [[nodiscard]] bool is_http_1_0() const { return is_http_1_0_; }

 private:
  void refuse(Refusal why, beast::error_code& failure) {
    refusal_ = why;
    failure = beast::http::error::bad_field;
  }

  void on_request_impl(Verb verb, beast::string_view /*method*/, beast::string_view target, int version,
                       beast::error_code& failure) override {
    is_http_1_0_ = version < 11;
    if (target.size() > limits_.target_bytes) return refuse(Refusal::target_too_long, failure);
    const auto method = to_method(verb);
    if (!method) return refuse(Refusal::method_unknown, failure);
    const auto large = *method == Method::post && limits_.large_body_bytes != nullptr
                           ? limits_.large_body_bytes(view(target))
                           : std::size_t{0};
    if (large > 0) {
      request_.large_body = take_large_body(limits_.large_bodies);
      if (request_.large_body == nullptr) return refuse(Refusal::busy, failure);
      body_limit(large);
    }
    request_.method = *method;
    Target decoded;
    const auto fault = decode_target(view(target), decoded);
    if (fault == TargetFault::malformed) return refuse(Refusal::path_malformed, failure);
    if (fault == TargetFault::hostile) return refuse(Refusal::path_hostile, failure);
    request_.path = std::move(decoded.path);
    request_.query = std::move(decoded.query);
  }

  void on_field_impl(Field field, beast::string_view name, beast::string_view value,
                     beast::error_code& failure) override {
    if (head_complete_) return refuse(Refusal::malformed, failure);  // a trailer
    if (request_.headers.size() >= limits_.header_count) return refuse(Refusal::head_too_large, failure);
    const bool sound = check_field(field, view(value));
    if (!sound) return refuse(refusal_, failure);
    request_.headers.emplace_back(base::ascii_lower(view(name)), view(value));
  }

  /// False with refusal_ set when the field makes the request ambiguous.
  bool check_field(Field field, std::string_view value) {
    switch (field) {
      case Field::content_length: return !std::exchange(has_length_, true) && is_digits(value);
      case Field::transfer_encoding: return beast::iequals({value.data(), value.size()}, "chunked");
      case Field::host: return !std::exchange(has_host_, true);
      case Field::expect:
        expects_continue_ = beast::iequals({value.data(), value.size()}, "100-continue");
        if (!expects_continue_) refusal_ = Refusal::expectation_unknown;
        return expects_continue_;
      default: return true;
    }
  }

  void on_header_impl(beast::error_code& failure) override {
    head_complete_ = true;
    // RFC 9112 3.2 asks for exactly one Host; 6.1 has no chunked coding before HTTP/1.1.
    if (is_http_1_0_ ? chunked() : !has_host_) refuse(Refusal::malformed, failure);
    expects_continue_ = expects_continue_ && !is_http_1_0_;
  }

  void on_body_init_impl(const boost::optional<std::uint64_t>& /*length*/, beast::error_code& /*failure*/) override {}

  std::size_t on_body_impl(beast::string_view body, beast::error_code& /*failure*/) override {
    request_.body.append(body.data(), body.size());
    return body.size();
  }

  std::size_t on_chunk_body_impl(std::uint64_t /*remain*/, beast::string_view body,
                                 beast::error_code& /*failure*/) override {
    request_.body.append(body.data(), body.size());
    return body.size();
  }

  void on_chunk_header_impl(std::uint64_t /*size*/, beast::string_view /*extensions*/,
                            beast::error_code& /*failure*/) override {}
  void on_response_impl(int /*status*/, beast::string_view /*reason*/, int /*version*/,
                        beast::error_code& /*failure*/) override {}
  void on_finish_impl(beast::error_code& /*failure*/) override {}

  const Limits& limits_;
  Request& request_;
  Refusal refusal_ = Refusal::malformed;
  bool head_complete_ = false;
  bool has_length_ = false;
  bool has_host_ = false;
  bool expects_continue_ = false;
  bool is_http_1_0_ = false;
};

/// A line that begins with white space continues the one before (obs-fold); Beast would join the two, others would not.
bool has_folded_line(std::string_view head) {
  for (auto at = head.find("\r\n"); at != std::string_view::npos && at + 2 < head.size();
       at = head.find("\r\n", at + 2)) {
    if (head[at + 2] == ' ' || head[at + 2] == '\t') return true;
  }
  return false;
}

}  // namespace

class RequestParser::Impl {
 public:
  explicit Impl(const Limits& limits) : limits_(limits) {}

  void start() {
    request_ = std::make_shared<Request>();
    parser_.emplace(limits_, *request_);
    searched_ = 0;
  }

  Step advance(std::string_view bytes, std::size_t& consumed) {
    return parser_->is_header_done() ? advance_body(bytes, consumed) : advance_head(bytes, consumed);
  }

  Step refuse(Refusal why) {
    refusal_ = why;
    return Step::refused;
  }

  [[nodiscard]] Refusal refusal() const { return refusal_; }
  std::shared_ptr<Request>& request() { return request_; }
  [[nodiscard]] const BeastParser& parser() const { return *parser_; }

 private:
  /// Beast is given the head only when it is whole: its work on a slow head is one search, not one parse a byte.
  Step advance_head(std::string_view bytes, std::size_t& consumed) {
    constexpr std::string_view end_of_head = "\r\n\r\n";
    const auto end = bytes.substr(0, limits_.head_bytes).find(end_of_head, searched_);
    if (end == std::string_view::npos) {
      if (bytes.size() >= limits_.head_bytes) return refuse_long_head(bytes);
      searched_ = bytes.size() < end_of_head.size() ? 0 : bytes.size() - end_of_head.size() + 1;
      return Step::need_more;
    }
    const auto head = bytes.substr(0, end + end_of_head.size());
    if (has_folded_line(head)) return refuse(Refusal::malformed);
    beast::error_code failure;
    const auto taken = parser_->put(boost::asio::buffer(head.data(), head.size()), failure);
    if (failure) return refuse_failed(failure);
    if (taken != head.size() || !parser_->is_header_done()) return refuse(Refusal::malformed);
    consumed += taken;
    return Step::head;
  }

  Step refuse_long_head(std::string_view bytes) {
    const bool line_ended = bytes.substr(0, limits_.target_bytes).find("\r\n") != std::string_view::npos;
    return refuse(line_ended ? Refusal::head_too_large : Refusal::target_too_long);
  }

  /// No body in chunks ends without these bytes; Beast asserts that it is not called again with the beginning of them.
  static constexpr std::string_view last_chunk = "0\r\n\r\n";

  Step advance_body(std::string_view bytes, std::size_t& consumed) {
    while (!parser_->is_done()) {
      if (parser_->chunked() && bytes.size() < last_chunk.size() && bytes.starts_with('0')) return Step::need_more;
      beast::error_code failure;
      const auto taken = parser_->put(boost::asio::buffer(bytes.data(), bytes.size()), failure);
      consumed += taken;
      bytes.remove_prefix(taken);
      if (failure == beast::http::error::need_more || (!failure && bytes.empty() && !parser_->is_done())) {
        // What Beast keeps waiting is a chunk header; one that is longer than a whole head is an attack.
        return bytes.size() >= limits_.head_bytes ? refuse(Refusal::malformed) : Step::need_more;
      }
      if (failure) return refuse_failed(failure);
    }
    return Step::done;
  }

  Step refuse_failed(const beast::error_code& failure) {
    using beast::http::error;
    if (failure == error::body_limit) return refuse(Refusal::body_too_large);
    if (failure == error::header_limit) return refuse(Refusal::head_too_large);
    return refuse(parser_->refusal());
  }

  Limits limits_;
  Refusal refusal_ = Refusal::malformed;
  std::shared_ptr<Request> request_;
  std::optional<BeastParser> parser_;
  std::size_t searched_ = 0;
};

RequestParser::RequestParser(const Limits& limits) : impl_(std::make_unique<Impl>(limits)) { impl_->start(); }
RequestParser::~RequestParser() = default;

void RequestParser::start() { impl_->start(); }

RequestParser::Step RequestParser::advance(std::string_view bytes, std::size_t& consumed) {
  return impl_->advance(bytes, consumed);
}

Refusal RequestParser::refusal() const { return impl_->refusal(); }
Request& RequestParser::request() { return *impl_->request(); }
std::shared_ptr<Request> RequestParser::take() { return std::move(impl_->request()); }
bool RequestParser::expects_continue() const { return impl_->parser().expects_continue(); }
bool RequestParser::keep_alive() const { return impl_->parser().keep_alive(); }
bool RequestParser::is_http_1_0() const { return impl_->parser().is_http_1_0(); }

}  // namespace spotme::http
