// A year at a glance: twelve small months. Colour is never alone: a holiday is bold and leads to its line in the list, one that is
// still to be confirmed has a broken edge, Ramadan has a line below its days.
import { Trans, useLingui } from '@lingui/react/macro';
import { weeks } from '../day/calendar';
import { pick, useLang } from '../i18n';
import { date, month as monthName, weekday } from '../i18n/format';
import type { Calendar, Holiday } from './words';
import { type DayLook, byDay, lookAt, monthsOf } from './year';

const sundayFirst = ['2026-11-01', '2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06', '2026-11-07'];

function box(look: DayLook): string {
  if (look.tentative) return 'border-2 border-dashed border-warning-600 bg-bg-warning-50 font-semibold text-txt-black-900';
  if (look.partial) return 'border-2 border-danger-600 font-semibold text-txt-black-900';
  if (look.holidays.length > 0) return 'border border-danger-600 bg-danger-600 font-semibold text-white';
  if (look.rest) return 'border border-transparent bg-gray-200 text-txt-black-700';
  return 'border border-transparent text-txt-black-900';
}

function DayCell({ day, look }: { day: string; look: DayLook }) {
  const lang = useLang();
  const number = Number(day.slice(8));
  const shape = `mx-auto flex h-7 w-full max-w-9 items-center justify-center rounded-sm text-body-sm tabular-nums ${box(look)}`;
  const line = look.ramadan ? 'border-b-[3px] border-b-success-600' : 'border-b-[3px] border-b-transparent';
  if (look.holidays.length === 0) {
    return (
      <td data-date={day} data-rest={look.rest} data-ramadan={look.ramadan} className={`p-0 ${line}`}>
        <span className={shape}>{number}</span>
      </td>
    );
  }
  const names = look.holidays.map(({ name }) => pick(name, lang)).join('; ');
  return (
    <td data-date={day} data-holiday data-tentative={look.tentative} data-ramadan={look.ramadan} className={`p-0 ${line}`}>
      <a href={`#hari-${day}`} title={names} className={shape}>
        <span aria-hidden="true">{number}</span>
        <span className="sr-only">
          {date(day, lang)}: {names}
        </span>
      </a>
    </td>
  );
}

function SmallMonth({ month, calendar, days }: { month: string; calendar: Calendar; days: Map<string, Holiday[]> }) {
  const lang = useLang();
  return (
    <table
      data-testid="calendar-month"
      data-month={month}
      className="w-full table-fixed border-separate border-spacing-0.5 break-inside-avoid"
    >
      <caption className="pb-1 text-left font-heading text-body-md font-semibold text-txt-black-900">
        {monthName(month, lang).split(' ')[0]}
      </caption>
      <thead>
        <tr>
          {sundayFirst.map((day) => (
            <th key={day} scope="col" abbr={weekday(day, lang)} className="text-[0.6875rem] font-medium text-txt-black-700">
              {weekday(day, lang, 'short').slice(0, 2)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks(month).map((row, index) => (
          <tr key={row.find(Boolean) ?? index}>
            {row.map((day, column) =>
              day ? <DayCell key={day} day={day} look={lookAt(calendar, days, day)} /> : <td key={`empty-${column}`} />,
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Sign({ className, children }: { className: string; children: React.ReactNode }) {
  return (
    <li className="flex items-center gap-2">
      <span aria-hidden="true" className={`inline-block size-5 shrink-0 rounded-sm ${className}`} />
      {children}
    </li>
  );
}

export function Legend() {
  return (
    <ul data-testid="calendar-legend" className="flex flex-wrap gap-x-5 gap-y-2 text-body-sm text-txt-black-700">
      <Sign className="bg-danger-600">
        <Trans>Hari kelepasan</Trans>
      </Sign>
      <Sign className="border-2 border-danger-600">
        <Trans>Satu daerah atau unit sahaja</Trans>
      </Sign>
      <Sign className="border-2 border-dashed border-warning-600 bg-bg-warning-50">
        <Trans>Belum disahkan</Trans>
      </Sign>
      <Sign className="bg-gray-200">
        <Trans>Hari rehat mingguan</Trans>
      </Sign>
      <Sign className="!rounded-none border-b-[3px] border-b-success-600">
        <Trans>Ramadan</Trans>
      </Sign>
    </ul>
  );
}

export function YearGrid({ calendar }: { calendar: Calendar }) {
  const { t } = useLingui();
  const days = byDay(calendar.holidays);
  return (
    <section aria-label={t`Setahun sepandang`} className="grid items-start min-[480px]:grid-cols-2 gap-x-4 gap-y-5 sm:grid-cols-3 print:grid-cols-4">
      {monthsOf(calendar.year).map((month) => (
        <SmallMonth key={month} month={month} calendar={calendar} days={days} />
      ))}
    </section>
  );
}
