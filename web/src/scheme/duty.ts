// Duties of a rota as the API writes them: `07:00-15:00`, `22:00-06:00+1/02:00-02:30`, `rest`, `on_call`.

export type DutyKind = 'morning' | 'evening' | 'night' | 'rest' | 'on_call';

/** How a duty looks at a glance. A shift is named by when it begins: up to 11:59 morning, up to 17:59 evening, else night. */
export function kindOf(duty: string): DutyKind {
  if (duty === 'rest' || duty === 'on_call') return duty;
  const hour = Number(duty.slice(0, 2));
  if (hour < 4 || hour >= 18) return 'night';
  return hour < 12 ? 'morning' : 'evening';
}

/** A part of a pattern: the same duty on several days. */
export interface Part {
  duty: string;
  days: number;
}

/** The days of a round as parts, equal neighbours together. */
export function partsOf(days: readonly string[]): Part[] {
  const parts: Part[] = [];
  for (const duty of days) {
    const last = parts.at(-1);
    if (last?.duty === duty) last.days += 1;
    else parts.push({ duty, days: 1 });
  }
  return parts;
}

/** `07:00-15:00 x2, rest`: the text that the server reads. */
export const patternOf = (parts: readonly Part[]): string =>
  parts.map(({ duty, days }) => (days > 1 ? `${duty} x${days}` : duty)).join(', ');

export const lengthOf = (parts: readonly Part[]): number => parts.reduce((sum, part) => sum + part.days, 0);

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** A shift from its times; one that ends at or before its start ends on the next day. undefined when a time is missing. */
export function shiftOf(start: string, end: string, pause?: { from: string; to: string }): string | undefined {
  const valid = (time: string): boolean => /^\d\d:\d\d$/.test(time);
  if (!valid(start) || !valid(end)) return undefined;
  const next = (time: string): string => (minutes(time) < minutes(start) ? `${time}+1` : time);
  const last = minutes(end) <= minutes(start) ? `${end}+1` : end;
  const text = `${start}-${last}`;
  return pause && valid(pause.from) && valid(pause.to) ? `${text}/${next(pause.from)}-${next(pause.to)}` : text;
}

/** The part at `from` put in the place of `to`. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  if (to < 0 || to >= list.length) return [...list];
  const copy = [...list];
  copy.splice(to, 0, ...copy.splice(from, 1));
  return copy;
}
