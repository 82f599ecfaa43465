// Dates as `24 Nov 2026`, times as `08:07`, always those of Malaysia whatever the device believes.
import type { Lang } from './index';

export const zone = 'Asia/Kuala_Lumpur';
const locale: Record<Lang, string> = { ms: 'ms-MY', en: 'en-GB' };

const months: Record<Lang, string[]> = {
  ms: ['Jan', 'Feb', 'Mac', 'Apr', 'Mei', 'Jun', 'Jul', 'Ogo', 'Sep', 'Okt', 'Nov', 'Dis'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
};

interface WallTime {
  date: string;
  hour: string;
  minute: string;
  second: string;
}

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** The wall clock in Malaysia at an instant (milliseconds, or RFC 3339). */
export function wallTime(instant: number | string): WallTime {
  const found: Record<string, string> = {};
  for (const part of parts.formatToParts(new Date(instant))) found[part.type] = part.value;
  const { year = '', month = '', day = '', hour = '', minute = '', second = '' } = found;
  return { date: `${year}-${month}-${day}`, hour, minute, second };
}

/** `08:07` */
export function time(instant: number | string): string {
  const { hour, minute } = wallTime(instant);
  return `${hour}:${minute}`;
}

/** `24 Nov 2026` of `2026-11-24` */
export function date(day: string, lang: Lang): string {
  const [year, month, number] = day.split('-').map(Number) as [number, number, number];
  return `${number} ${months[lang][month - 1]} ${year}`;
}

/** `24 Nov 2026, 08:07` */
export function dateTime(instant: number | string, lang: Lang): string {
  return `${date(wallTime(instant).date, lang)}, ${time(instant)}`;
}

/** Noon of the day in UTC: a civil day has no zone, so that none can move it. */
const noon = (day: string): Date => new Date(`${day}T12:00:00Z`);

/** `Selasa` */
export function weekday(day: string, lang: Lang, width: 'long' | 'short' = 'long'): string {
  return new Intl.DateTimeFormat(locale[lang], { weekday: width, timeZone: 'UTC' }).format(noon(day));
}

/** `November 2026` of `2026-11` */
export function month(yearMonth: string, lang: Lang): string {
  return new Intl.DateTimeFormat(locale[lang], { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(noon(`${yearMonth}-01`));
}

/** `17:07`, or `06:00 (+1)` when the server says that it is the day after */
export function wallMinute(minute: string): string {
  return minute.endsWith('+1') ? `${minute.slice(0, -2)} (+1)` : minute;
}

/** `8 j 03 m`, `8 h 03 min`, or `25 min` */
export function duration(minutes: number, lang: Lang): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return lang === 'ms' ? `${rest} minit` : `${rest} min`;
  return lang === 'ms' ? `${hours} jam ${rest} minit` : `${hours} h ${rest} min`;
}

/** `12 m`, `1.4 km` */
export function distance(metres: number): string {
  return metres < 1000 ? `${Math.round(metres)} m` : `${(metres / 1000).toFixed(1)} km`;
}
