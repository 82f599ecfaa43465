// The form that holds the records of an officer, of a unit, or of the whole agency.
import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { Refusal, type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { pick, useLang } from '../i18n';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { Card, CardTitle } from '../ui/card';
import { SelectField, TextAreaField, TextField } from '../ui/field';
import { useFirstError } from '../ui/first-error';
import { type Person, PersonField } from './person';

type Scope = Schemas['Hold']['scope'];

const empty = { scope: 'officer' as Scope, unit: '', title: '', reason: '', reference: '', orderedBy: '' };

function useHold(onClose: (done: boolean) => void) {
  const { t } = useLingui();
  const lang = useLang();
  const { form, showFirst } = useFirstError();
  const [fields, setFields] = useState(empty);
  const [officer, setOfficer] = useState<Person>();
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const whole = [fields.title, fields.reason, fields.reference, fields.orderedBy].every((text) => text.trim());
  const scoped = fields.scope === 'agency' || (fields.scope === 'officer' ? officer !== undefined : fields.unit !== '');
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (busy) return;
    if (!whole || !scoped) return showFirst();
    setBusy(true);
    setFailure(undefined);
    try {
      const body = {
        title: fields.title.trim(),
        reason: fields.reason.trim(),
        reference: fields.reference.trim(),
        ordered_by: fields.orderedBy.trim(),
        ...(fields.scope === 'officer' && officer && { officer_id: officer.id }),
        ...(fields.scope === 'unit' && { unit_id: fields.unit }),
      };
      await ask(api.POST('/holds', { body }));
      onClose(true);
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  }
  const errorOf = (field: string, value: string): string | undefined => {
    if (failure instanceof Refusal && failure.field === field) return pick(failure.text, lang);
    return tried && !value.trim() ? t`Sila lengkapkan.` : undefined;
  };
  return { form, fields, set: (part: Partial<typeof empty>) => setFields((before) => ({ ...before, ...part })), officer, setOfficer, busy, failure, submit, errorOf };
}

function Units({ value, error, set }: { value: string; error: string | undefined; set(unit: string): void }) {
  const [loaded] = useLoaded('hold-units', () => ask(api.GET('/units')));
  const units = loaded.status === 'here' ? loaded.data.units : [];
  return (
    <SelectField
      label={<Trans>Unit</Trans>}
      hint={<Trans>Termasuk unit di bawahnya, dan sesiapa yang pernah ditempatkan di situ.</Trans>}
      testid="hold-unit"
      value={value}
      error={error}
      onChange={(event) => set(event.currentTarget.value)}
    >
      <option value="">–</option>
      {units.map(({ id, path, name }) => (
        <option key={id} value={id}>
          {path} · {name}
        </option>
      ))}
    </SelectField>
  );
}

export function HoldForm({ onClose }: { onClose(done: boolean): void }) {
  const { form, fields, set, officer, setOfficer, busy, failure, submit, errorOf } = useHold(onClose);
  return (
    <Card>
      <CardTitle>
        <Trans>Tahan rekod</Trans>
      </CardTitle>
      <form ref={form} onSubmit={(event) => void submit(event)} noValidate className="mt-4 space-y-4">
        <SelectField label={<Trans>Rekod siapa?</Trans>} testid="hold-scope" value={fields.scope} onChange={(event) => set({ scope: event.currentTarget.value as Scope })}>
          <option value="officer">
            <Trans>Seorang pegawai</Trans>
          </option>
          <option value="unit">
            <Trans>Satu unit</Trans>
          </option>
          <option value="agency">
            <Trans>Seluruh agensi</Trans>
          </option>
        </SelectField>
        {fields.scope === 'officer' && (
          <PersonField label={<Trans>Cari nama pegawai</Trans>} testid="hold-officer" chosen={officer} error={officer ? undefined : errorOf('officer_id', '')} choose={setOfficer} />
        )}
        {fields.scope === 'unit' && <Units value={fields.unit} error={errorOf('unit_id', fields.unit)} set={(unit) => set({ unit })} />}
        <TextField label={<Trans>Tajuk</Trans>} testid="hold-title" maxLength={200} value={fields.title} error={errorOf('title', fields.title)} onInput={(event) => set({ title: event.currentTarget.value })} />
        <TextAreaField label={<Trans>Sebab</Trans>} testid="hold-reason" most={1000} rows={3} value={fields.reason} error={errorOf('reason', fields.reason)} onInput={(event) => set({ reason: event.currentTarget.value })} />
        <div className="grid gap-4 md:grid-cols-2">
          <TextField label={<Trans>Rujukan surat atau fail</Trans>} testid="hold-reference" maxLength={200} value={fields.reference} error={errorOf('reference', fields.reference)} onInput={(event) => set({ reference: event.currentTarget.value })} />
          <TextField label={<Trans>Atas permintaan siapa</Trans>} testid="hold-ordered-by" maxLength={200} value={fields.orderedBy} error={errorOf('ordered_by', fields.orderedBy)} onInput={(event) => set({ orderedBy: event.currentTarget.value })} />
        </div>
        {failure !== undefined && <FailureMessage failure={failure} testid="hold-error" />}
        <div className="flex flex-wrap justify-end gap-3">
          <Button variant="default-outline" data-testid="hold-cancel" onClick={() => onClose(false)}>
            <Trans>Batal</Trans>
          </Button>
          <Button type="submit" busy={busy} data-testid="hold-send">
            <Trans>Tahan rekod</Trans>
          </Button>
        </div>
      </form>
    </Card>
  );
}
