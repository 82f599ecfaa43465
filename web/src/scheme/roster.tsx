// Who does what on which day of a month: a grid on a desktop, day by day on a phone.
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { api, ask } from '../api/client';
import { addMonths, firstDay, isMonth, lastDay, today } from '../day/calendar';
import { usePage } from '../frame/page';
import { useLang } from '../i18n';
import { month as monthName } from '../i18n/format';
import { usePaged } from '../list/paged';
import { More } from '../list/paged-list';
import { FailureMessage } from '../session/parts';
import { Button, linkButton } from '../ui/button';
import { Card, Skeleton } from '../ui/card';
import { Icon } from '../ui/icon';
import { useWide } from '../ui/wide';
import { DutyDialog } from './duty-dialog';
import { DutyLegend } from './duty-look';
import { DayList } from './roster-day';
import { Grid } from './roster-grid';
import type { Chosen, Row } from './roster-words';
import { UnitField } from './units';

function useRoster(month: string, unit: string) {
  const query = { from: firstDay(month), to: lastDay(month), limit: 100, ...(unit && { unit_id: unit }) };
  return usePaged(
    JSON.stringify(query),
    (after) => ask(api.GET('/roster', { params: { query: { ...query, ...(after && { after }) } } })),
    (page): Row[] => page.officers,
  );
}

function MonthBar({ month, unit, setUnit }: { month: string; unit: string; setUnit(unit: string): void }) {
  const { t } = useLingui();
  const lang = useLang();
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
        <UnitField testid="roster-unit" value={unit} set={setUnit} />
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
  const list = useRoster(month, unit);
  const { first, rows: officers } = list;
  usePage('worktime', t`Jadual bertugas`, first.status !== 'loading');
  return (
    <div className="space-y-5">
      <MonthBar month={month} unit={unit} setUnit={setUnit} />
      {first.status === 'loading' && <Skeleton lines={6} />}
      {first.status === 'failed' && <FailureMessage failure={first.failure} testid="worktime-error" />}
      {first.status === 'here' && officers.length === 0 && (
        <Card>
          <p data-testid="roster-empty" className="py-6 text-center text-body-md text-txt-black-700">
            <Trans>Tiada pegawai dalam jadual giliran dalam bulan tersebut.</Trans>
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
            <Trans>Tanda * ialah hari yang ditukar; titik merah ialah hari kelepasan. Pilih satu hari untuk bertukar giliran atau mengubahnya.</Trans>
          </p>
          <More list={list} testid="roster-more" />
        </Card>
      )}
      {chosen && (
        <DutyDialog
          row={chosen.row}
          cell={chosen.cell}
          others={officers}
          onClose={(changed) => {
            choose(undefined);
            if (changed) list.renew();
          }}
        />
      )}
    </div>
  );
}
