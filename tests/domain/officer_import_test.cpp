#include "domain/officer_import.hpp"

#include <gtest/gtest.h>

namespace spotme::domain {
namespace {

template <class Enum, class Name, class Parse>
void each_has_its_word(int count, Name name, Parse parse) {
  for (int i = 0; i < count; ++i) {
    const auto one = static_cast<Enum>(i);
    EXPECT_EQ(parse(name(one)), one) << name(one);
  }
  EXPECT_EQ(parse("tiada"), std::nullopt);
}

TEST(OfficerImport, EveryStateKindAndOutcomeHasItsWord) {
  each_has_its_word<ImportState>(5, import_state_name, parse_import_state);
  each_has_its_word<ImportRowKind>(4, import_row_kind_name, parse_import_row_kind);
  each_has_its_word<UndoOutcome>(7, undo_outcome_name, parse_undo_outcome);
  EXPECT_EQ(undo_outcome_name(UndoOutcome::none), "");
  EXPECT_EQ(import_row_kind_name(ImportRowKind::fresh), "new");
}

}  // namespace
}  // namespace spotme::domain
