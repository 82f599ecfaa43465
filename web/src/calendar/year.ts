// The days of a year as the calendar shows them: what each one is, decided by the server, put together here.
import type { Calendar, Holiday, Ramadan } from './words';

/** What a day looks like. `tentative`: every holiday on it is still to be confirmed. */
export interface DayLook {
  holidays: Holiday[];
  tentative: boolean;
  /** None of them holds in the whole state: a district's or a unit's. */
  partial: boolean;
  rest: boolean;
  ramadan: boolean;
}

const names = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

/** The holidays of each day that has any. */
export function byDay(holidays: Holiday[]): Map<string, Holiday[]> {
  const days = new Map<string, Holiday[]>();
  for (const holiday of holidays) days.set(holiday.date, [...(days.get(holiday.date) ?? []), holiday]);
  return days;
}

/** Whether the weekly rest days that hold on that day name it. */
export function isRest(restDays: Calendar['rest_days'], day: string): boolean {
  const holding = restDays.filter(({ from }) => from <= day).at(-1);
  const name = names[new Date(`${day}T12:00:00Z`).getUTCDay()];
  return holding !== undefined && name !== undefined && holding.days.includes(name);
}

export const isRamadan = (ramadans: Ramadan[], day: string): boolean => ramadans.some((one) => one.first_day <= day && day <= one.last_day);

export function lookAt(calendar: Calendar, days: Map<string, Holiday[]>, day: string): DayLook {
  const holidays = days.get(day) ?? [];
  return {
    holidays,
    tentative: holidays.length > 0 && holidays.every((one) => one.certainty === 'tentative'),
    partial: holidays.length > 0 && holidays.every(({ district, unit_path }) => district !== '' || unit_path !== ''),
    rest: isRest(calendar.rest_days, day),
    ramadan: isRamadan(calendar.ramadans, day),
  };
}

export const monthsOf = (year: number): string[] =>
  Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`);

/** What waits to be confirmed, of holidays and of Ramadan. */
export const tentativeCount = (calendar: Calendar): number =>
  [...calendar.holidays, ...calendar.ramadans].filter(({ certainty }) => certainty === 'tentative').length;
