// Registering a place: its address in words, and its point, taken on the spot or typed.
import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { Refusal, type Schemas, api, ask } from '../api/client';
import { findPosition } from '../clock/position';
import { pick, useLang } from '../i18n';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { SelectField, TextField } from '../ui/field';
import { say } from '../ui/toast';

type Kind = Schemas['RemotePlaceEntry']['kind'];

interface Draft {
  kind: Kind;
  address: string;
  latitude: string;
  longitude: string;
  measured: boolean;
}

const degrees = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text.trim().replace(',', '.')));

function useDraft(onDone: () => void) {
  const { t } = useLingui();
  const [draft, setDraft] = useState<Draft>({ kind: 'home', address: '', latitude: '', longitude: '', measured: false });
  const [busy, setBusy] = useState<'locating' | 'sending'>();
  const [absent, setAbsent] = useState(false);
  const [missing, setMissing] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const set = (change: Partial<Draft>): void => {
    setDraft((before) => ({ ...before, ...change }));
    setFailure(undefined);
  };
  const locate = async (): Promise<void> => {
    if (busy) return;
    setBusy('locating');
    const found = await findPosition();
    setBusy(undefined);
    setAbsent(!('position' in found));
    if ('position' in found) set({ latitude: found.position.latitude.toFixed(6), longitude: found.position.longitude.toFixed(6), measured: true });
  };
  const send = async (): Promise<void> => {
    const point = { latitude: degrees(draft.latitude), longitude: degrees(draft.longitude) };
    const complete = draft.address.trim() !== '' && Number.isFinite(point.latitude) && Number.isFinite(point.longitude);
    setMissing(!complete);
    if (busy || !complete) return;
    setBusy('sending');
    setFailure(undefined);
    try {
      await ask(api.POST('/remote-places', { body: { kind: draft.kind, address: draft.address.trim(), ...point, measured: draft.measured } }));
      say('success', t`Tempat didaftarkan dan menunggu kelulusan.`);
      onDone();
    } catch (error) {
      setFailure(error);
      setBusy(undefined);
    }
  };
  return { draft, set, locate, send, busy, absent, missing, failure };
}

export function PlaceForm({ onDone, onClose }: { onDone(): void; onClose(): void }) {
  const { t } = useLingui();
  const lang = useLang();
  const { draft, set, locate, send, busy, absent, missing, failure } = useDraft(onDone);
  const field = failure instanceof Refusal ? failure.field : undefined;
  const empty = (wrong: boolean): string | undefined => (missing && wrong ? t`Sila isi medan ini.` : undefined);
  const refused = (name: string): string | undefined =>
    failure instanceof Refusal && field?.endsWith(name) ? pick(failure.text, lang) : undefined;
  return (
    <form
      className="space-y-4"
      noValidate
      data-testid="place-form"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void send();
      }}
    >
      <SelectField label={<Trans>Jenis tempat</Trans>} testid="place-kind" value={draft.kind} onChange={(event) => set({ kind: event.currentTarget.value as Kind })}>
        <option value="home">{t`Rumah`}</option>
        <option value="other">{t`Tempat lain`}</option>
      </SelectField>
      <TextField
        label={<Trans>Alamat</Trans>}
        hint={<Trans>Penyelia anda melihat alamat ini dan kedudukan kasar (kira-kira 1 km) sahaja.</Trans>}
        testid="place-address"
        maxLength={300}
        autoComplete="street-address"
        value={draft.address}
        onInput={(event) => set({ address: event.currentTarget.value })}
        error={refused('address') ?? empty(draft.address.trim() === '')}
      />
      <Button variant="primary-outline" busy={busy === 'locating'} data-testid="place-locate" className="!w-full sm:!w-auto" onClick={() => void locate()}>
        {busy === 'locating' ? <Trans>Mengesan kedudukan…</Trans> : <Trans>Ambil kedudukan di sini</Trans>}
      </Button>
      {absent && (
        <Callout tone="warning" role="status" data-testid="place-no-position">
          <Trans>Kedudukan tidak dapat dikesan. Sila cuba lagi di tempat itu, atau taip koordinatnya.</Trans>
        </Callout>
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={<Trans>Latitud</Trans>}
          testid="place-latitude"
          inputMode="text"
          value={draft.latitude}
          onInput={(event) => set({ latitude: event.currentTarget.value, measured: false })}
          error={refused('latitude') ?? empty(!Number.isFinite(degrees(draft.latitude)))}
        />
        <TextField
          label={<Trans>Longitud</Trans>}
          testid="place-longitude"
          inputMode="text"
          value={draft.longitude}
          onInput={(event) => set({ longitude: event.currentTarget.value, measured: false })}
          error={refused('longitude') ?? empty(!Number.isFinite(degrees(draft.longitude)))}
        />
      </div>
      {failure !== undefined && !field && <FailureMessage failure={failure} testid="place-error" />}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" busy={busy === 'sending'} data-testid="place-send">
          <Trans>Daftar untuk kelulusan</Trans>
        </Button>
        <Button variant="default-outline" data-testid="place-cancel" onClick={onClose}>
          <Trans>Batal</Trans>
        </Button>
      </div>
    </form>
  );
}
