// Officers and days of a month. The grid scrolls inside its own box, with the names and the days in sight.
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'wouter';
import type { Schemas } from '../api/client';
import { addDays, firstDay, lastDay } from '../day/calendar';
import { useLang } from '../i18n';
import { date, weekday } from '../i18n/format';
import { MarkBox, isUnsettled, useCellWords } from './marks';

type Row = Schemas['TeamMonthOfficer'];

export const dayAddress = (day: string): string => `/hari-pasukan?tarikh=${day}`;

function daysOf(month: string): string[] {
  const days: string[] = [];
  for (let day = firstDay(month); day <= lastDay(month); day = addDays(day, 1)) days.push(day);
  return days;
}

function Head({ days, today }: { days: string[]; today: string }) {
  const { t } = useLingui();
  const lang = useLang();
  const total = 'px-2 py-1 text-right align-bottom text-body-sm font-medium text-txt-black-700 print:px-1 print:text-[7pt]';
  return (
    <thead className="sticky top-0 z-20 bg-bg-white">
      <tr>
        <th scope="col" className="sticky left-0 z-30 bg-bg-white px-2 py-1 text-left align-bottom text-body-sm font-medium text-txt-black-700 print:text-[7pt]">
          <Trans>Pegawai</Trans>
        </th>
        {days.map((day) => (
          <th key={day} scope="col" aria-current={day === today ? 'date' : undefined} className={`p-0 text-center ${day === today ? 'bg-bg-primary-100' : ''}`}>
            <Link
              href={dayAddress(day)}
              data-testid="team-month-day"
              data-date={day}
              data-today={String(day === today)}
              className="flex min-h-11 flex-col items-center justify-center px-0.5 text-body-xs text-txt-black-700 underline-offset-2 hover:underline print:min-h-0 print:text-[7pt]"
            >
              <span aria-hidden="true">{weekday(day, lang, 'short').slice(0, 2)}</span>
              <span aria-hidden="true" className={`text-body-sm tabular-nums print:text-[7pt] ${day === today ? 'font-bold text-primary-800' : 'font-semibold'}`}>
                {Number(day.slice(8))}
              </span>
              <span className="sr-only">
                {weekday(day, lang)}, {date(day, lang)}
                {day === today && `, ${t`hari ini`}`}
              </span>
            </Link>
          </th>
        ))}
        <th scope="col" className={total}>
          <Trans>Lewat</Trans>
        </th>
        <th scope="col" className={total}>
          <Trans>Tidak hadir</Trans>
        </th>
        <th scope="col" className={total}>
          <Trans context="keadaan">Cuti</Trans>
        </th>
        <th scope="col" className={total}>
          <Trans>Jauh</Trans>
        </th>
      </tr>
    </thead>
  );
}

function OfficerRow({ row, days, today }: { row: Row; days: string[]; today: string }) {
  const words = useCellWords();
  const { late, absent, leave_halves: leave, remote_halves: remote } = row.totals;
  const total = 'px-2 text-right text-body-sm tabular-nums text-txt-black-900 print:px-1 print:text-[8pt]';
  return (
    <tr data-testid="team-month-row" data-officer-id={row.officer_id} className="border-t border-otl-gray-200 print:break-inside-avoid">
      <th
        scope="row"
        className="sticky left-0 z-10 max-w-40 border-r border-otl-gray-200 bg-bg-white px-2 py-1 text-left text-body-sm font-medium text-txt-black-900 sm:max-w-64 print:text-[8pt]"
      >
        <span className="line-clamp-2">{row.name}</span>
      </th>
      {row.days.map((cell, place) => {
        const day = days[place] ?? '';
        return (
          <td key={day} data-mark={cell.mark} title={words(cell)} className={`p-px ${day === today ? 'bg-bg-primary-100' : ''}`}>
            <MarkBox mark={cell.mark} unsettled={isUnsettled(cell)} />
            <span className="sr-only">{words(cell)}</span>
          </td>
        );
      })}
      <td data-total="late" className={total}>
        {late}
      </td>
      <td data-total="absent" className={total}>
        {absent}
      </td>
      <td data-total="leave" className={total}>
        {leave / 2}
      </td>
      <td data-total="remote" className={total}>
        {remote / 2}
      </td>
    </tr>
  );
}

export function MonthGrid({ rows, month, today }: { rows: Row[]; month: string; today: string }) {
  const { t } = useLingui();
  const days = daysOf(month);
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by the keyboard
      tabIndex={0}
      aria-label={t`Bulan pasukan`}
      className="relative max-h-[75dvh] overflow-auto rounded-lg border border-otl-gray-200 bg-bg-white print:max-h-none print:overflow-visible print:border-0"
    >
      <table data-testid="team-month-grid" className="w-full border-separate border-spacing-0">
        <Head days={days} today={today} />
        <tbody>
          {rows.map((row) => (
            <OfficerRow key={row.officer_id} row={row} days={days} today={today} />
          ))}
        </tbody>
      </table>
    </section>
  );
}
