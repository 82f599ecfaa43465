// Figures and pictures of the units within one's reach; for a system administrator those of ministries and their agencies.
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { today } from '../day/calendar';
import { usePage } from '../frame/page';
import { useLang } from '../i18n';
import { date } from '../i18n/format';
import { FailureMessage } from '../session/parts';
import { session } from '../session/session';
import { Button } from '../ui/button';
import { Card, Skeleton } from '../ui/card';
import { SelectField, TextField } from '../ui/field';
import { useStore } from '../ui/store';
import { ArrivalsPicture } from './arrivals';
import { Bodies } from './bodies';
import { CasePictures } from './cases';
import { IssuesPicture } from './issues';
import { OfficersPicture } from './officers';
import { type PeriodName, type Range, mostDays, rangeOf, wrongRange } from './period';
import { type FigureQuery, csvOf } from './query';
import { TasksPicture } from './tasks';
import { Tiles } from './tiles';
import { UnitsPicture } from './units';
import { periodWords } from './words';

const readers = ['supervisor', 'head', 'coordinator', 'agency_admin', 'integrity', 'auditor'] as const;

interface Choice {
  period: PeriodName;
  own: Range;
}

/** The period, with two days of one's own where that is wanted. */
export function PeriodFields({ choice, set }: { choice: Choice; set(choice: Choice): void }) {
  const { i18n, t } = useLingui();
  const wrong = choice.period === 'own' ? wrongRange(choice.own) : undefined;
  const error = wrong === 'reversed' ? t`Hari terakhir mendahului hari pertama.` : wrong === 'long' ? t`Paling panjang ${mostDays} hari.` : undefined;
  const own = (change: Partial<Range>): void => set({ ...choice, own: { ...choice.own, ...change } });
  return (
    <>
      <SelectField
        label={<Trans>Tempoh</Trans>}
        testid="figure-period"
        value={choice.period}
        onChange={(event) => {
          const period = event.currentTarget.value as PeriodName;
          // One's own period begins with the days that are shown.
          set({ period, own: rangeOf(choice.period, today(), choice.own) });
        }}
      >
        {(Object.keys(periodWords) as PeriodName[]).map((period) => (
          <option key={period} value={period}>
            {i18n._(periodWords[period])}
          </option>
        ))}
      </SelectField>
      {choice.period === 'own' && (
        <>
          <TextField label={<Trans>Dari</Trans>} testid="figure-from" type="date" value={choice.own.from} onInput={(event) => own({ from: event.currentTarget.value })} />
          <TextField label={<Trans>Hingga</Trans>} testid="figure-to" type="date" value={choice.own.to} error={error} onInput={(event) => own({ to: event.currentTarget.value })} />
        </>
      )}
    </>
  );
}

function Loading() {
  return (
    <Card>
      <Skeleton lines={6} />
    </Card>
  );
}

/** The units that the caller reaches, by path, as they are called today. */
function useReachedUnits() {
  const [units] = useLoaded('units', () => ask(api.GET('/units')));
  return units.status === 'here' ? units.data.units : [];
}

/** Who sees what officers do, and not only when they come. */
const followers = ['supervisor', 'head', 'integrity', 'auditor'] as const;

