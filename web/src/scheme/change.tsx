// Another working time for the officers chosen, from a day on: first who would change, then the confirmation.
import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { Refusal, type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { today } from '../day/calendar';
import { pick, useLang } from '../i18n';
import { Preview } from '../preview/preview';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { Card, CardTitle } from '../ui/card';
import { SelectField, TextField } from '../ui/field';
import { say } from '../ui/toast';
import { useSchemeText } from './words';

interface Draft {
  kind: 'wbf' | 'wbb' | 'office' | 'rota';
  start: string;
  rota: string;
  offset: string;
  from: string;
  reason: string;
}

/** Every half hour of the range that the rules give; the server decides for the day. */
const starts = ['07:00', '07:30', '08:00', '08:30', '09:00', '09:30', '10:00'];

function schemeOf(draft: Draft, rota: string): string {
  if (draft.kind === 'wbb') return `wbb:${draft.start}`;
  if (draft.kind === 'rota') return draft.offset === '0' ? `rota:${rota}` : `rota:${rota}+${draft.offset}`;
  return draft.kind;
}

function ChooseRota({ draft, rotas, set }: { draft: Draft; rotas: Schemas['Rota'][]; set(change: Partial<Draft>): void }) {
  const chosen = rotas.find((rota) => rota.code === draft.rota) ?? rotas[0];
  const days = chosen?.now?.days.length ?? 1;
  return (
    <>
      <SelectField
        label={<Trans>Jadual giliran</Trans>}
        testid="change-rota"
        value={chosen?.code ?? ''}
        onChange={(event) => set({ rota: event.currentTarget.value, offset: '0' })}
      >
        {rotas.map((rota) => (
          <option key={rota.code} value={rota.code}>
            {rota.name} ({rota.code})
          </option>
        ))}
      </SelectField>
      <SelectField
        label={<Trans>Kedudukan dalam pusingan</Trans>}
        hint={<Trans>Berapa hari lebih ke hadapan daripada jadual itu sendiri; begitulah pasukan bergilir-gilir.</Trans>}
        testid="change-offset"
        value={draft.offset}
        onChange={(event) => set({ offset: event.currentTarget.value })}
      >
        {Array.from({ length: days }, (_, index) => (
          <option key={index} value={String(index)}>
            +{index}
          </option>
        ))}
      </SelectField>
    </>
  );
}

function Fields({
  draft,
  set,
  rotas,
  errorOf,
}: {
  draft: Draft;
  set(change: Partial<Draft>): void;
  rotas: Schemas['Rota'][];
  errorOf(field: string): string | undefined;
}) {
  const { t } = useLingui();
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <SelectField
        label={<Trans>Waktu bekerja baharu</Trans>}
        testid="change-kind"
        value={draft.kind}
        onChange={(event) => set({ kind: event.currentTarget.value as Draft['kind'] })}
        error={errorOf('scheme')}
      >
        <option value="wbf">{t`Waktu Bekerja Fleksi (WBF)`}</option>
        <option value="wbb">{t`Waktu Bekerja Berperingkat (WBB)`}</option>
        <option value="office">{t`Waktu pejabat`}</option>
        {rotas.length > 0 && <option value="rota">{t`Jadual giliran`}</option>}
      </SelectField>
      {draft.kind === 'wbb' && (
        <SelectField
          label={<Trans>Masa mula</Trans>}
          testid="change-start"
          value={draft.start}
          onChange={(event) => set({ start: event.currentTarget.value })}
          error={errorOf('scheme.start')}
        >
          {starts.map((start) => (
            <option key={start} value={start}>
              {start}
            </option>
          ))}
        </SelectField>
      )}
      {draft.kind === 'rota' && <ChooseRota draft={draft} rotas={rotas} set={set} />}
      <TextField
        label={<Trans>Mulai</Trans>}
        testid="change-from"
        type="date"
        required
        value={draft.from}
        onInput={(event) => set({ from: event.currentTarget.value })}
        error={errorOf('from')}
      />
      <TextField
        label={<Trans>Sebab</Trans>}
        hint={<Trans>Disimpan dalam jejak audit bersama-sama perubahan ini.</Trans>}
        testid="change-reason"
        required
        maxLength={500}
        value={draft.reason}
        onInput={(event) => set({ reason: event.currentTarget.value })}
        error={errorOf('reason')}
      />
    </div>
  );
}

