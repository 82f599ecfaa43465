// One import on its way: looked at, corrected, stored, its slips printed, undone.
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { usePage } from '../frame/page';
import { useLang } from '../i18n';
import { dateTime } from '../i18n/format';
import { FailureMessage } from '../session/parts';
import { askFirst } from '../ui/ask';
import { Button, linkButton } from '../ui/button';
import { Callout } from '../ui/callout';
import { Card, CardTitle, Skeleton } from '../ui/card';
import { Icon } from '../ui/icon';
import { Passwords } from './passwords';
import { type Filter, Rows, Tiles } from './rows';
import { type OfficerImport, undo } from './send';
import { ChooseFile, Steps } from './steps';

const lookEveryMs = 700;

interface Part {
  one: OfficerImport;
  busy: boolean;
  run(work: () => Promise<unknown>): void;
}

const path = (one: OfficerImport) => ({ params: { path: { id: one.id } } });

function Correct({ one }: { one: OfficerImport }) {
  const lang = useLang();
  const { wrong } = one;
  return (
    <Card className="space-y-4">
      <CardTitle>
        <Trans>Betulkan {wrong} baris yang salah</Trans>
      </CardTitle>
      <p className="text-body-md text-txt-black-700">
        <Trans>
          Muat turun fail ralat, betulkan baris di dalamnya mengikut lajur kesalahan, kemudian pilih fail itu di bawah. Baris yang betul
          tidak perlu dihantar semula. Tiada apa-apa disimpan selagi ada baris yang salah.
        </Trans>
      </p>
      <div className="flex flex-wrap gap-3">
        {(['xlsx', 'csv'] as const).map((format) => (
          <a
            key={format}
            href={`/api/v1/officer-imports/${one.id}/error-file?format=${format}&language=${lang}`}
            download
            data-testid={`officer-import-errors-${format}`}
            className={linkButton(format === 'xlsx' ? 'fill' : 'outline')}
          >
            <Icon name="document" />
            {format === 'xlsx' ? <Trans>Fail ralat Excel</Trans> : <Trans>Fail ralat CSV</Trans>}
          </a>
        ))}
      </div>
      <ChooseFile continues={one.id} />
    </Card>
  );
}

function Planned({ one, busy, run }: Part) {
  const count = one.new + one.changed;
  const { units_made: units, agencies_made: agencies } = one;
  return (
    <>
      {one.outdated && (
        <Callout
          tone="warning"
          role="alert"
          data-testid="officer-import-outdated"
          title={<Trans>Rekod pegawai telah berubah selepas anda menyemak fail ini. Sila semak sekali lagi; tiada apa-apa disimpan.</Trans>}
        />
      )}
      {one.wrong > 0 ? (
        <Correct one={one} />
      ) : (
        <Card className="space-y-4">
          <CardTitle>
            <Trans>Fail ini boleh disimpan</Trans>
          </CardTitle>
          <p className="text-body-md text-txt-black-700">
            <Trans>
              Semua baris disimpan sekali gus dan berkuat kuasa mulai hari ini. Unit baharu: {units}. Agensi baharu: {agencies}.
            </Trans>
          </p>
          <Button
            data-testid="officer-import-apply"
            busy={busy}
            onClick={() => run(() => ask(api.POST('/officer-imports/{id}/application', path(one))))}
          >
            <Trans>Simpan {count} pegawai</Trans>
          </Button>
        </Card>
      )}
      <Button
        variant="default-outline"
        data-testid="officer-import-cancel"
        busy={busy}
        onClick={() => run(() => ask(api.POST('/officer-imports/{id}/cancellation', path(one))))}
      >
        <Trans>Batalkan import ini</Trans>
      </Button>
    </>
  );
}

function Applying({ one, busy, run }: Part) {
  const { t } = useLingui();
  const percent = one.percent ?? 0;
  return (
    <Card className="space-y-4">
      <CardTitle>
        <Trans>Sedang disimpan…</Trans>
      </CardTitle>
      <progress aria-label={t`Kemajuan`} max={100} value={percent} className="h-3 w-full" data-testid="officer-import-progress" />
      <p className="text-body-md text-txt-black-700">
        <Trans>{percent} % selesai. Anda boleh meninggalkan halaman ini; makluman akan diberikan apabila siap.</Trans>
      </p>
      <Button
        variant="default-outline"
        busy={busy}
        onClick={() => run(() => ask(api.POST('/officer-imports/{id}/cancellation', path(one))))}
      >
        <Trans>Batalkan</Trans>
      </Button>
    </Card>
  );
}

