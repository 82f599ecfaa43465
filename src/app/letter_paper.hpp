#pragma once

#include "base/messages.hpp"
#include "domain/appearance.hpp"
#include "store/letter.hpp"

#include <string>

/// A letter as a PDF, in Malay, the language of the service's letters.
namespace spotme::app {

/// The same letter with the same steps gives the same bytes, dated as the letter. A cancelled one says so across every
/// page and above its subject. `appearance`: of its agency when it was made. `sample`: across every page, that it is
/// one.
[[nodiscard]] std::string letter_pdf(const base::Messages& messages, const store::LetterView& view,
                                     const domain::Appearance& appearance = {}, bool sample = false);

/// `surat-AG1-TS-2026-3.pdf`: the reference with what no file name takes left out.
[[nodiscard]] std::string letter_file_name(const store::Letter& letter);

}  // namespace spotme::app
