#include "base/embedded.hpp"
#include "http/assets.hpp"
#include "http/integration_handlers.hpp"

namespace spotme::http {

/// It is public documentation and says nothing of this installation.
base::Result<Response> show_api_description(const Call& call) {
  static const Assets file({{"/api/v1/openapi.yaml", base::embedded_file("docs/api/openapi.yaml").value()}});
  return file.find(call.request).value();
}

}  // namespace spotme::http
