#pragma once

#include <string>

namespace spotme::test {

/// One line of the table of roles: a request, and the status that each caller gets.
struct Row {
  std::string method;
  std::string target;  ///< {own} and {other} are agencies, {officer} somebody in U1/A of the own one
  std::string body;
  int nobody;
  int officer;
  int agency_admin;   ///< of the own agency, held at U1
  int branch_admin;   ///< held at U1/B only
  int foreign_admin;  ///< of the other agency
  int system_admin;
};

}  // namespace spotme::test
