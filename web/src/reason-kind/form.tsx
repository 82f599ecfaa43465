// One kind of reason, new or changed, in a dialog.
import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { Refusal, type Schemas, api, ask } from '../api/client';
import { pick, useLang } from '../i18n';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { CheckField, SelectField, TextField } from '../ui/field';
import { useFirstError } from '../ui/first-error';
import type { Kind } from './reason-kinds';

interface FormProps {
  agency: string;
  /** Left out for a new one. */
  kind: Kind | undefined;
  onClose(changed: boolean): void;
}

type Entry = Required<Schemas['ReasonKindEntry']>;

const entryOf = (kind: Kind | undefined): Entry => ({
  name_ms: kind?.name.ms ?? '',
  name_en: kind?.name.en ?? '',
  attachment: kind?.attachment ?? 'none',
  health: kind?.health ?? false,
  needs_text: kind?.needs_text ?? false,
  offered: kind?.offered ?? true,
});

function useForm({ agency, kind, onClose }: FormProps) {
  const { t } = useLingui();
  const lang = useLang();
  const { form, showFirst } = useFirstError();
  const [entry, setEntry] = useState(entryOf(kind));
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const refused = failure instanceof Refusal && failure.field !== undefined ? failure : undefined;
  const errorOf = (field: keyof Entry): string | undefined => {
    if (refused?.field === field) return pick(refused.text, lang);
    return tried && field === 'name_ms' && !entry.name_ms.trim() ? t`Isi nama jenis alasan.` : undefined;
  };
  const set = (change: Partial<Entry>): void => {
    setEntry((before) => ({ ...before, ...change }));
    setFailure(undefined);
  };
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (busy) return;
    setTried(true);
    if (!entry.name_ms.trim()) return showFirst();
    setBusy(true);
    const body = { ...entry, name_ms: entry.name_ms.trim(), name_en: entry.name_en.trim() };
    try {
      await (kind
        ? ask(api.PUT('/agencies/{id}/reason-kinds/{code}', { params: { path: { id: agency, code: kind.code } }, body }))
        : ask(api.POST('/agencies/{id}/reason-kinds', { params: { path: { id: agency } }, body })));
      onClose(true);
    } catch (why) {
      setFailure(why);
      setBusy(false);
      showFirst();
    }
  }
  const beside = refused !== undefined && ['name_ms', 'name_en'].includes(refused.field ?? '');
  return { form, entry, set, busy, errorOf, submit, failure: beside ? undefined : failure };
}

type State = ReturnType<typeof useForm>;

function Names({ entry, set, errorOf }: State) {
  return (
    <>
      <TextField
        label={<Trans>Nama dalam bahasa Melayu</Trans>}
        testid="reason-kind-ms"
        maxLength={80}
        value={entry.name_ms}
        onInput={(event) => set({ name_ms: event.currentTarget.value })}
        error={errorOf('name_ms')}
      />
      <TextField
        label={<Trans>Nama dalam bahasa Inggeris</Trans>}
        optional
        testid="reason-kind-en"
        maxLength={80}
        value={entry.name_en}
        onInput={(event) => set({ name_en: event.currentTarget.value })}
        error={errorOf('name_en')}
      />
    </>
  );
}

function Asked({ entry, set, kept }: State & { kept: boolean }) {
  const { t } = useLingui();
  return (
    <>
      <SelectField
        label={<Trans>Lampiran</Trans>}
        testid="reason-kind-attachment"
        value={entry.attachment}
        onChange={(event) => set({ attachment: event.currentTarget.value as Entry['attachment'] })}
      >
        <option value="none">{t`Tidak diminta`}</option>
        <option value="asked">{t`Diminta, tidak wajib`}</option>
        <option value="required">{t`Wajib`}</option>
      </SelectField>
      <CheckField
        label={<Trans>Penjelasan wajib</Trans>}
        testid="reason-kind-text"
        checked={entry.needs_text}
        onChange={(event) => set({ needs_text: event.currentTarget.checked })}
      />
      <CheckField
        label={<Trans>Dokumen kesihatan</Trans>}
        hint={
          kept ? (
            <Trans>Dokumen bagi jenis ini sentiasa terhad.</Trans>
          ) : (
            <Trans>Lampirannya hanya boleh dilihat oleh pegawai itu dan mereka yang membuat keputusan.</Trans>
          )
        }
        testid="reason-kind-health"
        checked={entry.health}
        disabled={kept}
        onChange={(event) => set({ health: event.currentTarget.checked })}
      />
    </>
  );
}

export function KindForm(props: FormProps) {
  const { kind, onClose } = props;
  const state = useForm(props);
  const { form, entry, set, busy, submit, failure } = state;
  return (
    <Dialog testid="reason-kind-form" title={kind ? <Trans>Ubah jenis alasan</Trans> : <Trans>Tambah jenis alasan</Trans>} onClose={() => onClose(false)}>
      <form ref={form} noValidate onSubmit={submit} className="space-y-5">
        <Names {...state} />
        <Asked {...state} kept={kind !== undefined && !kind.own && kind.health} />
        {kind && (
          <CheckField
            label={<Trans>Ditawarkan kepada pegawai</Trans>}
            testid="reason-kind-offered"
            checked={entry.offered}
            onChange={(event) => set({ offered: event.currentTarget.checked })}
          />
        )}
        {failure !== undefined && <FailureMessage failure={failure} testid="reason-kind-error" />}
        <div className="flex flex-wrap gap-3">
          <Button type="submit" data-testid="reason-kind-save" busy={busy}>
            <Trans>Simpan</Trans>
          </Button>
          <Button variant="default-outline" data-testid="reason-kind-cancel" onClick={() => onClose(false)}>
            <Trans>Batal</Trans>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
