import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { ColourChip } from '../card/card-face';
import { usePage } from '../frame/page';
import { useLang } from '../i18n';
import { date, duration, month as monthName, weekday } from '../i18n/format';
import { FailureMessage } from '../session/parts';
import { session } from '../session/session';
import { Button, linkButton } from '../ui/button';
import { Card, CardTitle, Skeleton } from '../ui/card';
import { Icon } from '../ui/icon';
import { useStore } from '../ui/store';
import { useWide } from '../ui/wide';
import { WhyDialog } from '../why/why-dialog';
import { addMonths, firstDay, isMonth, lastDay, today } from './calendar';
import { lookWords } from './day-words';
import { type Look, lookOf, looks } from './look';
import { DayNote, Grid, List, Times } from './month-days';

type DayData = Schemas['Day'];

/** The colour of the month's card, with its marks; nothing when it cannot be had, since the month stands without it. */
function MonthCard({ month }: { month: string }) {
  const [loaded] = useLoaded(`card ${month}`, () => ask(api.GET('/card', { params: { query: { month } } })));
  if (loaded.status !== 'here') return null;
  const { colour, marks } = loaded.data;
  return (
    <Link href={`/kad/${month}`} data-testid="month-card" data-colour={colour} data-marks={marks} className="flex min-h-11 items-center gap-2 rounded-md text-body-md text-txt-primary">
      <ColourChip colour={colour} />
      <span className="underline">
        <Trans>{marks} tanda</Trans>
      </span>
    </Link>
  );
}

/** Why a day is as it is, and the way to its page. */
function DayWhy({ day, onClose }: { day: DayData; onClose(): void }) {
  const lang = useLang();
  if (!day.verdict) return null;
  return (
    <WhyDialog
      title={`${weekday(day.date, lang)}, ${date(day.date, lang)}`}
      verdict={day.verdict}
      onClose={onClose}
      more={
        <Link href={`/hari/${day.date}`} data-testid="why-day" className={linkButton()}>
          <Trans>Lihat butiran hari</Trans>
        </Link>
      }
    >
      <div className={`flex flex-col gap-1 rounded-lg border p-3 ${looks[lookOf(day)].box}`}>
        <Times day={day} />
        <DayNote day={day} />
      </div>
    </WhyDialog>
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

export function Month({ month: named }: { month: string | undefined }) {
  const { t } = useLingui();
  const lang = useLang();
  const wide = useWide();
  const now = useStore(session);
  const officer = now.status === 'signed_in' ? now.officer : undefined;
  const month = isMonth(named) ? named : today().slice(0, 7);
  const [loaded, reload] = useLoaded(month, () => ask(api.GET('/days', { params: { query: { from: firstDay(month), to: lastDay(month) } } })));
  const [asked, setAsked] = useState<DayData>();
  usePage('month', t`Bulan saya`, loaded.status !== 'loading');
  const days = loaded.status === 'here' ? loaded.data.days : [];
  const empty = loaded.status === 'here' && days.every((day) => day.events.length === 0);
  return (
    <div className="space-y-5">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div>
          <h1 data-testid="month-title" data-month={month}>
            {monthName(month, lang)}
          </h1>
          {officer && (
            <p className="hidden text-body-md print:block">
              {officer.name} · {officer.agency.name}
            </p>
          )}
          <MonthCard month={month} />
        </div>
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
              <Trans>Tiada rakaman dalam bulan tersebut.</Trans>
            </p>
          )}
          <Card className={wide ? 'print:border-0 print:p-0' : '!p-2'}>
            <Grid month={month} days={new Map(days.map((day) => [day.date, day]))} wide={wide} onWhy={setAsked} />
          </Card>
          <div className="space-y-2">
            <CardTitle>
              <Trans>Petunjuk</Trans>
            </CardTitle>
            <Legend />
          </div>
          {!wide && <List days={days} onWhy={setAsked} />}
          <Link href="/" className={`${linkButton()} print:hidden`}>
            <Trans>Kembali ke Rakam</Trans>
          </Link>
        </>
      )}
      {asked && <DayWhy day={asked} onClose={() => setAsked(undefined)} />}
    </div>
  );
}
