// The status of implementation: who is in, and how much is pressed, as tiles, map, chart and table.
import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { Bars } from '../figure/bars';
import { Picture } from '../figure/picture';
import { usePage } from '../frame/page';
import { useLang } from '../i18n';
import { dateTime } from '../i18n/format';
import { number } from '../i18n/number-format';
import { stateName } from '../i18n/states';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { Skeleton } from '../ui/card';
import { StateMap } from './state-map';
import { StatusTable } from './table';

type All = Schemas['Implementation'];

const csv = '/api/v1/implementation?format=csv';
/** Bars that are drawn; the table has all. */
const mostBars = 12;

function Tile({ testid, name, value, below }: { testid: string; name: ReactNode; value: string; below?: ReactNode }) {
  return (
    <div data-testid={testid} data-value={value} className="rounded-xl border border-otl-gray-200 bg-bg-white p-4 print:break-inside-avoid">
      <dt className="text-body-sm text-txt-black-500">{name}</dt>
      <dd className="mt-1 font-heading text-heading-2xs font-semibold tabular-nums text-txt-black-900">{value}</dd>
      {below && <dd className="mt-0.5 text-body-sm text-txt-black-500">{below}</dd>}
    </div>
  );
}

function Tiles({ all: { total, ministries, ministries_in } }: { all: All }) {
  const { t } = useLingui();
  const lang = useLang();
  const { pressing } = total;
  const last = total.last_press_at && dateTime(total.last_press_at, lang);
  return (
    <section aria-label={t`Ringkasan`}>
      <dl className="grid grid-cols-2 gap-3 md:grid-cols-5">
        <Tile testid="status-ministries" name={<Trans>Kementerian yang menyertai</Trans>} value={`${ministries_in} / ${ministries}`} />
        <Tile
          testid="status-agencies"
          name={<Trans context="ramai">Agensi</Trans>}
          value={number(total.agencies, lang)}
          below={<Trans>{pressing} telah merakam</Trans>}
        />
        <Tile testid="status-officers" name={<Trans context="ramai">Pegawai</Trans>} value={number(total.officers, lang)} />
        <Tile testid="status-accounts" name={<Trans>Akaun aktif</Trans>} value={number(total.accounts, lang)} />
        <Tile
          testid="status-presses"
          name={<Trans>Rakaman hari ini</Trans>}
          value={number(total.presses_today, lang)}
          below={last && <Trans>terakhir {last}</Trans>}
        />
      </dl>
    </section>
  );
}

function States({ all }: { all: All }) {
  const { t } = useLingui();
  const lang = useLang();
  const inside = all.states.filter(({ agencies }) => agencies > 0);
  const count = inside.length;
  const most = [...inside].sort((a, b) => b.officers - a.officers)[0];
  const where = most && stateName(most.state);
  return (
    <Picture
      testid="status-states"
      name={<Trans>Pegawai mengikut negeri</Trans>}
      saying={
        <Trans>
          Pegawai bertugas di {count} daripada 16 negeri dan Wilayah Persekutuan; paling ramai di {where}.
        </Trans>
      }
      table={{
        heads: [t`Negeri`, t({ message: 'Agensi', context: 'ramai' }), t({ message: 'Pegawai', context: 'ramai' })],
        rows: all.states.map(({ state, agencies, officers }) => [stateName(state), agencies, officers]),
      }}
      csv={csv}
      empty={count === 0}
      nothing={<Trans>Belum ada pegawai yang ditempatkan.</Trans>}
      format={(value) => number(value, lang)}
      foot={
        <Trans>Petak disusun mengikut kedudukan negeri secara kasar. Garis putus-putus bermaksud belum ada pegawai di negeri itu.</Trans>
      }
    >
      <StateMap states={all.states} />
    </Picture>
  );
}

/** Ministries, and the agencies that stand under none. */
function Presses({ all }: { all: All }) {
  const { t } = useLingui();
  const lang = useLang();
  const lines = [
    ...all.bodies.filter(({ kind }) => kind === 'ministry'),
    ...all.agencies.filter(({ body_id }) => body_id === undefined),
  ].sort((a, b) => b.counts.presses_today - a.counts.presses_today || b.counts.officers - a.counts.officers);
  const first = lines[0]?.name;
  const presses = lines[0]?.counts.presses_today ?? 0;
  return (
    <Picture
      testid="status-chart"
      name={<Trans>Rakaman hari ini mengikut kementerian</Trans>}
      saying={
        <Trans>
          Paling banyak: {first}, {presses} rakaman.
        </Trans>
      }
      table={{
        heads: [t`Kementerian atau agensi`, t`Rakaman hari ini`, t({ message: 'Pegawai', context: 'ramai' }), t`Akaun aktif`],
        rows: lines.map(({ name, counts }) => [name, counts.presses_today, counts.officers, counts.accounts]),
      }}
      csv={csv}
      empty={lines.every(({ counts }) => counts.presses_today === 0)}
      nothing={<Trans>Belum ada rakaman hari ini.</Trans>}
      format={(value) => number(value, lang)}
      foot={lines.length > mostBars && <Trans>Dipaparkan {mostBars} yang paling tinggi. Semuanya ada dalam jadual.</Trans>}
    >
      <Bars
        testid="status-chart"
        bars={lines.slice(0, mostBars).map(({ id, name, counts }) => {
          const { officers } = counts;
          return { key: id, name, value: counts.presses_today, said: number(counts.presses_today, lang), below: t`${officers} pegawai` };
        })}
      />
    </Picture>
  );
}

export function ImplementationPage() {
  const { t } = useLingui();
  const lang = useLang();
  const [loaded, reload] = useLoaded('implementation', () => ask(api.GET('/implementation')));
  usePage('implementation', t`Status pelaksanaan`, loaded.status !== 'loading');
  const at = loaded.status === 'here' && dateTime(loaded.data.as_of, lang);
  return (
    <div className="mx-auto max-w-6xl space-y-5">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div className="space-y-1">
          <h1>
            <Trans>Status pelaksanaan</Trans>
          </h1>
          {at && (
            <p className="text-txt-black-500">
              <Trans>Setakat {at}. Angka sahaja, tanpa nama pegawai.</Trans>
            </p>
          )}
        </div>
        <div className="flex gap-3 print:hidden">
          <Button variant="default-outline" data-testid="status-reload" onClick={reload}>
            <Trans>Kemas kini</Trans>
          </Button>
          <Button variant="default-outline" data-testid="status-print" onClick={() => print()}>
            <Trans>Cetak</Trans>
          </Button>
        </div>
      </div>
      {loaded.status === 'failed' && <FailureMessage failure={loaded.failure} testid="status-error" />}
      {loaded.status === 'loading' && <Skeleton lines={10} />}
      {loaded.status === 'here' && (
        <>
          <Tiles all={loaded.data} />
          <div className="grid items-start gap-5 lg:grid-cols-2">
            <States all={loaded.data} />
            <Presses all={loaded.data} />
          </div>
          <StatusTable all={loaded.data} csv={csv} />
        </>
      )}
    </div>
  );
}
