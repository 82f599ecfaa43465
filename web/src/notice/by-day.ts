import type { Schemas } from '../api/client';
import { wallTime } from '../i18n/format';

type Notice = Schemas['Notice'];

/** Those of one day together, in the order in which they came. */
export function byDay(notices: Notice[]): Array<{ day: string; notices: Notice[] }> {
  const days: Array<{ day: string; notices: Notice[] }> = [];
  for (const notice of notices) {
    const day = wallTime(notice.made_at).date;
    const last = days.at(-1);
    if (last?.day === day) last.notices.push(notice);
    else days.push({ day, notices: [notice] });
  }
  return days;
}
