// The days of a month as a calendar shows them, weeks from Sunday as they are printed in Malaysia.
import { wallTime } from '../i18n/format';

const dayMs = 86_400_000;

const at = (day: string): number => Date.parse(`${day}T12:00:00Z`);
const toDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** `2026-11-25` after `2026-11-24` and one day */
export const addDays = (day: string, days: number): string => toDay(at(day) + days * dayMs);

/** `2026-12` after `2026-11` and one month */
export function addMonths(month: string, months: number): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const count = year * 12 + (number - 1) + months;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
}

export const today = (): string => wallTime(Date.now()).date;

/** A month that an address may name: `2026-11`. */
export const isMonth = (text: string | undefined): text is string => text !== undefined && /^(19|20)\d\d-(0[1-9]|1[0-2])$/.test(text);

export const firstDay = (month: string): string => `${month}-01`;
export const lastDay = (month: string): string => addDays(firstDay(addMonths(month, 1)), -1);

/** Rows of seven; the places before the first and after the last day are empty. */
export function weeks(month: string): Array<Array<string | undefined>> {
  const days: Array<string | undefined> = Array.from({ length: new Date(at(firstDay(month))).getUTCDay() }, () => undefined);
  for (let day = firstDay(month); day <= lastDay(month); day = addDays(day, 1)) days.push(day);
  while (days.length % 7 !== 0) days.push(undefined);
  return Array.from({ length: days.length / 7 }, (_, row) => days.slice(row * 7, row * 7 + 7));
}
