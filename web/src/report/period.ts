// The periods of a report: a day, a month, a year, or two days of one's own.
import { addMonths, firstDay, lastDay } from '../day/calendar';

export type PeriodName = 'day' | 'month' | 'year' | 'range';

export interface Choice {
  period: PeriodName;
  /** Of each period what was chosen last, so that going back and forth loses nothing. */
  day: string;
  month: string;
  year: string;
  from: string;
  to: string;
}

export interface Range {
  from: string;
  to: string;
}

/** The month before is what is printed; a day is today's. */
export function firstChoice(today: string, wholeMonth: boolean, period: PeriodName = 'month'): Choice {
  const month = addMonths(today.slice(0, 7), wholeMonth ? -1 : 0);
  return { period, day: today, month, year: today.slice(0, 4), from: firstDay(today.slice(0, 7)), to: today };
}

export function rangeOf(choice: Choice): Range {
  if (choice.period === 'day') return { from: choice.day, to: choice.day };
  if (choice.period === 'month') return { from: firstDay(choice.month), to: lastDay(choice.month) };
  if (choice.period === 'year') return { from: `${choice.year}-01-01`, to: `${choice.year}-12-31` };
  return { from: choice.from, to: choice.to };
}

/** The periods that a kind may be asked for. */
export function periodsOf(kind: { whole_month: boolean; most_days: number }): PeriodName[] {
  if (kind.whole_month) return ['month'];
  return kind.most_days < 365 ? ['day', 'month', 'range'] : ['day', 'month', 'year', 'range'];
}

export const complete = (range: Range): boolean => range.from.length === 10 && range.to.length === 10;
