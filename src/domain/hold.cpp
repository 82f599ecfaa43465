#include "domain/hold.hpp"

namespace spotme::domain {

// As with the closing of months, what is decided holds for everybody of the agency.
bool may_keep_holds(const Caller& caller, base::AgencyId agency) { return may_close_months(caller, agency); }

}  // namespace spotme::domain