function Done({ one, busy, run }: Part) {
  const askUndo = async (): Promise<void> => {
    const sure = await askFirst({
      title: <Trans>Buat asal seluruh import ini?</Trans>,
      body: (
        <Trans>
          Pegawai baharu yang belum log masuk dikeluarkan, dan perubahan lain kembali seperti sebelumnya. Pegawai yang sudah log masuk
          kekal.
        </Trans>
      ),
      yes: <Trans>Ya, buat asal</Trans>,
      no: <Trans>Tidak</Trans>,
      danger: true,
    });
    if (sure) run(() => undo(one.id));
  };
  return (
    <>
      {one.new > 0 && <Passwords one={one} busy={busy} run={run} />}
      <Button variant="danger-outline" data-testid="officer-import-undo" busy={busy} onClick={() => void askUndo()}>
        <Trans>Buat asal import ini</Trans>
      </Button>
    </>
  );
}

function Told({ one }: { one: OfficerImport }) {
  const lang = useLang();
  const count = one.new + one.changed;
  const kept = one.kept ?? 0;
  if (one.state === 'done' && one.done_at) {
    const when = dateTime(one.done_at, lang);
    return (
      <Callout
        tone="success"
        role="status"
        data-testid="officer-import-done"
        title={
          <Trans>
            {count} pegawai telah disimpan pada {when}.
          </Trans>
        }
      />
    );
  }
  if (one.state === 'undone') {
    return (
      <Callout
        tone={kept > 0 ? 'warning' : 'success'}
        role="status"
        data-testid="officer-import-undone"
        data-kept={kept}
        title={<Trans>Import ini telah dibuat asal.</Trans>}
      >
        {kept > 0 && <Trans>{kept} pegawai kekal; sebabnya dinyatakan di bawah.</Trans>}
      </Callout>
    );
  }
  if (one.state === 'cancelled')
    return (
      <Callout
        role="status"
        data-testid="officer-import-cancelled"
        title={<Trans>Import ini dibatalkan. Tiada apa-apa disimpan daripadanya.</Trans>}
      />
    );
  return null;
}

const stepOf = (one: OfficerImport): 1 | 2 | 3 | 4 =>
  one.state === 'planned' ? 2 : one.state === 'applying' ? 3 : one.state === 'done' ? 4 : 1;

function Page({ one, reload }: { one: OfficerImport; reload(): void }) {
  const [filter, setFilter] = useState<Filter>();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const run = (work: () => Promise<unknown>): void => {
    setBusy(true);
    setFailure(undefined);
    void work()
      .catch(setFailure)
      .finally(() => {
        setBusy(false);
        reload();
      });
  };
  useEffect(() => {
    if (one.state !== 'applying') return;
    const timer = setInterval(reload, lookEveryMs);
    return () => clearInterval(timer);
  }, [one.state, reload]);
  const first: Filter = one.state === 'undone' && (one.kept ?? 0) > 0 ? 'kept' : one.wrong > 0 ? 'wrong' : '';
  const part = { one, busy, run };
  return (
    <div className="space-y-5" data-testid="officer-import-page" data-state={one.state} data-id={one.id}>
      <Steps current={stepOf(one)} />
      <Told one={one} />
      {failure !== undefined && <FailureMessage failure={failure} testid="officer-import-error" />}
      <Tiles one={one} filter={filter ?? first} onFilter={setFilter} />
      {one.state === 'planned' && <Planned {...part} />}
      {one.state === 'applying' && <Applying {...part} />}
      {one.state === 'done' && <Done {...part} />}
      <Rows one={one} filter={filter ?? first} />
    </div>
  );
}

export function OfficerImportPage({ id }: { id: string }) {
  const { t } = useLingui();
  const [loaded, reload] = useLoaded(id, () => ask(api.GET('/officer-imports/{id}', { params: { path: { id } } })));
  usePage('officer-import', t`Import pegawai`, loaded.status !== 'loading');
  return (
    <div className="mx-auto max-w-5xl space-y-5">
      <Link href="/import-pegawai" className="inline-flex min-h-11 items-center gap-1 text-body-md text-txt-primary">
        <Icon name="left" />
        <Trans>Semua import</Trans>
      </Link>
      <h1 className="break-words">{loaded.status === 'here' ? loaded.data.file_name : <Trans>Import pegawai</Trans>}</h1>
      {loaded.status === 'loading' && <Skeleton lines={8} />}
      {loaded.status === 'failed' && <FailureMessage failure={loaded.failure} testid="officer-import-error" />}
      {loaded.status === 'here' && <Page key={loaded.data.id} one={loaded.data} reload={reload} />}
    </div>
  );
}
