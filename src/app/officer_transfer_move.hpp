#pragma once

#include "store/audit.hpp"
#include "store/officer_transfer.hpp"

/// Inside of app/officer_transfer*: the move itself.
namespace spotme::app {

/// Carries out an accepted transfer inside the caller's transaction: the new record begins on its first day, the
/// account goes over, and what hangs on the old membership ends. False, and nothing done, when the new unit is not
/// there on that day.
bool move_officer(db::Write& write, store::Transfer& transfer, const store::Actor& actor);

}  // namespace spotme::app