function useChange(officers: Schemas['OfficerScheme'][], onClose: (changed: boolean) => void) {
  const { t } = useLingui();
  const lang = useLang();
  const [draft, setDraft] = useState<Draft>({ kind: 'wbf', start: '08:00', rota: '', offset: '0', from: today(), reason: '' });
  const [asked, setAsked] = useState<Schemas['SchemeChange']>();
  const [seen, see] = useState(false);
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const [loaded] = useLoaded('rotas', () => ask(api.GET('/rotas', { params: { query: { limit: 200 } } })));
  const rotas = loaded.status === 'here' ? loaded.data.rotas : [];
  const rota = draft.rota || (rotas[0]?.code ?? '');
  const set = (change: Partial<Draft>): void => {
    setDraft((before) => ({ ...before, ...change }));
    setAsked(undefined);
    setFailure(undefined);
  };
  const refused = failure instanceof Refusal && failure.field !== undefined ? failure : undefined;
  const errorOf = (field: string): string | undefined => {
    if (refused?.field === field) return pick(refused.text, lang);
    if (field === 'reason' && tried && draft.reason.trim() === '') return t`Isi sebab perubahan ini.`;
    if (field === 'from' && tried && draft.from === '') return t`Isi tarikh mula.`;
    return undefined;
  };
  const change = {
    officers: officers.map((officer) => officer.officer_id),
    scheme: schemeOf(draft, rota),
    from: draft.from,
    reason: draft.reason.trim(),
  };
  function showPreview(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    if (!change.reason || !change.from) return;
    see(false);
    setAsked(change);
  }
  async function confirm(): Promise<void> {
    if (!asked || busy) return;
    setBusy(true);
    try {
      await ask(api.POST('/schemes', { body: asked }));
      say('success', t`Waktu bekerja telah ditukar.`);
      onClose(true);
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  }
  return { draft, set, rotas, errorOf, asked, seen, onSeen: () => see(true), busy, failure, showPreview, confirm };
}

export function ChangeSchemes({ officers, onClose }: { officers: Schemas['OfficerScheme'][]; onClose(changed: boolean): void }) {
  const text = useSchemeText();
  const { draft, set, rotas, errorOf, asked, seen, onSeen, busy, failure, showPreview, confirm } = useChange(officers, onClose);
  const count = officers.length;
  return (
    <div className="space-y-5" data-testid="change-schemes">
      <Card className="space-y-5">
        <CardTitle>
          <Trans>Tukar waktu bekerja {count} pegawai</Trans>
        </CardTitle>
        <ul className="flex flex-wrap gap-2 text-body-sm text-txt-black-700">
          {officers.slice(0, 20).map((officer) => (
            <li key={officer.officer_id} className="rounded-md bg-bg-washed px-2 py-1">
              {officer.name} ({text(officer.scheme)})
            </li>
          ))}
          {count > 20 && <li className="px-2 py-1">…</li>}
        </ul>
        <form onSubmit={showPreview} className="space-y-5" noValidate>
          <Fields draft={draft} set={set} rotas={rotas} errorOf={errorOf} />
          <div className="flex flex-wrap gap-3">
            <Button type="submit" variant={asked ? 'default-outline' : 'primary-fill'} data-testid="change-preview">
              <Trans>Tunjuk siapa yang berubah</Trans>
            </Button>
            <Button variant="default-outline" onClick={() => onClose(false)}>
              <Trans>Batal</Trans>
            </Button>
          </div>
        </form>
      </Card>
      {asked && (
        <Card className="space-y-5">
          <CardTitle>
            <Trans>Pratonton</Trans>
          </CardTitle>
          <Preview question={JSON.stringify(asked)} load={() => ask(api.POST('/schemes/preview', { body: asked }))} onSeen={onSeen} />
          {failure !== undefined && <FailureMessage failure={failure} testid="change-error" />}
          {seen && (
            <Button data-testid="change-confirm" busy={busy} onClick={() => void confirm()}>
              <Trans>Sahkan perubahan</Trans>
            </Button>
          )}
        </Card>
      )}
    </div>
  );
}
