// Behind the roster: how many a unit needs in, and the services that the hybrid week leaves out.
import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { type Schemas, api, ask } from '../api/client';
import { addDays, today } from '../day/calendar';
import { useLang } from '../i18n';
import { date } from '../i18n/format';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { Card, CardTitle } from '../ui/card';
import { SelectField, TextField } from '../ui/field';
import { say } from '../ui/toast';
import type { Roster } from './remote-grid';
import { serviceWords } from './words';

type Service = Schemas['Service'];

interface Draft {
  least: string;
  service: Service;
  officer: string;
  from: string;
  to: string;
}

function useSettings(unit: string, onDone: () => void) {
  const { t } = useLingui();
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const [draft, setDraft] = useState<Draft>({ least: '1', service: 'counter', officer: '', from: today(), to: addDays(today(), 365) });
  const run = async (work: () => Promise<unknown>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setFailure(undefined);
    try {
      await work();
      say('success', t`Tetapan disimpan.`);
      onDone();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  const days = { unit_id: unit, from: draft.from, to: draft.to };
  return {
    draft,
    set: (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change })),
    failure,
    busy,
    addPresence: () => run(() => ask(api.POST('/unit-presence', { body: { ...days, least: Number(draft.least) } }))),
    addService: () =>
      run(() =>
        ask(
          api.POST('/hybrid-services', { body: { ...days, service: draft.service, ...(draft.officer && { officer_id: draft.officer }) } }),
        ),
      ),
    endPresence: (id: string) => run(() => ask(api.POST('/unit-presence/{id}/withdrawal', { params: { path: { id } } }))),
    endService: (id: string) => run(() => ask(api.POST('/hybrid-services/{id}/withdrawal', { params: { path: { id } } }))),
  };
}

type SettingsState = ReturnType<typeof useSettings>;

function Standing({ roster, settings }: { roster: Roster; settings: SettingsState }) {
  const { i18n } = useLingui();
  const lang = useLang();
  const presence = [...new Map(roster.presence.map((one) => [one.id, one])).values()];
  if (presence.length + roster.services.length === 0) return null;
  const end = (id: string, onEnd: (id: string) => Promise<void>) => (
    <Button variant="default-outline" size="small" data-testid="setting-withdraw" onClick={() => void onEnd(id)}>
      <Trans>Tarik balik</Trans>
    </Button>
  );
  return (
    <ul className="divide-y divide-otl-gray-200" data-testid="settings">
      {presence.map((one) => (
        <li key={one.id} className="flex flex-wrap items-center justify-between gap-3 py-2 text-body-md text-txt-black-700">
          <Trans>
            {one.unit}: sekurang-kurangnya {one.least} pegawai di pejabat
          </Trans>
          {end(one.id, settings.endPresence)}
        </li>
      ))}
      {roster.services.map((one) => (
        <li key={one.id} className="flex flex-wrap items-center justify-between gap-3 py-2 text-body-md text-txt-black-700">
          <span>
            {one.officer ? one.officer.name : one.unit}: {i18n._(serviceWords[one.service])}, {date(one.from, lang)} – {date(one.to, lang)}
          </span>
          {end(one.id, settings.endService)}
        </li>
      ))}
    </ul>
  );
}

function Fields({ roster, settings }: { roster: Roster; settings: SettingsState }) {
  const { t, i18n } = useLingui();
  const { draft, set } = settings;
  return (
    <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      <TextField
        label={<Trans>Dari</Trans>}
        testid="setting-from"
        type="date"
        value={draft.from}
        onInput={(event) => set({ from: event.currentTarget.value })}
      />
      <TextField
        label={<Trans>Hingga</Trans>}
        testid="setting-to"
        type="date"
        value={draft.to}
        onInput={(event) => set({ to: event.currentTarget.value })}
      />
      <TextField
        label={<Trans>Paling sedikit di pejabat</Trans>}
        testid="setting-least"
        type="number"
        min="1"
        max="500"
        value={draft.least}
        onInput={(event) => set({ least: event.currentTarget.value })}
      />
      <SelectField
        label={<Trans>Perkhidmatan yang dikecualikan</Trans>}
        testid="setting-service"
        value={draft.service}
        onChange={(event) => set({ service: event.currentTarget.value as Service })}
      >
        {(Object.keys(serviceWords) as Service[]).map((service) => (
          <option key={service} value={service}>
            {i18n._(serviceWords[service])}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={<Trans>Pegawai</Trans>}
        testid="setting-officer"
        value={draft.officer}
        onChange={(event) => set({ officer: event.currentTarget.value })}
      >
        <option value="">{t`Seluruh unit`}</option>
        {roster.officers.map((officer) => (
          <option key={officer.officer_id} value={officer.officer_id}>
            {officer.name}
          </option>
        ))}
      </SelectField>
    </div>
  );
}

export function Settings({ roster, unit, onDone }: { roster: Roster; unit: string; onDone(): void }) {
  const settings = useSettings(unit, onDone);
  return (
    <Card className="space-y-4 print:hidden">
      <CardTitle>
        <Trans>Tetapan unit</Trans>
      </CardTitle>
      <Standing roster={roster} settings={settings} />
      <form noValidate className="space-y-4" onSubmit={(event: FormEvent) => event.preventDefault()}>
        <Fields roster={roster} settings={settings} />
        {settings.failure !== undefined && <FailureMessage failure={settings.failure} testid="setting-error" />}
        <div className="flex flex-wrap gap-3">
          <Button variant="default-outline" busy={settings.busy} data-testid="setting-presence" onClick={() => void settings.addPresence()}>
            <Trans>Tetapkan bilangan di pejabat</Trans>
          </Button>
          <Button
            variant="default-outline"
            busy={settings.busy}
            data-testid="setting-service-add"
            onClick={() => void settings.addService()}
          >
            <Trans>Kecualikan perkhidmatan</Trans>
          </Button>
        </div>
      </form>
    </Card>
  );
}
