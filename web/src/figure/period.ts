// The periods that figures are asked for. Those that are running end today, so that they are compared with as many days before.
import { addDays, addMonths, firstDay, lastDay } from '../day/calendar';

export type PeriodName = 'week' | 'month' | 'last_month' | 'quarter' | 'year' | 'own';

export interface Range {
  from: string;
  to: string;
}

/** The longest range that the server answers. */
export const mostDays = 366;

/** The Monday of the day's week. */
export function monday(day: string): string {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return addDays(day, -((weekday + 6) % 7));
}

/** What a period means on `today`; `own` is kept as it is. */
export function rangeOf(period: PeriodName, today: string, own: Range): Range {
  const month = today.slice(0, 7);
  if (period === 'week') return { from: monday(today), to: today };
  if (period === 'month') return { from: firstDay(month), to: today };
  if (period === 'last_month') return { from: firstDay(addMonths(month, -1)), to: lastDay(addMonths(month, -1)) };
  if (period === 'quarter') {
    const number = Number(month.slice(5)) - 1;
    return { from: firstDay(addMonths(month, -(number % 3))), to: today };
  }
  if (period === 'year') return { from: `${today.slice(0, 4)}-01-01`, to: today };
  return own;
}

/** Days of the range, both ends included. */
export const daysOf = ({ from, to }: Range): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;

/** What is wrong with a range that somebody chose himself. */
export function wrongRange(range: Range): 'incomplete' | 'reversed' | 'long' | undefined {
  if (!range.from || !range.to) return 'incomplete';
  if (range.to < range.from) return 'reversed';
  if (daysOf(range) > mostDays) return 'long';
  return undefined;
}
