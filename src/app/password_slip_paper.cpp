#include "app/document_page.hpp"
#include "app/password_slip.hpp"
#include "base/time.hpp"

#include <string>

namespace spotme::app {
namespace {

constexpr int slips_on_a_page = 4;
constexpr double label_width = 118;
constexpr double line_height = 19;
constexpr double name_height = 22;
constexpr double inner = 12;

base::Minutes minute_of(base::Instant at) {
  return std::chrono::floor<base::Minutes>(base::to_local(at) -
                                           std::chrono::floor<std::chrono::days>(base::to_local(at)));
}

class SlipWriter {
 public:
  SlipWriter(const SlipPaper& paper, base::Day day, std::string& out)
      : paper_(paper), page_(options(paper, day), [&out](std::string_view bytes) {
          out.append(bytes);
          return true;
        }) {}

  void write(const PasswordSlip& slip) {
    if (on_page_ == slips_on_a_page) {
      page_.next_page();
      on_page_ = 0;
    }
    const auto top = page_.y();
    if (on_page_ > 0) page_.rule();
    fill(slip, top + inner);
    ++on_page_;
    page_.advance(page_.room_of_a_page() / slips_on_a_page);
  }
  void finish() { page_.finish(); }

 private:
  static DocumentOptions options(const SlipPaper& paper, base::Day day) {
    DocumentOptions options;
    options.title = paper.messages->text("password_slip_title").ms;
    options.author = "SPOT-Me";
    options.dated = day;
    options.margin = 40;
    return options;
  }

  [[nodiscard]] std::string words(std::string_view key, const base::MessageArgs& args = {}) const {
    return paper_.messages->text(key, args).ms;
  }

  void fill(const PasswordSlip& slip, double y) {
    TextStyle small;
    small.size = 9;
    auto title = small;
    title.align = TextAlign::right;
    const auto width = page_.text_width();
    const auto left = page_.options().margin;
    draw(words("password_slip_title"), title, left, y, width, line_height);
    TextStyle bold;
    bold.size = 12;
    bold.bold = true;
    draw(slip.name, bold, left, y, width - label_width - 60, name_height);
    y += name_height;
    draw(slip.unit + ", " + slip.agency, small, left, y, width, line_height);
    y += line_height;
    field("password_slip_address", paper_.origin, y);
    field("password_slip_user_id", slip.user_id, y += line_height);
    field("password_slip_password", slip.password, y += line_height);
    y += line_height + 4;
    const auto until = base::format_day(base::local_day(slip.until));
    draw(words("password_slip_steps", {{"day", until}, {"time", base::format_minute(minute_of(slip.until))}}), small,
         left, y, width, 3 * line_height);
  }

  void field(std::string_view label, const std::string& value, double y) {
    TextStyle plain;
    plain.size = 10;
    auto bold = plain;
    bold.bold = true;
    bold.size = 12;
    const auto left = page_.options().margin;
    draw(words(label), plain, left, y + 1, label_width, line_height);
    draw(value, bold, left + label_width, y, page_.text_width() - label_width, line_height);
  }

  void draw(std::string_view text, const TextStyle& style, double x, double y, double width, double most) {
    auto layout = page_.lay_out(text, style, width);
    layout.limit_height(most);
    page_.draw(layout, x, y);
  }

  const SlipPaper& paper_;
  DocumentPage page_;
  int on_page_ = 0;
};

}  // namespace

std::string write_password_slips(const std::vector<PasswordSlip>& slips, const SlipPaper& paper, base::Day day) {
  std::string out;
  SlipWriter writer(paper, day, out);
  for (const auto& slip : slips) writer.write(slip);
  writer.finish();
  return out;
}

}  // namespace spotme::app
