// Two records of one person: the double is found, both are compared, and the double is closed with a link to the one that is kept.
import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { pick, useLang } from '../i18n';
import { date } from '../i18n/format';
import { SearchField, useSettled } from '../list/search';
import { FailureMessage } from '../session/parts';
import { Button, linkButton } from '../ui/button';
import { Callout } from '../ui/callout';
import { Card, CardTitle, Skeleton } from '../ui/card';
import { ReasonDialog } from '../ui/reason-dialog';
import { say } from '../ui/toast';
import type { PersonProps } from './detail';

function Search({ agency, kept, choose }: { agency: string; kept: string; choose(officer: string): void }) {
  const [search, setSearch] = useState('');
  const settled = useSettled(search.trim());
  const [found] = useLoaded(`${agency} ${settled}`, async () =>
    settled
      ? ask(api.GET('/agencies/{id}/accounts', { params: { path: { id: agency }, query: { search: settled, limit: 10 } } }))
      : { accounts: [] },
  );
  const others = found.status === 'here' ? found.data.accounts.filter((one) => one.officer_id !== kept) : [];
  return (
    <div className="space-y-3">
      <SearchField label={<Trans>Cari rekod yang berganda</Trans>} testid="merge-search" value={search} set={setSearch} />
      {found.status === 'failed' && <FailureMessage failure={found.failure} testid="merge-search-error" />}
      {settled !== '' && found.status === 'here' && others.length === 0 && (
        <p className="text-body-md text-txt-black-700">
          <Trans>Tiada rekod lain yang sepadan.</Trans>
        </p>
      )}
      <ul className="divide-y divide-otl-gray-200">
        {others.map((one) => (
          <li key={one.officer_id} className="flex flex-wrap items-center justify-between gap-2 py-2">
            <span className="min-w-0 break-words text-body-md">
              {one.name} <span className="text-txt-black-500">({one.user_id})</span>
            </span>
            <Button size="small" variant="default-outline" data-testid="merge-choose" onClick={() => choose(one.officer_id)}>
              <Trans>Bandingkan</Trans>
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Line({ name, of, preview }: { name: ReactNode; of(side: Schemas['MergeSide']): ReactNode; preview: Schemas['MergePreview'] }) {
  return (
    <tr className="border-t border-otl-gray-200">
      <th scope="row" className="py-2 pr-3 text-left font-normal text-txt-black-700">
        {name}
      </th>
      <td className="break-words py-2 pr-3">{of(preview.kept)}</td>
      <td className="break-words py-2">{of(preview.double)}</td>
    </tr>
  );
}

function Comparison({ preview }: { preview: Schemas['MergePreview'] }) {
  const lang = useLang();
  const total = preview.alone_total;
  return (
    <>
      <table data-testid="merge-preview" className="w-full table-fixed text-body-md tabular-nums">
        <thead>
          <tr>
            <td />
            <th scope="col" className="pb-2 pr-3 text-left">
              <Trans>Dikekalkan</Trans>
            </th>
            <th scope="col" className="pb-2 text-left">
              <Trans>Berganda</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          <Line preview={preview} name={<Trans>Nama</Trans>} of={(side) => side.name} />
          <Line preview={preview} name={<Trans>ID pengguna</Trans>} of={(side) => side.user_id} />
          <Line preview={preview} name={<Trans>Unit</Trans>} of={(side) => side.unit_name} />
          <Line preview={preview} name={<Trans>Hari dengan rakaman, setahun lalu</Trans>} of={(side) => side.press_days} />
          <Line preview={preview} name={<Trans>Hari yang ditutup</Trans>} of={(side) => side.closed_days} />
          <Line preview={preview} name={<Trans context="ramai">Kebenaran</Trans>} of={(side) => side.grants} />
          <Line preview={preview} name={<Trans context="ramai">Permohonan</Trans>} of={(side) => side.cases} />
          <Line preview={preview} name={<Trans>Tugasan</Trans>} of={(side) => side.tasks} />
        </tbody>
      </table>
      {total > 0 && (
        <Callout tone="warning" data-testid="merge-alone" title={<Trans>{total} hari hanya ada rakaman dalam rekod berganda</Trans>}>
          <p>
            <Trans>Hari-hari tersebut tidak dipindahkan. Pegawai boleh memohon pembetulannya dalam rekod yang dikekalkan.</Trans>
          </p>
          <p className="mt-1 tabular-nums">{preview.alone_days.map((day) => date(day, lang)).join('; ')}</p>
        </Callout>
      )}
    </>
  );
}

function Compared({ agency, kept, double }: { agency: string; kept: string; double: string }) {
  const { t } = useLingui();
  const lang = useLang();
  const [, go] = useLocation();
  const [asks, setAsks] = useState(false);
  const [loaded] = useLoaded(`${kept} ${double}`, () =>
    ask(api.GET('/agencies/{id}/officer-merges/preview', { params: { path: { id: agency }, query: { kept, double } } })),
  );
  if (loaded.status === 'failed') return <FailureMessage failure={loaded.failure} testid="merge-error" />;
  if (loaded.status === 'loading') return <Skeleton lines={6} />;
  const preview = loaded.data;
  return (
    <>
      <Comparison preview={preview} />
      {preview.obstacle ? (
        <Callout
          tone="danger"
          data-testid="merge-obstacle"
          data-code={preview.obstacle.code}
          title={<Trans>Belum boleh digabungkan</Trans>}
        >
          {pick(preview.obstacle.message, lang)}
        </Callout>
      ) : (
        <Button variant="danger-fill" data-testid="merge-open" className="!w-full sm:!w-auto" onClick={() => setAsks(true)}>
          <Trans>Tutup rekod berganda</Trans>
        </Button>
      )}
      {asks && (
        <ReasonDialog
          title={<Trans>Tutup rekod berganda?</Trans>}
          body={
            <Trans>
              Akaunnya ditutup hari ini dan penempatannya tamat. Rakaman kekal di bawah rekod itu dan tidak diubah. Boleh dibatalkan hari
              ini sahaja.
            </Trans>
          }
          yes={<Trans>Tutup rekod berganda</Trans>}
          danger
          onReason={async (reason) => {
            await ask(
              api.POST('/agencies/{id}/officer-merges', {
                params: { path: { id: agency } },
                body: { kept_id: kept, double_id: double, reason },
              }),
            );
            say('success', t`Rekod berganda telah ditutup.`);
            go(`/pegawai/${agency}/${double}`);
          }}
          onClose={() => setAsks(false)}
        />
      )}
    </>
  );
}

export function Merge({ agency, person }: PersonProps) {
  const [double, setDouble] = useState<string>();
  const kept = person.account.officer_id;
  return (
    <Card className="space-y-5">
      <CardTitle>
        <Trans>Rekod berganda pegawai ini</Trans>
      </CardTitle>
      <p className="text-body-md text-txt-black-700">
        <Trans>Jika seorang pegawai didaftar dua kali, rekod ini dikekalkan dan rekod yang satu lagi ditutup.</Trans>
      </p>
      <Search agency={agency} kept={kept} choose={setDouble} />
      {double && <Compared key={double} agency={agency} kept={kept} double={double} />}
      <Link href={`/pegawai/${agency}/${kept}`} className={linkButton()}>
        <Trans>Kembali ke rekod</Trans>
      </Link>
    </Card>
  );
}
