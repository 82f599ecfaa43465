// What the addresses of tasks say.
export const isDay = (text: string | null): text is string =>
  text !== null && /^(19|20)\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(`${text}T12:00:00Z`));

export const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/** The day that `?tarikh=` names; without one the server shows the work day as it stands, which a night shift began yesterday. */
export function dayOf(search: string): string | undefined {
  const named = new URLSearchParams(search).get('tarikh');
  return isDay(named) ? named : undefined;
}

export const onDay = (path: string, day: string): string => `${path}?tarikh=${day}`;

/** How many days from `from` to `to`; negative when it is past. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T12:00:00Z`) - Date.parse(`${from}T12:00:00Z`)) / 86_400_000);

/** The next day that is neither Saturday nor Sunday: a proposal, since the server alone knows an officer's days of work. */
export function nextWeekday(day: string): string {
  let next = Date.parse(`${day}T12:00:00Z`);
  do next += 86_400_000;
  while ([0, 6].includes(new Date(next).getUTCDay()));
  return new Date(next).toISOString().slice(0, 10);
}
