#include "store/officer.hpp"

#include <clocale>
#include <cwchar>
#include <cwctype>
#include <stdexcept>

namespace spotme::store {
namespace {

/// glibc has had C.UTF-8 inside since 2.35, so it needs no files; its case tables are those of Unicode.
class UnicodeLocale {
 public:
  UnicodeLocale() : made_(::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)) {
    if (made_ == nullptr) throw std::runtime_error("the C library knows no C.UTF-8");
  }
  ~UnicodeLocale() { ::freelocale(made_); }
  UnicodeLocale(const UnicodeLocale&) = delete;
  UnicodeLocale& operator=(const UnicodeLocale&) = delete;
  [[nodiscard]] locale_t get() const { return made_; }

 private:
  locale_t made_;
};

/// Makes the locale that of this thread for one scope.
class LocaleScope {
 public:
  explicit LocaleScope(locale_t locale) : before_(::uselocale(locale)) {}
  ~LocaleScope() { ::uselocale(before_); }
  LocaleScope(const LocaleScope&) = delete;
  LocaleScope& operator=(const LocaleScope&) = delete;

 private:
  locale_t before_;
};

}  // namespace

std::string name_key(std::string_view name) {
  static const UnicodeLocale unicode;
  const LocaleScope scope(unicode.get());
  std::string key;
  std::mbstate_t reading{};
  std::mbstate_t writing{};
  while (!name.empty()) {
    wchar_t letter = 0;
    const auto length = ::mbrtowc(&letter, name.data(), name.size(), &reading);
    if (length == 0 || length > name.size()) throw std::logic_error("a name that is stored is valid UTF-8 without NUL");
    name.remove_prefix(length);
    if (std::iswspace(static_cast<wint_t>(letter)) != 0) {
      if (!key.empty() && key.back() != ' ') key.push_back(' ');
      continue;
    }
    char bytes[8];
    const auto written = ::wcrtomb(bytes, static_cast<wchar_t>(std::towlower(static_cast<wint_t>(letter))), &writing);
    key.append(bytes, written);
  }
  if (!key.empty() && key.back() == ' ') key.pop_back();
  return key;
}

}  // namespace spotme::store
