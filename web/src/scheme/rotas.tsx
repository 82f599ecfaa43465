import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { Refusal, type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { usePage } from '../frame/page';
import { pick, useLang } from '../i18n';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { Card, CardTitle, Skeleton } from '../ui/card';
import { SelectField, TextField } from '../ui/field';
import { partsOf } from './duty';
import { PatternStrip } from './pattern-strip';
import { RotaForm, newAsking, toBody } from './rota-form';
import { useUnits } from './units';

function RotaCard({ rota }: { rota: Schemas['Rota'] }) {
  const { officers } = rota;
  return (
    <li data-testid="rota" data-code={rota.code} data-officers={officers}>
      <Link
        href={`/waktu-bekerja/giliran/${rota.code}`}
        data-testid="rota-link"
        className="block space-y-3 rounded-md px-2 py-4 hover:bg-bg-washed"
      >
        <span className="flex flex-wrap items-baseline justify-between gap-x-4">
          <span className="text-body-lg font-medium text-txt-black-900">
            {rota.name} <span className="text-body-sm font-normal text-txt-black-500">{rota.code}</span>
          </span>
          <span className="text-body-sm text-txt-black-500">
            <Trans>{officers} pegawai</Trans>
          </span>
        </span>
        {rota.now ? (
          <PatternStrip days={rota.now.days} />
        ) : (
          <span className="text-body-sm text-txt-black-500">
            <Trans>Belum bermula.</Trans>
          </span>
        )}
      </Link>
    </li>
  );
}

interface Names {
  code: string;
  name: string;
  unit: string;
}

function NameFields({
  names,
  set,
  units,
  errorOf,
}: {
  names: Names;
  set(change: Partial<Names>): void;
  units: Schemas['Unit'][];
  errorOf(field: string): string | undefined;
}) {
  return (
    <div className="grid gap-4 md:grid-cols-3">
      <TextField
        label={<Trans>Kod</Trans>}
        hint={<Trans>Huruf besar, angka, - dan _</Trans>}
        testid="rota-code"
        maxLength={20}
        value={names.code}
        onInput={(event) => set({ code: event.currentTarget.value.toUpperCase() })}
        error={errorOf('code')}
      />
      <TextField
        label={<Trans>Nama</Trans>}
        testid="rota-name"
        maxLength={100}
        value={names.name}
        onInput={(event) => set({ name: event.currentTarget.value })}
        error={errorOf('name')}
      />
      <SelectField
        label={<Trans>Diselenggara oleh unit</Trans>}
        testid="rota-unit"
        value={names.unit}
        onChange={(event) => set({ unit: event.currentTarget.value })}
        error={errorOf('unit_id')}
      >
        {units.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </SelectField>
    </div>
  );
}

function NewRota({ onClose }: { onClose(): void }) {
  const lang = useLang();
  const [, go] = useLocation();
  const units = useUnits();
  const [asking, setAsking] = useState(() => newAsking(partsOf(['07:00-15:00', '15:00-23:00', 'rest'])));
  const [names, setNames] = useState({ code: '', name: '', unit: '' });
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const unit = names.unit || (units[0]?.id ?? '');
  const errorOf = (field: string): string | undefined =>
    failure instanceof Refusal && failure.field === field ? pick(failure.text, lang) : undefined;
  async function open(): Promise<void> {
    setBusy(true);
    setFailure(undefined);
    try {
      const opened = await ask(
        api.POST('/rotas', { body: { ...toBody(asking), code: names.code, name: names.name.trim(), unit_id: unit } }),
      );
      go(`/waktu-bekerja/giliran/${opened.code}`);
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  }
  const set = (change: Partial<typeof names>): void => setNames((before) => ({ ...before, ...change }));
  return (
    <Card className="space-y-5">
      <CardTitle>
        <Trans>Jadual giliran baharu</Trans>
      </CardTitle>
      <RotaForm
        asking={asking}
        set={(change) => setAsking((before) => ({ ...before, ...change }))}
        failure={failure}
        busy={busy}
        submit={<Trans>Buka jadual giliran</Trans>}
        onSubmit={() => void open()}
        onCancel={onClose}
      >
        <NameFields names={{ ...names, unit }} set={set} units={units} errorOf={errorOf} />
      </RotaForm>
    </Card>
  );
}

export function Rotas() {
  const { t } = useLingui();
  const [loaded] = useLoaded('rotas', () => ask(api.GET('/rotas', { params: { query: { limit: 200 } } })));
  const [opening, open] = useState(false);
  usePage('worktime', t`Jadual giliran`, loaded.status !== 'loading');
  if (loaded.status === 'loading') return <Skeleton lines={6} />;
  if (loaded.status === 'failed') return <FailureMessage failure={loaded.failure} testid="worktime-error" />;
  if (opening) return <NewRota onClose={() => open(false)} />;
  const { rotas } = loaded.data;
  return (
    <div className="space-y-5">
      <Button data-testid="rota-new" onClick={() => open(true)}>
        <Trans>Buka jadual giliran baharu</Trans>
      </Button>
      <Card>
        {rotas.length === 0 ? (
          <p data-testid="rotas-empty" className="py-6 text-center text-body-md text-txt-black-700">
            <Trans>Agensi ini belum mempunyai jadual giliran.</Trans>
          </p>
        ) : (
          <ul className="divide-y divide-otl-gray-200">
            {rotas.map((rota) => (
              <RotaCard key={rota.code} rota={rota} />
            ))}
          </ul>
        )}
      </Card>
    </div>
  );
}
