// Days of one agency, or of one of its units: added, corrected and taken away by those who keep its calendar.
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { pick, useLang } from '../i18n';
import { date } from '../i18n/format';
import { SelectField, TextField } from '../ui/field';
import { type Done, FormDialog, ReasonField, SourceField, useFieldError, useSending } from './forms';
import type { Holiday } from './words';

interface FormProps {
  agency: string;
  onDone(done: Done): void;
  onClose(): void;
}

type Unit = Schemas['UnitDistrictList']['units'][number];

function useAgencyDay(agency: string, row: Holiday | undefined, day: string, onDone: FormProps['onDone']) {
  const [draft, setDraft] = useState({
    date: row?.date ?? day,
    name: row?.name.ms ?? '',
    english: row?.name.en ?? '',
    source: row?.source ?? '',
    reason: '',
  });
  const sending = useSending();
  const set = (change: Partial<typeof draft>): void => setDraft((now) => ({ ...now, ...change }));
  const submit = (unit: string): void =>
    void sending.send(async () => {
      const body = {
        date: draft.date,
        name_ms: draft.name,
        name_en: draft.english,
        source: draft.source,
        ...(unit && { unit_id: unit }),
        ...(row && { reason: draft.reason }),
      };
      const { edit_id } = row
        ? await ask(api.POST('/agencies/{id}/calendar/days/{day_id}/correction', { params: { path: { id: agency, day_id: row.id } }, body }))
        : await ask(api.POST('/agencies/{id}/calendar/days', { params: { path: { id: agency } }, body }));
      onDone({ text: <Trans>Hari agensi disimpan.</Trans>, edit: edit_id });
    });
  return { draft, set, submit, ...sending };
}

function UnitField({ units, value, error, onChange }: { units: Unit[]; value: string; error: string | undefined; onChange(unit: string): void }) {
  return (
    <SelectField label={<Trans>Unit</Trans>} testid="calendar-unit" value={value} error={error} onChange={(event) => onChange(event.currentTarget.value)}>
      <option value="">
        <Trans>Seluruh agensi</Trans>
      </option>
      {units.map(({ id, path, name }) => (
        <option key={id} value={id}>
          {path} {name}
        </option>
      ))}
    </SelectField>
  );
}

/** Adds a day, or corrects `row`. */
export function AgencyDayForm({ agency, row, day, onDone, onClose }: FormProps & { row?: Holiday | undefined; day: string }) {
  const [loaded] = useLoaded(agency, () => ask(api.GET('/agencies/{id}/districts', { params: { path: { id: agency } } })));
  const units = loaded.status === 'here' ? loaded.data.units : [];
  const before = units.find(({ path }) => path === row?.unit_path)?.id ?? '';
  const [chosen, choose] = useState<string>();
  const unit = chosen ?? before;
  const { draft, set, submit, busy, failure } = useAgencyDay(agency, row, day, onDone);
  const error = useFieldError(failure);
  return (
    <FormDialog
      title={row ? <Trans>Pinda hari agensi</Trans> : <Trans>Tambah hari agensi</Trans>}
      testid="agency-day-form"
      submit={<Trans>Simpan</Trans>}
      busy={busy}
      failure={failure}
      fields={['date', 'unit_id', 'name_ms', 'name_en', 'source', 'reason']}
      onSubmit={() => submit(unit)}
      onClose={onClose}
    >
      <TextField
        label={<Trans>Tarikh</Trans>}
        testid="calendar-date"
        type="date"
        value={draft.date}
        error={error('date')}
        onInput={(event) => set({ date: event.currentTarget.value })}
      />
      <TextField
        label={<Trans>Nama hari</Trans>}
        testid="calendar-name"
        maxLength={200}
        value={draft.name}
        error={error('name_ms')}
        onInput={(event) => set({ name: event.currentTarget.value })}
      />
      <TextField
        label={<Trans>Nama dalam bahasa Inggeris</Trans>}
        optional
        testid="calendar-name-en"
        maxLength={200}
        value={draft.english}
        error={error('name_en')}
        onInput={(event) => set({ english: event.currentTarget.value })}
      />
      <UnitField units={units} value={unit} error={error('unit_id')} onChange={choose} />
      <SourceField value={draft.source} error={error('source')} onChange={(source) => set({ source })} />
      {row && <ReasonField value={draft.reason} error={error('reason')} onChange={(reason) => set({ reason })} />}
    </FormDialog>
  );
}

export function RemoveAgencyDay({ agency, row, onDone, onClose }: FormProps & { row: Holiday }) {
  const lang = useLang();
  const [reason, setReason] = useState('');
  const { busy, failure, send } = useSending();
  const error = useFieldError(failure);
  const submit = (): void =>
    void send(async () => {
      const { edit_id } = await ask(
        api.POST('/agencies/{id}/calendar/days/{day_id}/removal', { params: { path: { id: agency, day_id: row.id } }, body: { reason } }),
      );
      onDone({ text: <Trans>Hari itu telah dikeluarkan daripada kalendar.</Trans>, edit: edit_id });
    });
  return (
    <FormDialog
      title={<Trans>Keluarkan hari ini?</Trans>}
      testid="remove-form"
      submit={<Trans>Keluarkan</Trans>}
      danger
      busy={busy}
      failure={failure}
      fields={['reason']}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="text-body-md text-txt-black-700">
        {pick(row.name, lang)}, {date(row.date, lang)}
      </p>
      <ReasonField value={reason} error={error('reason')} onChange={setReason} />
    </FormDialog>
  );
}

/** Undoes an edit as a whole, of the national calendar or of an agency's days. */
export function WithdrawForm({
  agency,
  edit,
  onDone,
  onClose,
}: {
  agency: string | undefined;
  edit: string;
  onDone(done: Done): void;
  onClose(): void;
}) {
  const [reason, setReason] = useState('');
  const { busy, failure, send } = useSending();
  const error = useFieldError(failure);
  const submit = (): void =>
    void send(async () => {
      await withdraw(agency, edit, reason);
      onDone({ text: <Trans>Perubahan itu telah ditarik balik.</Trans>, edit: undefined });
    });
  return (
    <FormDialog
      title={<Trans>Tarik balik perubahan ini?</Trans>}
      testid="withdraw-form"
      submit={<Trans>Tarik balik</Trans>}
      danger
      busy={busy}
      failure={failure}
      fields={['reason']}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="text-body-md text-txt-black-700">
        <Trans>Semua hari yang diubah bersama-sama akan kembali seperti sebelumnya. Rekod perubahan kekal.</Trans>
      </p>
      <ReasonField value={reason} error={error('reason')} onChange={setReason} />
    </FormDialog>
  );
}

/** @throws Refusal, Unreachable */
export async function withdraw(agency: string | undefined, edit: string, reason: string): Promise<void> {
  await (agency
    ? ask(
        api.POST('/agencies/{id}/calendar/edits/{edit_id}/withdrawal', {
          params: { path: { id: agency, edit_id: edit } },
          body: { reason },
        }),
      )
    : ask(api.POST('/calendar/edits/{id}/withdrawal', { params: { path: { id: edit } }, body: { reason } })));
}
