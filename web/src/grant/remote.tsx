// The roster of remote days of a unit, week by week: who is where, the quota of each, and whether enough are in.
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { addDays, today } from '../day/calendar';
import { usePage } from '../frame/page';
import { useLang } from '../i18n';
import { date } from '../i18n/format';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Card, Skeleton } from '../ui/card';
import { Icon } from '../ui/icon';
import { useWide } from '../ui/wide';
import { RemoteDays, RemoteGrid, isShort } from './remote-grid';
import { Settings } from './remote-settings';
import { UnitField, useUnits } from './units';
import { Legend } from './whereabouts';

/** The Sunday of the week, so that the weeks of every state lie whole in seven days from there or from Monday. */
function weekStart(day: string): string {
  return addDays(day, -new Date(`${day}T12:00:00Z`).getUTCDay());
}

function Bar({ from, setFrom, unit, setUnit }: { from: string; setFrom(day: string): void; unit: string; setUnit(unit: string): void }) {
  const { t } = useLingui();
  const lang = useLang();
  return (
    <div className="flex flex-wrap items-end justify-between gap-4">
      <div className="flex items-center gap-2">
        <Button
          variant="default-outline"
          aria-label={t`Minggu sebelumnya`}
          data-testid="remote-previous"
          className="print:hidden"
          onClick={() => setFrom(addDays(from, -7))}
        >
          <Icon name="left" />
        </Button>
        <h2
          data-testid="remote-week"
          data-from={from}
          className="min-w-48 text-center font-heading text-body-lg font-semibold text-txt-black-900"
        >
          {date(from, lang)} – {date(addDays(from, 6), lang)}
        </h2>
        <Button
          variant="default-outline"
          aria-label={t`Minggu berikutnya`}
          data-testid="remote-next"
          className="print:hidden"
          onClick={() => setFrom(addDays(from, 7))}
        >
          <Icon name="right" />
        </Button>
      </div>
      <div className="flex w-full flex-wrap items-end gap-3 print:hidden sm:w-auto">
        <div className="w-full sm:w-72">
          <UnitField testid="remote-unit" value={unit} set={setUnit} />
        </div>
        <Button variant="default-outline" data-testid="remote-print" onClick={() => print()}>
          <Trans>Cetak</Trans>
        </Button>
      </div>
    </div>
  );
}

function Shortage({ roster }: { roster: Schemas['RemoteRoster'] }) {
  const lang = useLang();
  const short = roster.presence.filter(isShort);
  if (short.length === 0) return null;
  return (
    <Callout
      tone="warning"
      role="status"
      data-testid="remote-shortage"
      data-count={short.length}
      title={<Trans>Tidak cukup pegawai di pejabat</Trans>}
    >
      <ul>
        {short.map((one) => {
          const count = Math.min(one.in_morning, one.in_afternoon);
          return (
            <li key={`${one.id} ${one.date}`}>
              {one.unit}, {date(one.date, lang)}:{' '}
              <Trans>
                {count} daripada sekurang-kurangnya {one.least}
              </Trans>
            </li>
          );
        })}
      </ul>
    </Callout>
  );
}

export function Remote() {
  const { t } = useLingui();
  const wide = useWide();
  const units = useUnits();
  const [from, setFrom] = useState(weekStart(today()));
  const [asked, setAsked] = useState('');
  const unit = asked || (units[0]?.id ?? '');
  const [found, reload] = useLoaded(`${unit} ${from}`, async () =>
    unit ? ask(api.GET('/remote-roster', { params: { query: { unit_id: unit, from } } })) : undefined,
  );
  usePage('officer-grants', t`Hari hibrid`, found.status !== 'loading');
  const roster = found.status === 'here' ? found.data : undefined;
  return (
    <div className="space-y-5">
      <Bar from={from} setFrom={setFrom} unit={unit} setUnit={setAsked} />
      {found.status === 'loading' && <Skeleton lines={6} />}
      {found.status === 'failed' && <FailureMessage failure={found.failure} testid="remote-error" />}
      {roster && <Shortage roster={roster} />}
      {roster && roster.officers.length === 0 && (
        <Card>
          <p data-testid="remote-empty" className="py-6 text-center text-body-md text-txt-black-700">
            <Trans>Tiada pegawai dalam unit ini.</Trans>
          </p>
        </Card>
      )}
      {roster && roster.officers.length > 0 && (
        <Card className="space-y-4 !p-3 sm:!p-4">
          <Legend />
          {wide ? <RemoteGrid roster={roster} /> : <RemoteDays key={`${unit} ${from}`} roster={roster} />}
        </Card>
      )}
      {roster && <Settings roster={roster} unit={unit} onDone={reload} />}
    </div>
  );
}
