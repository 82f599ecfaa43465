#pragma once

#include <sys/types.h>

/// What a process of this machine takes.
namespace spotme::bench {

/// Processor time that a process has used, user and system, in seconds.
[[nodiscard]] double processor_seconds(pid_t process);
/// Its resident memory, in MB.
[[nodiscard]] double resident_mb(pid_t process);
/// The most that this process has held since forget_peak, in MB.
[[nodiscard]] double own_peak_mb();
/// Lets own_peak_mb begin at what this process holds now. Throws std::runtime_error where the kernel does not do that.
void forget_peak();

}  // namespace spotme::bench
