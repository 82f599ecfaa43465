// Reading the minutes that the server decided against the time that ticks here; nothing is decided on this side.

/** The instant (milliseconds) of a wall-clock minute, `HH:MM` or `HH:MM+1`, of a work day in Malaysia. */
export function instantOf(workDay: string, minute: string): number {
  const nextDay = minute.endsWith('+1');
  const start = Date.parse(`${workDay}T${nextDay ? minute.slice(0, -2) : minute}:00+08:00`);
  return nextDay ? start + 86_400_000 : start;
}

/** Whole minutes from `now` until then, rounded up; 0 when it has come. */
export const minutesUntil = (instant: number, now: number): number => Math.max(0, Math.ceil((instant - now) / 60_000));
