#pragma once

#include "store/letter.hpp"

#include <vector>

/// Who is told of letters, and of what becomes of them.
namespace spotme::app {

/// The officers, of letters that were issued to them.
void tell_of_issued(db::Write& write, const std::vector<store::Letter>& letters);
/// The officers, of letters whose answer is due (each has a `reply_by`).
void tell_of_due(db::Write& write, const std::vector<store::Letter>& letters);
/// The nearest heads of department above the officer, of his answer.
void tell_of_answer(db::Write& write, const store::Letter& letter);
/// The officer, that the matter is closed or the letter cancelled.
void tell_of_end(db::Write& write, const store::Letter& letter, store::LetterStepKind how);

}  // namespace spotme::app
