import { Trans, useLingui } from '@lingui/react/macro';
import { Link, useLocation } from 'wouter';
import { type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { usePage } from '../frame/page';
import { pick, useLang } from '../i18n';
import { date, duration, month as monthName, time, weekday } from '../i18n/format';
import { FailureMessage } from '../session/parts';
import { Button, linkButton } from '../ui/button';
import { Card, CardTitle, Skeleton } from '../ui/card';
import { Icon } from '../ui/icon';
import { useWide } from '../ui/wide';
import { addMonths, firstDay, isMonth, lastDay, today, weeks } from './calendar';
import { DayMark, lookWords, useDayWords } from './day-words';
import { type Look, lookOf, looks } from './look';

type DayData = Schemas['Day'];

/** The first in and the last out, as far as they are there. */
function times(day: DayData): { first: string | undefined; last: string | undefined } {
  const first = day.events.find((event) => event.counts === 'first_in');
  const last = day.events.find((event) => event.counts === 'last_out');
  return { first: first && time(first.at), last: last && time(last.at) };
}

function Times({ day }: { day: DayData }) {
  const { first, last } = times(day);
  if (!first && !last) return null;
  return (
    <span className="text-body-sm tabular-nums text-txt-black-900">
      {first ?? '--:--'} <span className="text-txt-black-500">–</span> {last ?? '--:--'}
    </span>
  );
}

function DayLink({ day, testid = 'month-day', className, children }: { day: DayData; testid?: string; className: string; children: React.ReactNode }) {
  const lang = useLang();
  const isToday = day.date === today();
  return (
    <Link
      href={`/hari/${day.date}`}
      data-testid={testid}
      data-date={day.date}
      data-status={day.verdict?.status ?? ''}
      data-issues={day.issues.join(' ')}
      aria-current={isToday ? 'date' : undefined}
      className={`border ${looks[lookOf(day)].box} ${isToday ? 'ring-2 ring-primary-600' : ''} ${className}`}
    >
      <span className="sr-only">
        {weekday(day.date, lang)}, {date(day.date, lang)}
      </span>
      {children}
    </Link>
  );
}

function DayNote({ day }: { day: DayData }) {
  const lang = useLang();
  return <DayMark day={day} holiday={day.holiday && pick(day.holiday, lang)} />;
}

/** A day of the calendar with room for its times and a word. */
function WideCell({ day }: { day: DayData }) {
  return (
    <DayLink day={day} className="flex h-24 flex-col gap-0.5 overflow-hidden rounded-lg p-2 hover:shadow-button">
      <span aria-hidden="true" className="text-body-md font-semibold text-txt-black-900">
        {Number(day.date.slice(8))}
      </span>
      <Times day={day} />
      <DayNote day={day} />
    </DayLink>
  );
}

/** A day of the calendar on a phone: its number and its sign; the list below says the rest. */
function NarrowCell({ day }: { day: DayData }) {
  const words = useDayWords();
  const { icon } = looks[lookOf(day)];
  return (
    <DayLink day={day} testid="month-cell" className="flex h-14 flex-col items-center justify-center gap-1 rounded-md">
      <span aria-hidden="true" className="text-body-md font-semibold leading-none text-txt-black-900">
        {Number(day.date.slice(8))}
      </span>
      {icon ? <Icon name={icon} className="size-4 text-txt-black-700" /> : <span className="size-4" />}
      <span className="sr-only">{words(day)}</span>
    </DayLink>
  );
}

function Grid({ month, days, wide }: { month: string; days: Map<string, DayData>; wide: boolean }) {
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
                  {day && (wide ? <WideCell day={day} /> : <NarrowCell day={day} />)}
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
function List({ days }: { days: DayData[] }) {
  const lang = useLang();
  const told = days.filter((day) => day.verdict).reverse();
  return (
    <ul data-testid="month-list" className="space-y-2">
      {told.map((day) => (
        <li key={day.date}>
          <DayLink day={day} className="flex min-h-14 items-center gap-3 rounded-lg px-3 py-2">
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

function Total({ testid, name, value, shown }: { testid: string; name: React.ReactNode; value: number; shown: string }) {
  return (
    <div className="rounded-lg border border-otl-gray-200 bg-bg-white px-4 py-3">
      <dt className="text-body-sm text-txt-black-700">{name}</dt>
      <dd data-testid={testid} data-value={value} className="text-heading-2xs font-semibold tabular-nums text-txt-black-900">
        {shown}
      </dd>
    </div>
  );
}

function Totals({ days }: { days: DayData[] }) {
  const lang = useLang();
  const verdicts = days.flatMap((day) => (day.verdict ? [day.verdict] : []));
  const lateDays = verdicts.filter((verdict) => verdict.late_minutes > 0).length;
  const lateMinutes = verdicts.reduce((sum, verdict) => sum + verdict.late_minutes, 0);
  const worked = verdicts.reduce((sum, verdict) => sum + (verdict.worked_minutes ?? 0), 0);
  const issues = days.reduce((sum, day) => sum + day.issues.length, 0);
  return (
    <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      <Total testid="month-total-worked" name={<Trans>Tempoh bekerja</Trans>} value={worked} shown={duration(worked, lang)} />
      <Total testid="month-total-issues" name={<Trans>Isu kehadiran</Trans>} value={issues} shown={String(issues)} />
      <Total testid="month-total-late-days" name={<Trans>Hari lewat</Trans>} value={lateDays} shown={String(lateDays)} />
      <Total testid="month-total-late-minutes" name={<Trans>Jumlah lewat</Trans>} value={lateMinutes} shown={duration(lateMinutes, lang)} />
    </dl>
  );
}

function Legend() {
  const { i18n } = useLingui();
  const shown: Look[] = ['good', 'late', 'missing', 'absent', 'leave', 'holiday', 'rest'];
  return (
    <ul data-testid="month-legend" className="flex flex-wrap gap-x-5 gap-y-2 text-body-sm text-txt-black-700">
      {shown.map((look) => {
        const icon = looks[look].icon;
        return (
          <li key={look} className="flex items-center gap-2">
            <span className={`flex size-6 items-center justify-center rounded-md border ${looks[look].box}`}>{icon && <Icon name={icon} className="size-3.5" />}</span>
            {i18n._(lookWords[look])}
          </li>
        );
      })}
    </ul>
  );
}

function Switcher({ month }: { month: string }) {
  const { t } = useLingui();
  const [, go] = useLocation();
  const to = (months: number): void => go(`/bulan/${addMonths(month, months)}`);
  return (
    <div className="flex gap-2 print:hidden">
      <Button variant="default-outline" data-testid="month-previous" aria-label={t`Bulan sebelumnya`} onClick={() => to(-1)}>
        <Icon name="left" />
      </Button>
      <Button variant="default-outline" data-testid="month-today" onClick={() => go('/bulan')}>
        <Trans>Bulan ini</Trans>
      </Button>
      <Button variant="default-outline" data-testid="month-next" aria-label={t`Bulan berikutnya`} onClick={() => to(1)}>
        <Icon name="right" />
      </Button>
      <Button variant="default-outline" data-testid="month-print" className="hidden md:inline-flex" onClick={() => print()}>
        <Trans>Cetak</Trans>
      </Button>
    </div>
  );
}

export function Month({ month: asked }: { month: string | undefined }) {
  const { t } = useLingui();
  const lang = useLang();
  const wide = useWide();
  const month = isMonth(asked) ? asked : today().slice(0, 7);
  const [loaded, reload] = useLoaded(month, () => ask(api.GET('/days', { params: { query: { from: firstDay(month), to: lastDay(month) } } })));
  usePage('month', t`Bulan saya`, loaded.status !== 'loading');
  const days = loaded.status === 'here' ? loaded.data.days : [];
  const empty = loaded.status === 'here' && days.every((day) => day.events.length === 0);
  return (
    <div className="space-y-5">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <h1 data-testid="month-title" data-month={month}>
          {monthName(month, lang)}
        </h1>
        <Switcher month={month} />
      </div>
      {loaded.status === 'loading' && <Skeleton lines={8} />}
      {loaded.status === 'failed' && (
        <div className="space-y-3">
          <FailureMessage failure={loaded.failure} testid="month-error" />
          <Button onClick={reload}>
            <Trans>Cuba lagi</Trans>
          </Button>
        </div>
      )}
      {loaded.status === 'here' && (
        <>
          <Totals days={days} />
          {empty && (
            <p data-testid="month-empty" className="text-body-md text-txt-black-700">
              <Trans>Tiada rakaman pada bulan ini.</Trans>
            </p>
          )}
          <Card className={wide ? 'print:border-0 print:p-0' : '!p-2'}>
            <Grid month={month} days={new Map(days.map((day) => [day.date, day]))} wide={wide} />
          </Card>
          <div className="space-y-2">
            <CardTitle>
              <Trans>Petunjuk</Trans>
            </CardTitle>
            <Legend />
          </div>
          {!wide && <List days={days} />}
          <Link href="/" className={`${linkButton()} print:hidden`}>
            <Trans>Kembali ke Rakam</Trans>
          </Link>
        </>
      )}
    </div>
  );
}
