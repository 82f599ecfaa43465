#pragma once

#include <sys/types.h>

/// What another process of this machine takes.
namespace spotme::bench {

/// Processor time that a process has used, user and system, in seconds.
[[nodiscard]] double processor_seconds(pid_t process);
/// Its resident memory, in MB.
[[nodiscard]] double resident_mb(pid_t process);

}  // namespace spotme::bench
