// Days of one agency, or of one of its units: added and corrected by those who keep its calendar.
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { SelectField, TextField } from '../ui/field';
import { type Done, FormDialog, ReasonField, SourceField, useFieldError } from './forms';
import { WhatFollows, useTrial } from './trial';
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
    unit: undefined as string | undefined,
  });
  const units = useUnits(agency);
  const unit = draft.unit ?? units.find(({ path }) => path === row?.unit_path)?.id ?? '';
  const post = (dry_run: boolean) => {
    const body = {
      date: draft.date,
      name_ms: draft.name,
      name_en: draft.english,
      source: draft.source,
      dry_run,
      ...(unit && { unit_id: unit }),
      ...(row && { reason: draft.reason }),
    };
    return row
      ? ask(api.POST('/agencies/{id}/calendar/days/{day_id}/correction', { params: { path: { id: agency, day_id: row.id } }, body }))
      : ask(api.POST('/agencies/{id}/calendar/days', { params: { path: { id: agency } }, body }));
  };
  const form = useTrial(
    () => post(true),
    async () => {
      const { edit_id } = await post(false);
      onDone({ text: <Trans>Hari agensi disimpan.</Trans>, edit: edit_id });
    },
  );
  const set = (change: Partial<typeof draft>): void => {
    setDraft((now) => ({ ...now, ...change }));
    form.forget();
  };
  return { draft, set, units, unit, form };
}

/** The units whose days the caller keeps; none until they are here. */
export function useUnits(agency: string | undefined): Unit[] {
  const [loaded] = useLoaded(agency ?? '', async () =>
    agency ? (await ask(api.GET('/agencies/{id}/districts', { params: { path: { id: agency } } }))).units : [],
  );
  return loaded.status === 'here' ? loaded.data : [];
}

export function UnitField({
  units,
  value,
  error,
  onChange,
}: {
  units: Unit[];
  value: string;
  error: string | undefined;
  onChange(unit: string): void;
}) {
  return (
    <SelectField
      label={<Trans>Unit</Trans>}
      testid="calendar-unit"
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
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
  const { draft, set, units, unit, form } = useAgencyDay(agency, row, day, onDone);
  const error = useFieldError(form.failure);
  return (
    <FormDialog
      title={row ? <Trans>Pinda hari agensi</Trans> : <Trans>Tambah hari agensi</Trans>}
      testid="agency-day-form"
      submit={<Trans>Simpan</Trans>}
      busy={form.busy}
      failure={form.failure}
      fields={['date', 'unit_id', 'name_ms', 'name_en', 'source', 'reason']}
      onSubmit={form.submit}
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
      <UnitField units={units} value={unit} error={error('unit_id')} onChange={(chosen) => set({ unit: chosen })} />
      <SourceField value={draft.source} error={error('source')} onChange={(source) => set({ source })} />
      {row && <ReasonField value={draft.reason} error={error('reason')} onChange={(reason) => set({ reason })} />}
      <WhatFollows form={form} />
    </FormDialog>
  );
}
