// The days of a month: as a calendar with room for times and words, as one for a phone, and as the list below that.
import type { MouseEvent } from 'react';
import { Link } from 'wouter';
import type { Schemas } from '../api/client';
import { pick, useLang } from '../i18n';
import { date, time, weekday } from '../i18n/format';
import { Icon } from '../ui/icon';
import { today, weeks } from './calendar';
import { DayMark, useDayWords } from './day-words';
import { lookOf, looks } from './look';

type DayData = Schemas['Day'];
type OnWhy = (day: DayData) => void;

interface Shown {
  day: DayData;
  onWhy: OnWhy;
}

/** The first in and the last out, as far as they are there. */
function times(day: DayData): { first: string | undefined; last: string | undefined } {
  const first = day.events.find((event) => event.counts === 'first_in');
  const last = day.events.find((event) => event.counts === 'last_out');
  return { first: first && time(first.at), last: last && time(last.at) };
}

export function Times({ day }: { day: DayData }) {
  const { first, last } = times(day);
  if (!first && !last) return null;
  return (
    <span className="text-body-sm tabular-nums text-txt-black-900 print:text-body-xs">
      {first ?? '--:--'} <span className="text-txt-black-500">–</span> {last ?? '--:--'}
    </span>
  );
}

/** A link to the day; a plain tap on one that has a verdict asks why, which leads on to the day. */
function DayLink({ day, testid = 'month-day', onWhy, className, children }: Shown & { testid?: string; className: string; children: React.ReactNode }) {
  const lang = useLang();
  const isToday = day.date === today();
  const ask = (event: MouseEvent<HTMLAnchorElement>): void => {
    if (!day.verdict || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onWhy(day);
  };
  return (
    <Link
      href={`/hari/${day.date}`}
      onClick={ask}
      data-testid={testid}
      data-date={day.date}
      data-status={day.verdict?.status ?? ''}
      data-issues={day.issues.join(' ')}
      aria-current={isToday ? 'date' : undefined}
      className={`border [print-color-adjust:exact] ${looks[lookOf(day)].box} ${isToday ? 'ring-2 ring-primary-600' : ''} ${className}`}
    >
      <span className="sr-only">
        {weekday(day.date, lang)}, {date(day.date, lang)}
      </span>
      {children}
    </Link>
  );
}

export function DayNote({ day, small = false }: { day: DayData; small?: boolean }) {
  const lang = useLang();
  return <DayMark day={day} holiday={day.holiday && pick(day.holiday, lang)} small={small} />;
}

/** A day of the calendar with room for its times and a word. */
function WideCell({ day, onWhy }: Shown) {
  return (
    <DayLink day={day} onWhy={onWhy} className="flex h-24 flex-col gap-0.5 overflow-hidden rounded-lg p-2 hover:shadow-button print:h-auto print:min-h-20 print:p-1">
      <span aria-hidden="true" className="text-body-md font-semibold text-txt-black-900">
        {Number(day.date.slice(8))}
      </span>
      <Times day={day} />
      <DayNote day={day} small />
    </DayLink>
  );
}

/** A day of the calendar on a phone: its number and its sign; the list below says the rest. */
function NarrowCell({ day, onWhy }: Shown) {
  const words = useDayWords();
  const { icon } = looks[lookOf(day)];
  return (
    <DayLink day={day} testid="month-cell" onWhy={onWhy} className="flex h-14 flex-col items-center justify-center gap-1 rounded-md">
      <span aria-hidden="true" className="text-body-md font-semibold leading-none text-txt-black-900">
        {Number(day.date.slice(8))}
      </span>
      {icon ? <Icon name={icon} className="size-4 text-txt-black-700" /> : <span className="size-4" />}
      <span className="sr-only">{words(day)}</span>
    </DayLink>
  );
}

export function Grid({ month, days, wide, onWhy }: { month: string; days: Map<string, DayData>; wide: boolean; onWhy: OnWhy }) {
  const lang = useLang();
  const rows = weeks(month);
  const names = ['2026-11-01', '2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06', '2026-11-07'];
  return (
    <table data-testid="month-grid" className={`w-full table-fixed border-separate ${wide ? 'border-spacing-1.5' : 'border-spacing-1'}`}>
      <thead>
        <tr>
          {names.map((day) => (
            <th key={day} scope="col" className={`pb-1 text-body-sm font-medium text-txt-black-500 ${wide ? 'text-left' : 'text-center'}`}>
              {weekday(day, lang, 'short')}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={row.find(Boolean) ?? index}>
            {row.map((date, column) => {
              const day = date && days.get(date);
              return (
                <td key={date ?? `empty-${column}`} className="p-0 align-top">
                  {day && (wide ? <WideCell day={day} onWhy={onWhy} /> : <NarrowCell day={day} onWhy={onWhy} />)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The days that have something to tell, the latest first: nobody scrolls through a month to find yesterday. */
export function List({ days, onWhy }: { days: DayData[]; onWhy: OnWhy }) {
  const lang = useLang();
  const told = days.filter((day) => day.verdict).reverse();
  return (
    <ul data-testid="month-list" className="space-y-2">
      {told.map((day) => (
        <li key={day.date}>
          <DayLink day={day} onWhy={onWhy} className="flex min-h-14 items-center gap-3 rounded-lg px-3 py-2">
            <span aria-hidden="true" className="w-11 shrink-0 text-center">
              <span className="block text-heading-2xs font-semibold leading-none text-txt-black-900">{Number(day.date.slice(8))}</span>
              <span className="text-body-xs text-txt-black-700">{weekday(day.date, lang, 'short')}</span>
            </span>
            <span className="flex min-w-0 flex-1 flex-col">
              <Times day={day} />
              <DayNote day={day} />
            </span>
            <Icon name="right" className="size-5 text-txt-black-500" />
          </DayLink>
        </li>
      ))}
    </ul>
  );
}
