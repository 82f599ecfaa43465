// The days of a month as a strip: what is closed, what is being closed, what waits and for what.
import { Trans, useLingui } from '@lingui/react/macro';
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Schemas } from '../api/client';
import { lastDay, today } from '../day/calendar';
import { useLang } from '../i18n';
import { date, dateTime, weekday } from '../i18n/format';
import { number } from '../i18n/number-format';
import { Icon, type IconName } from '../ui/icon';

type Month = Schemas['MonthClosing'];
type State = Schemas['DayClosing']['state'] | 'open' | 'before';

const words: Record<State, MessageDescriptor> = {
  closed: msg`Ditutup`,
  closing: msg`Sedang ditutup`,
  waiting: msg`Menunggu syif tamat`,
  open: msg`Belum ditutup`,
  before: msg`Sebelum penutupan bermula`,
};
const looks: Record<State, { box: string; icon: IconName | undefined }> = {
  closed: { box: 'border-otl-success-200 bg-bg-success-50', icon: 'lock' },
  closing: { box: 'border-otl-primary-300 bg-bg-primary-50', icon: 'clock' },
  waiting: { box: 'border-otl-warning-200 bg-bg-warning-50', icon: 'clock' },
  open: { box: 'border-otl-gray-200 bg-bg-white', icon: undefined },
  before: { box: 'border-otl-gray-200 bg-bg-washed', icon: undefined },
};

interface Shown {
  day: string;
  state: State;
  closing: Schemas['DayClosing'] | undefined;
}

/** Every day of the month with its state. */
export function daysOf(month: Month): Shown[] {
  const known = new Map(month.days.map((one) => [one.date, one]));
  const count = Number(lastDay(month.month).slice(8));
  return Array.from({ length: count }, (_, index) => {
    const day = `${month.month}-${String(index + 1).padStart(2, '0')}`;
    const closing = known.get(day);
    const before = month.start !== null && day < month.start;
    return { day, closing, state: closing?.state ?? (before ? 'before' : 'open') };
  });
}

function Day({ shown }: { shown: Shown }) {
  const { i18n } = useLingui();
  const lang = useLang();
  const { box, icon } = looks[shown.state];
  const share = shown.closing && shown.closing.officers > 0 ? `${number(shown.closing.done, lang)}/${number(shown.closing.officers, lang)}` : undefined;
  return (
    <li
      data-testid="closing-day"
      data-date={shown.day}
      data-state={shown.state}
      aria-current={shown.day === today() ? 'date' : undefined}
      className={`flex min-h-16 flex-col justify-between rounded-md border p-2 ${box} ${shown.day === today() ? 'ring-2 ring-primary-600' : ''}`}
    >
      <span className="flex items-center justify-between gap-1 text-body-sm font-semibold tabular-nums">
        <span>
          <span className="sr-only">
            {weekday(shown.day, lang)}, {date(shown.day, lang)}
          </span>
          <span aria-hidden="true">{Number(shown.day.slice(8))}</span>
        </span>
        {icon && <Icon name={icon} className="size-4" />}
      </span>
      <span className="text-body-xs text-txt-black-700">
        {i18n._(words[shown.state])}
        {share && shown.state !== 'closed' && <span className="block tabular-nums">{share}</span>}
        {shown.closing?.waits_until && <span className="block">{dateTime(shown.closing.waits_until, lang)}</span>}
      </span>
    </li>
  );
}

export function Days({ month }: { month: Month }) {
  const shown = daysOf(month);
  const countable = shown.filter((one) => one.state !== 'before');
  const closed = countable.filter((one) => one.state === 'closed').length;
  const all = countable.length;
  return (
    <div className="space-y-4">
      <div>
        <p
          id="closing-progress"
          className="text-body-md text-txt-black-700"
          data-testid="closing-progress"
          data-closed={closed}
          data-all={all}
        >
          <Trans>
            {closed} daripada {all} hari telah ditutup
          </Trans>
        </p>
        <progress aria-labelledby="closing-progress" max={Math.max(all, 1)} value={closed} className="mt-2 h-2 w-full accent-primary-600" />
      </div>
      <ul className="grid grid-cols-3 gap-2 sm:grid-cols-5 lg:grid-cols-7">
        {shown.map((one) => (
          <Day key={one.day} shown={one} />
        ))}
      </ul>
    </div>
  );
}
