// How far a last day is from today, as people count it.

/** Whole days from `today` to `day`: 0 is today, negative has passed. Both `2026-11-24`. */
export function daysUntil(day: string, today: string): number {
  return Math.round((Date.parse(`${day}T12:00:00Z`) - Date.parse(`${today}T12:00:00Z`)) / 86_400_000);
}
