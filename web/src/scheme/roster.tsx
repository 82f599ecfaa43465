// Who does what on which day of a month: a grid on a desktop, day by day on a phone.
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { addMonths, firstDay, isMonth, lastDay, today } from '../day/calendar';
import { usePage } from '../frame/page';
import { useLang } from '../i18n';
import { month as monthName } from '../i18n/format';
import { FailureMessage } from '../session/parts';
import { Button, linkButton } from '../ui/button';
import { Card, Skeleton } from '../ui/card';
import { SelectField } from '../ui/field';
import { Icon } from '../ui/icon';
import { say } from '../ui/toast';
import { useWide } from '../ui/wide';
import { DutyDialog } from './duty-dialog';
import { DutyLegend } from './duty-look';
import { DayList } from './roster-day';
import { Grid } from './roster-grid';
import type { Chosen, Row } from './roster-words';
import { useUnits } from './units';

function useRoster(month: string, unit: string) {
  const query = { from: firstDay(month), to: lastDay(month), limit: 100, ...(unit && { unit_id: unit }) };
  const key = JSON.stringify(query);
  const load = (after?: string) => ask(api.GET('/roster', { params: { query: { ...query, ...(after && { after }) } } }));
  const [first, reload] = useLoaded(key, () => load());
  const [more, setMore] = useState<{ key: string; officers: Row[]; next: string | undefined }>();
  const added = more?.key === key ? more : undefined;
  const page = first.status === 'here' ? first.data : undefined;
  const next = added ? added.next : page?.next;
  async function loadMore(): Promise<void> {
    const answer = await load(next);
    setMore({ key, officers: [...(added?.officers ?? []), ...answer.officers], next: answer.next });
  }
  const renew = (): void => {
    setMore(undefined);
    reload();
  };
  return { first, officers: [...(page?.officers ?? []), ...(added?.officers ?? [])], next, loadMore, renew };
}

function MonthBar({ month, unit, setUnit }: { month: string; unit: string; setUnit(unit: string): void }) {
  const { t } = useLingui();
  const lang = useLang();
  const units = useUnits();
  return (
    <div className="flex flex-wrap items-end justify-between gap-4">
      <div className="flex items-center gap-2">
        <Link
          href={`/waktu-bekerja/roster/${addMonths(month, -1)}`}
          aria-label={t`Bulan sebelumnya`}
          data-testid="roster-previous"
          className={`${linkButton()} print:hidden`}
        >
          <Icon name="left" />
        </Link>
        <h2
          className="min-w-40 text-center font-heading text-body-lg font-semibold text-txt-black-900"
          data-testid="roster-month"
          data-month={month}
        >
          {monthName(month, lang)}
        </h2>
        <Link
          href={`/waktu-bekerja/roster/${addMonths(month, 1)}`}
          aria-label={t`Bulan berikutnya`}
          data-testid="roster-next"
          className={`${linkButton()} print:hidden`}
        >
          <Icon name="right" />
        </Link>
      </div>
      <div className="w-full print:hidden sm:w-72">
        <SelectField label={<Trans>Unit</Trans>} testid="roster-unit" value={unit} onChange={(event) => setUnit(event.currentTarget.value)}>
          <option value="">{t`Semua unit`}</option>
          {units.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </SelectField>
      </div>
    </div>
  );
}

export function RosterPage({ month: asked }: { month: string | undefined }) {
  const { t } = useLingui();
  const [, go] = useLocation();
  const wide = useWide();
  const month = isMonth(asked) ? asked : today().slice(0, 7);
  const [unit, setUnit] = useState('');
  const [chosen, choose] = useState<Chosen>();
  const { first, officers, next, loadMore, renew } = useRoster(month, unit);
  usePage('worktime', t`Jadual bertugas`, first.status !== 'loading');
  return (
    <div className="space-y-5">
      <MonthBar month={month} unit={unit} setUnit={setUnit} />
      {first.status === 'loading' && <Skeleton lines={6} />}
      {first.status === 'failed' && <FailureMessage failure={first.failure} testid="worktime-error" />}
      {first.status === 'here' && officers.length === 0 && (
        <Card>
          <p data-testid="roster-empty" className="py-6 text-center text-body-md text-txt-black-700">
            <Trans>Tiada pegawai dalam jadual giliran pada bulan ini.</Trans>
          </p>
          <Button variant="default-outline" className="mx-auto" onClick={() => go('/waktu-bekerja/giliran')}>
            <Trans>Lihat jadual giliran</Trans>
          </Button>
        </Card>
      )}
      {officers.length > 0 && (
        <Card className="space-y-4 !p-3 sm:!p-4">
          <DutyLegend />
          {wide ? <Grid rows={officers} onOpen={choose} /> : <DayList key={month} rows={officers} month={month} onOpen={choose} />}
          <p className="text-body-sm text-txt-black-500">
            <Trans>Tanda * ialah hari yang ditukar. Pilih satu hari untuk bertukar giliran atau mengubahnya.</Trans>
          </p>
          {next && (
            <Button
              variant="default-outline"
              className="!w-full"
              onClick={() => void loadMore().catch(() => say('error', t`Senarai tidak dapat dimuatkan. Sila cuba lagi.`))}
            >
              <Trans>Tunjuk lagi</Trans>
            </Button>
          )}
        </Card>
      )}
      {chosen && (
        <DutyDialog
          row={chosen.row}
          cell={chosen.cell}
          others={officers}
          onClose={(changed) => {
            choose(undefined);
            if (changed) renew();
          }}
        />
      )}
    </div>
  );
}
