import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'wouter';
import { type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { EventItem } from '../clock/events';
import { NotFound } from '../frame/not-found';
import { usePage } from '../frame/page';
import { pick, useLang } from '../i18n';
import { date as dateText, duration, wallMinute, weekday } from '../i18n/format';
import { stateName } from '../i18n/states';
import { issueWords, schemeWords, statusWords } from '../i18n/words';
import { FailureMessage } from '../session/parts';
import { Button, linkButton } from '../ui/button';
import { Card, CardTitle, Fact, Skeleton } from '../ui/card';
import { Icon } from '../ui/icon';
import { Tag } from '../ui/tag';
import { WhySteps } from '../why/why';
import { addDays, today } from './calendar';
import { Corrections, DayIssues } from './day-cases';

type Verdict = Schemas['Verdict'];

const isDay = (text: string): boolean => /^(19|20)\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(`${text}T12:00:00Z`));

function StatusLine({ day }: { day: Schemas['DayDetail'] }) {
  const { i18n } = useLingui();
  const lang = useLang();
  const verdict = day.verdict;
  return (
    <p data-testid="day-status" data-status={verdict?.status ?? ''} data-issues={verdict?.issues.join(' ') ?? ''} className="flex flex-wrap items-center gap-2">
      {verdict && <Tag tone={verdict.issues.length > 0 ? 'warning' : verdict.status === 'present' ? 'success' : 'default'}>{i18n._(statusWords[verdict.status])}</Tag>}
      {verdict?.issues.map((issue) => (
        <Tag key={issue} tone={issue === 'absent' ? 'danger' : 'warning'}>
          {i18n._(issueWords[issue])}
        </Tag>
      ))}
      {day.holiday && <span className="text-body-md text-txt-black-700">{pick(day.holiday, lang)}</span>}
    </p>
  );
}

function Numbers({ day, verdict }: { day: Schemas['DayDetail']; verdict: Verdict }) {
  const { i18n } = useLingui();
  const lang = useLang();
  const minute = (text: string | null | undefined): string => (text ? wallMinute(text) : '–');
  return (
    <dl className="mt-2 divide-y divide-otl-gray-200">
      <Fact name={<Trans>Waktu bekerja</Trans>}>
        {day.scheme ? i18n._(schemeWords[day.scheme.kind]) : '–'}
        {day.scheme?.start && ` ${day.scheme.start}`}
      </Fact>
      <Fact name={<Trans>Negeri</Trans>}>{day.state ? stateName(day.state) : '–'}</Fact>
      <Fact name={<Trans>Dikira mulai</Trans>}>{minute(verdict.effective_start)}</Fact>
      <Fact name={<Trans>Boleh pulang mulai</Trans>}>{minute(verdict.may_leave_from)}</Fact>
      <Fact name={<Trans>Lewat</Trans>}>{duration(verdict.late_minutes, lang)}</Fact>
      <Fact name={<Trans>Keluar awal</Trans>}>{duration(verdict.early_minutes, lang)}</Fact>
      <Fact name={<Trans>Tempoh bekerja</Trans>}>{verdict.worked_minutes == null ? '–' : duration(verdict.worked_minutes, lang)}</Fact>
    </dl>
  );
}

function Ways({ date }: { date: string }) {
  const { t } = useLingui();
  return (
    <div className="flex gap-2 print:hidden">
      <Link href={`/hari/${addDays(date, -1)}`} data-testid="day-previous" aria-label={t`Hari sebelumnya`} className={linkButton()}>
        <Icon name="left" />
      </Link>
      <Link href={`/bulan/${date.slice(0, 7)}`} data-testid="day-month" className={linkButton()}>
        <Trans>Bulan</Trans>
      </Link>
      <Link href={`/hari/${addDays(date, 1)}`} data-testid="day-next" aria-label={t`Hari berikutnya`} className={linkButton()}>
        <Icon name="right" />
      </Link>
      <Button variant="default-outline" data-testid="day-print" className="hidden md:inline-flex" onClick={() => print()}>
        <Trans>Cetak</Trans>
      </Button>
    </div>
  );
}

/** Delivered late, it counts for nothing until somebody accepts it. */
function AskForIt({ day, event }: { day: Schemas['DayDetail']; event: Schemas['ClockEventDetail'] }) {
  const asked = day.corrections.some(({ answers, state }) => answers === event.id && state !== 'rejected' && state !== 'withdrawn');
  if (event.counts !== 'waiting' || asked) return null;
  return (
    <p className="print:hidden">
      <Link href={`/pembetulan?hari=${day.date}&rakaman=${event.id}`} data-testid="day-ask-for-press" className={linkButton('outline')}>
        <Trans>Mohon supaya rakaman ini dikira</Trans>
      </Link>
    </p>
  );
}

function Events({ day }: { day: Schemas['DayDetail'] }) {
  const { events } = day;
  return (
    <Card>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <CardTitle>
          <Trans>Rakaman</Trans>
        </CardTitle>
        {day.date <= today() && (
          <Link href={`/pembetulan?hari=${day.date}`} data-testid="day-correction-new" className="inline-flex min-h-11 items-center rounded-md text-body-md font-medium text-txt-primary underline print:hidden">
            <Trans>Lupa merekod?</Trans>
          </Link>
        )}
      </div>
      {events.length === 0 ? (
        <p data-testid="day-empty" className="mt-2 text-body-md text-txt-black-500">
          <Trans>Tiada rakaman pada hari tersebut.</Trans>
        </p>
      ) : (
        <ul className="mt-2 divide-y divide-otl-gray-200">
          {events.map((event) => (
            <EventItem key={event.id} event={event} testid="day-event" open>
              <AskForIt day={day} event={event} />
            </EventItem>
          ))}
        </ul>
      )}
      <Corrections day={day} />
    </Card>
  );
}

export function Day({ date }: { date: string }) {
  return isDay(date) ? <KnownDay date={date} /> : <NotFound />;
}

function KnownDay({ date }: { date: string }) {
  const lang = useLang();
  const [loaded, reload] = useLoaded(date, () => ask(api.GET('/days/{date}', { params: { path: { date } } })));
  usePage('day', dateText(date, lang), loaded.status !== 'loading');
  const day = loaded.status === 'here' ? loaded.data : undefined;
  return (
    <div className="mx-auto max-w-3xl space-y-5">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <h1 data-testid="day-title" data-date={date}>
          {weekday(date, lang)}, {dateText(date, lang)}
        </h1>
        <Ways date={date} />
      </div>
      {loaded.status === 'loading' && <Skeleton lines={8} />}
      {loaded.status === 'failed' && (
        <div className="space-y-3">
          <FailureMessage failure={loaded.failure} testid="day-error" />
          <Button onClick={reload}>
            <Trans>Cuba lagi</Trans>
          </Button>
        </div>
      )}
      {day && (
        <>
          <StatusLine day={day} />
          <DayIssues day={day} />
          <Events day={day} />
          {day.verdict && (
            <Card>
              <CardTitle>
                <Trans>Keputusan harian</Trans>
              </CardTitle>
              <Numbers day={day} verdict={day.verdict} />
              <h3 className="mb-3 mt-5 text-body-md font-semibold">
                <Trans>Mengapa?</Trans>
              </h3>
              <WhySteps verdict={day.verdict} testid="day-step" />
            </Card>
          )}
        </>
      )}
    </div>
  );
}