function Pictures({ query, units }: { query: FigureQuery; units: ReturnType<typeof useReachedUnits> }) {
  const now = useStore(session);
  const followsTasks = now.status === 'signed_in' && now.officer.roles.some((role) => (followers as readonly string[]).includes(role));
  const key = JSON.stringify(query);
  const asked = { params: { query } };
  const [summary] = useLoaded(`summary ${key}`, () => ask(api.GET('/figures/summary', asked)));
  const [arrivals] = useLoaded(`arrivals ${key}`, () => ask(api.GET('/figures/arrivals', asked)));
  const [issues] = useLoaded(`issues ${key}`, () => ask(api.GET('/figures/issues', asked)));
  if (summary.status === 'failed') return <FailureMessage failure={summary.failure} testid="figures-error" />;
  return (
    <div className="space-y-5" data-testid="figures" data-ready={String(summary.status === 'here' && arrivals.status === 'here' && issues.status === 'here')}>
      {summary.status === 'here' ? <Tiles summary={summary.data} /> : <Loading />}
      <div className="grid items-start gap-5 lg:grid-cols-2">
        {arrivals.status === 'here' ? (
          <ArrivalsPicture quarters={arrivals.data.quarters} openDay={arrivals.data.open_day} csv={csvOf('arrivals', query)} />
        ) : arrivals.status === 'failed' ? (
          <FailureMessage failure={arrivals.failure} testid="figure-arrivals-error" />
        ) : (
          <Loading />
        )}
        {issues.status === 'here' ? (
          <IssuesPicture weeks={issues.data.weeks} csv={csvOf('issues', query)} />
        ) : issues.status === 'failed' ? (
          <FailureMessage failure={issues.failure} testid="figure-issues-error" />
        ) : (
          <Loading />
        )}
        <CasePictures query={query} />
        <OfficersPicture query={query} />
        {followsTasks && <TasksPicture unit={query.unit} />}
        {summary.status === 'here' && summary.data.units.length > 1 && <UnitsPicture units={summary.data.units} names={units} csv={csvOf('summary', query)} />}
      </div>
    </div>
  );
}

/** The choice of one unit, where there are several. */
function UnitChoice({ units, value, set }: { units: ReturnType<typeof useReachedUnits>; value: string; set(unit: string): void }) {
  const { t } = useLingui();
  if (units.length < 2) return null;
  return (
    <SelectField label={<Trans>Unit</Trans>} testid="figure-unit" value={value} onChange={(event) => set(event.currentTarget.value)}>
      <option value="">{t`Semua unit`}</option>
      {units.map((one) => (
        <option key={one.id} value={one.path}>
          {one.name}
        </option>
      ))}
    </SelectField>
  );
}

export function FiguresPage() {
  const { t } = useLingui();
  const lang = useLang();
  const now = useStore(session);
  const [choice, setChoice] = useState<Choice>({ period: 'month', own: rangeOf('month', today(), { from: '', to: '' }) });
  const [unit, setUnit] = useState('');
  const [scope, setScope] = useState<'units' | 'bodies'>('units');
  const units = useReachedUnits();
  usePage('figures', t`Angka dan carta`);
  if (now.status !== 'signed_in') return null;
  const range = rangeOf(choice.period, today(), choice.own);
  const reads = now.officer.roles.some((role) => (readers as readonly string[]).includes(role));
  const governs = now.officer.roles.includes('system_admin');
  const ofUnits = reads && (!governs || scope === 'units');
  const called = units.find(({ path }) => path === unit)?.name;
  const from = range.from && date(range.from, lang);
  const to = range.to && date(range.to, lang);
  return (
    <div className="mx-auto max-w-6xl space-y-5">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div>
          <h1>
            <Trans>Angka dan carta</Trans>
          </h1>
          <p data-testid="figure-range" data-from={range.from} data-to={range.to} className="text-txt-black-500">
            {from} – {to}
            {ofUnits && called && ` · ${called}`}
          </p>
        </div>
        <Button variant="default-outline" className="hidden md:inline-flex print:hidden" data-testid="figures-print" onClick={() => print()}>
          <Trans>Cetak</Trans>
        </Button>
      </div>
      <div className="grid gap-4 print:hidden sm:grid-cols-2 lg:grid-cols-4">
        {reads && governs && (
          <SelectField label={<Trans>Skop</Trans>} testid="figure-scope" value={scope} onChange={(event) => setScope(event.currentTarget.value as typeof scope)}>
            <option value="units">{t`Unit saya`}</option>
            <option value="bodies">{t`Kementerian dan agensi`}</option>
          </SelectField>
        )}
        {ofUnits && <UnitChoice units={units} value={unit} set={setUnit} />}
        <PeriodFields choice={choice} set={setChoice} />
      </div>
      {!wrongRange(range) && (ofUnits ? <Pictures query={{ ...range, ...(unit && { unit }) }} units={units} /> : <Bodies range={range} />)}
    </div>
  );
}
