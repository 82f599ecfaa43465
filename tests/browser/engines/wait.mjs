// Waiting for a condition, with a deadline and a name: the only way in which these tests let time pass.
// The pause between two looks is an interval of polling, never a guess of how long something takes.
const pauseMs = 25;

export const pause = () => new Promise((resolve) => setTimeout(resolve, pauseMs));

/**
 * Looks until `look` gives something truthy, and returns it. `look` may throw what `ignore` accepts; anything else
 * ends the wait at once. At the deadline the error says what was waited for and the last thing that stood in the way.
 */
export async function until(look, what, { timeoutMs = 10_000, ignore = () => false } = {}) {
  const deadline = Date.now() + timeoutMs;
  let obstacle = "";
  for (;;) {
    try {
      const seen = await look();
      if (seen) return seen;
      obstacle = `last seen: ${JSON.stringify(seen) ?? "nothing"}`;
    } catch (error) {
      if (!ignore(error)) throw error;
      obstacle = `last error: ${error.message}`;
    }
    if (Date.now() > deadline) throw new Error(`waited ${timeoutMs} ms for ${what}; ${obstacle}`);
    await pause();
  }
}
