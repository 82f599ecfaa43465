// When a recurring task comes, as a form holds it and as the server takes it.
import type { Schemas } from '../api/client';
import { addDays } from '../day/calendar';

export type Recurrence = Schemas['TaskRecurrence'];
export type Every = Recurrence['every'];

export interface Rhythm {
  every: Every | '';
  /** Of `week`: 1 is Monday. */
  weekdays: readonly number[];
  /** Of `month`. */
  day: number;
  until: string;
  dueDays: number;
}

const weekdayOf = (day: string): number => ((new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7) + 1;

/** Not recurring; what would hold if it were: on the weekday and the day of `from`, for half a year. */
export const rhythmFrom = (from: string): Rhythm => ({
  every: '',
  weekdays: [weekdayOf(from)],
  day: Number(from.slice(8)),
  until: addDays(from, 182),
  dueDays: 0,
});

/** Nothing for what comes once. */
export function recurrenceOf({ every, weekdays, day, until, dueDays }: Rhythm, from: string): Recurrence | undefined {
  if (every === '') return undefined;
  return {
    every,
    from,
    until,
    due_days: dueDays,
    ...(every === 'week' && { weekdays: [...weekdays].sort() }),
    ...(every === 'month' && { day }),
  };
}
