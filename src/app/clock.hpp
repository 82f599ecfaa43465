#pragma once

#include "app/context.hpp"
#include "app/evidence_cache.hpp"
#include "app/session.hpp"
#include "domain/clock.hpp"
#include "domain/verdict.hpp"
#include "store/clock_event.hpp"

#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

/// The press. Many wait at once in the morning, so the use-case itself is batched: one statement loads what is known of
/// all who wait, the pure domain decides one by one, one statement a table writes, one COMMIT makes it durable, each is
/// answered after it.
namespace spotme::app {

/// A press as it came in, already checked for form.
struct Press {
  TokenParts token;
  domain::PressRequest request;
  std::optional<domain::Position> position = {};     ///< has passed domain::check_position
  std::optional<std::string> position_absence = {};  ///< `denied`, `unavailable`, `timeout`, `unsupported`
  std::string channel = "web";
  std::string address = {};
  std::string request_id = {};
};

/// What is answered: the stored event and the verdict as of it.
struct Recorded {
  store::ClockEvent event;
  bool repeat = false;  ///< the key was stored before; this is the first answer again
  domain::Counting counts = domain::Counting::first_in;
  std::string note = {};  ///< message key, empty when there is nothing to explain
  base::MessageArgs note_args = {};
  domain::Verdict verdict;
};

/// Records presses inside one transaction; answers in the order of `presses`. Refusals, each for its own press alone:
/// `not_signed_in`, `agency_suspended` (unauthenticated), `password_change_required` (forbidden), `no_posting`
/// (conflict: no post or working time on that day), `key_used` (conflict: the key was used for another press),
/// `no_calendar`. May throw db::SerializationFailure when another process stores one of the keys at this moment; it is
/// run again then.
[[nodiscard]] std::vector<base::Result<Recorded>> record_presses(const Context& context, EvidenceCache& cache,
                                                                 db::Write& write, const std::vector<Press>& presses);

/// Where presses wait for the writer. Thread-safe; outlived by the database.
class ClockDesk {
 public:
  /// Called once, on the writer's thread: the result when durable or refused, or the breakdown.
  using Answer = std::function<void(std::optional<base::Result<Recorded>>, std::exception_ptr)>;

  ClockDesk(const Context& context, std::size_t batch = 256) : context_(context), batch_(batch) {}
  ClockDesk(const ClockDesk&) = delete;
  ClockDesk& operator=(const ClockDesk&) = delete;

  void record(Press press, Answer answer);

 private:
  struct Waiting {
    Press press;
    Answer answer;
  };
  struct Batch;
  void post_job();
  void fill(Batch& batch);

  const Context& context_;
  std::size_t batch_;
  EvidenceCache cache_;
  std::mutex mutex_;
  std::vector<Waiting> waiting_;
  bool job_posted_ = false;
};

}  // namespace spotme::app
