// One rota: what it asks and asked, who stands on it, and a new version from a day on.
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link } from 'wouter';
import { Refusal, type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { NotFound } from '../frame/not-found';
import { usePage } from '../frame/page';
import { useLang } from '../i18n';
import { date } from '../i18n/format';
import { Preview } from '../preview/preview';
import { FailureMessage } from '../session/parts';
import { Button, linkButton } from '../ui/button';
import { Card, CardTitle, Skeleton } from '../ui/card';
import { Tag } from '../ui/tag';
import { say } from '../ui/toast';
import { partsOf } from './duty';
import { PatternStrip } from './pattern-strip';
import { RotaForm, newAsking, toBody } from './rota-form';
import { useSchemeText } from './words';

function Versions({ rota }: { rota: Schemas['RotaDetail'] }) {
  const lang = useLang();
  return (
    <Card className="space-y-4">
      <CardTitle>
        <Trans>Corak mengikut tarikh</Trans>
      </CardTitle>
      <ul className="divide-y divide-otl-gray-200">
        {[...rota.versions].reverse().map((version) => {
          const [from, to, first] = [
            version.from && date(version.from, lang),
            version.to && date(version.to, lang),
            date(version.first_day, lang),
          ];
          return (
            <li key={version.from} data-testid="rota-version" data-from={version.from} className="space-y-2 py-4">
              <p className="flex flex-wrap items-center gap-2 text-body-md font-medium text-txt-black-900">
                {to ? (
                  <Trans>
                    {from} hingga {to}
                  </Trans>
                ) : (
                  <Trans>Mulai {from}</Trans>
                )}
                <Tag>
                  {version.works_on_holidays ? <Trans>Bekerja pada kelepasan am</Trans> : <Trans>Tidak bekerja pada kelepasan am</Trans>}
                </Tag>
              </p>
              <PatternStrip days={version.days} />
              <p className="text-body-sm text-txt-black-500">
                <Trans>Hari pertama pusingan: {first}</Trans>
              </p>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

function Members({ code }: { code: string }) {
  const text = useSchemeText();
  const lang = useLang();
  const [loaded] = useLoaded(`members-${code}`, () =>
    ask(api.GET('/schemes', { params: { query: { scheme: `rota:${code}`, limit: 200 } } })),
  );
  return (
    <Card className="space-y-4">
      <CardTitle>
        <Trans>Pegawai dalam jadual ini</Trans>
      </CardTitle>
      {loaded.status === 'loading' && <Skeleton lines={3} />}
      {loaded.status === 'failed' && <FailureMessage failure={loaded.failure} testid="members-error" />}
      {loaded.status === 'here' && loaded.data.officers.length === 0 && (
        <p className="text-body-md text-txt-black-700">
          <Trans>Tiada pegawai dalam capaian anda. Tukar waktu bekerja pegawai untuk memasukkannya.</Trans>
        </p>
      )}
      {loaded.status === 'here' && (
        <ul className="divide-y divide-otl-gray-200">
          {loaded.data.officers.map((officer) => {
            const since = date(officer.from, lang);
            return (
              <li key={officer.officer_id} className="flex flex-wrap justify-between gap-x-4 py-3 text-body-md" data-testid="rota-member">
                <span className="font-medium text-txt-black-900">{officer.name}</span>
                <span className="text-txt-black-500">
                  {text(officer.scheme)} · <Trans>sejak {since}</Trans>
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </Card>
  );
}

interface ConfirmProps {
  asked: Schemas['RotaAsking'];
  code: string;
  busy: boolean;
  onRefused(failure: unknown): void;
  onConfirm(): void;
}

function Confirm({ asked, code, busy, onRefused, onConfirm }: ConfirmProps) {
  const [seen, see] = useState('');
  const question = JSON.stringify(asked);
  const load = (): Promise<Schemas['Preview']> =>
    ask(api.POST('/rotas/{code}/preview', { params: { path: { code } }, body: asked })).catch((error: unknown) => {
      onRefused(error);
      throw error;
    });
  return (
    <Card className="space-y-5">
      <CardTitle>
        <Trans>Pratonton</Trans>
      </CardTitle>
      <Preview question={question} load={load} onSeen={() => see(question)} />
      {seen === question && (
        <Button data-testid="rota-confirm" busy={busy} onClick={onConfirm}>
          <Trans>Sahkan corak baharu</Trans>
        </Button>
      )}
    </Card>
  );
}

function NewVersion({ rota, onClose }: { rota: Schemas['RotaDetail']; onClose(changed: boolean): void }) {
  const { t } = useLingui();
  const latest = rota.versions.at(-1);
  const [asking, setAsking] = useState(() => ({
    ...newAsking(partsOf(latest?.days ?? []), latest?.works_on_holidays),
    firstDay: latest?.first_day ?? '',
  }));
  const [asked, setAsked] = useState<Schemas['RotaAsking']>();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const path = { code: rota.code };
  async function confirm(): Promise<void> {
    if (!asked || busy) return;
    setBusy(true);
    try {
      await ask(api.POST('/rotas/{code}/versions', { params: { path }, body: asked }));
      say('success', t`Corak baharu telah disimpan.`);
      onClose(true);
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  }
  return (
    <div className="space-y-5">
      <Card className="space-y-5">
        <CardTitle>
          <Trans>Corak baharu</Trans>
        </CardTitle>
        <RotaForm
          asking={asking}
          set={(change) => {
            setAsking((before) => ({ ...before, ...change }));
            setAsked(undefined);
            setFailure(undefined);
          }}
          failure={failure}
          busy={false}
          submit={<Trans>Tunjuk siapa yang berubah</Trans>}
          onSubmit={() => setAsked(toBody(asking))}
          onCancel={() => onClose(false)}
        />
      </Card>
      {asked && <Confirm asked={asked} code={rota.code} busy={busy} onRefused={setFailure} onConfirm={() => void confirm()} />}
    </div>
  );
}

export function RotaPage({ code }: { code: string }) {
  const { t } = useLingui();
  const [loaded, reload] = useLoaded(`rota-${code}`, () => ask(api.GET('/rotas/{code}', { params: { path: { code } } })));
  const [changing, change] = useState(false);
  const rota = loaded.status === 'here' ? loaded.data : undefined;
  usePage('worktime', rota?.name ?? t`Jadual giliran`, loaded.status !== 'loading');
  if (loaded.status === 'failed')
    return loaded.failure instanceof Refusal && loaded.failure.status === 404 ? (
      <NotFound />
    ) : (
      <FailureMessage failure={loaded.failure} testid="worktime-error" />
    );
  if (!rota) return <Skeleton lines={6} />;
  if (changing) {
    return (
      <NewVersion
        rota={rota}
        onClose={(changed) => {
          change(false);
          if (changed) reload();
        }}
      />
    );
  }
  return (
    <div className="space-y-5" data-testid="rota-detail" data-code={rota.code}>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div>
          <h2 className="font-heading text-heading-2xs font-semibold text-txt-black-900">{rota.name}</h2>
          <p className="text-body-sm text-txt-black-500">
            {rota.code} · {rota.unit.path}
          </p>
        </div>
        <div className="flex flex-wrap gap-3">
          {rota.may_change && (
            <Button data-testid="rota-change" onClick={() => change(true)}>
              <Trans>Corak baharu mulai satu tarikh</Trans>
            </Button>
          )}
          <Link href="/waktu-bekerja/giliran" className={linkButton()}>
            <Trans>Semua jadual</Trans>
          </Link>
        </div>
      </div>
      <Versions rota={rota} />
      <Members code={code} />
    </div>
  );
}
