// Adding a day, correcting one and confirming: the national calendar.
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { type Schemas, api, ask } from '../api/client';
import { pick, useLang } from '../i18n';
import { date } from '../i18n/format';
import { states } from '../i18n/states';
import { CheckField, SelectField, TextField } from '../ui/field';
import { CertaintyField, type Done, FormDialog, ReasonField, SourceField, StatesField, useFieldError, useSending } from './forms';
import { Where } from './list';
import { WhatFollows, useTrial } from './trial';
import { type Certainty, type Holiday, kindWords } from './words';

type Entry = Schemas['HolidayEntry'];

const everyState = states.map(([code]) => code);

interface FormProps {
  onDone(done: Done): void;
  onClose(): void;
}

function blank(day: string, state: string): Entry {
  return {
    date: day,
    states: state ? [state] : [],
    district: '',
    name_ms: '',
    name_en: '',
    kind: 'declared',
    islamic: false,
    source: '',
    certainty: 'press',
  };
}

function fromRow(row: Holiday): Entry {
  const { date: day, states: where, district, name, kind, islamic, source, certainty } = row;
  return { date: day, states: where, district, name_ms: name.ms, name_en: name.en, kind, islamic, source, certainty };
}

/** The fields that a declared day hardly ever needs. */
function MoreFields({ draft, set, error }: { draft: Entry; set(change: Partial<Entry>): void; error(field: string): string | undefined }) {
  const { i18n } = useLingui();
  const kinds: Entry['kind'][] = ['declared', 'holiday', 'substitute'];
  return (
    <details className="rounded-lg border border-otl-gray-200 px-4 py-3">
      <summary data-testid="calendar-more-fields" className="cursor-pointer text-body-md font-medium text-txt-black-900">
        <Trans>Butiran lain: nama dalam bahasa Inggeris, jenis, kepastian</Trans>
      </summary>
      <div className="mt-4 space-y-5">
        <TextField
          label={<Trans>Nama dalam bahasa Inggeris</Trans>}
          optional
          testid="calendar-name-en"
          maxLength={200}
          value={draft.name_en ?? ''}
          error={error('name_en')}
          onInput={(event) => set({ name_en: event.currentTarget.value })}
        />
        <SelectField
          label={<Trans>Jenis</Trans>}
          testid="calendar-kind"
          value={draft.kind}
          onChange={(event) => set({ kind: event.currentTarget.value as Entry['kind'] })}
        >
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {i18n._(kindWords[kind])}
            </option>
          ))}
        </SelectField>
        <CertaintyField value={draft.certainty} onChange={(certainty) => set({ certainty })} />
        <CheckField
          label={<Trans>Tarikhnya bergantung pada anak bulan</Trans>}
          testid="calendar-islamic"
          checked={draft.islamic ?? false}
          onChange={() => set({ islamic: !draft.islamic })}
        />
      </div>
    </details>
  );
}

function useHolidayForm(row: Holiday | undefined, start: Entry, done: FormProps) {
  const [draft, setDraft] = useState(start);
  const [reason, setReason] = useState('');
  const post = (how: { dry_run: boolean; substitutes?: boolean }) => {
    const body: Entry = { ...draft, reason, ...how };
    return row
      ? ask(api.POST('/calendar/holidays/{id}/correction', { params: { path: { id: row.id } }, body }))
      : ask(api.POST('/calendar/holidays', { body }));
  };
  const form = useTrial(
    () => post({ dry_run: true }),
    async (substitutes) => {
      const { edit_id } = await post({ dry_run: false, substitutes });
      done.onDone({ text: row ? <Trans>Pindaan disimpan.</Trans> : <Trans>Hari kelepasan disimpan.</Trans>, edit: edit_id });
    },
  );
  const set = (change: Partial<Entry>): void => {
    setDraft((before) => ({ ...before, ...change }));
    form.forget();
  };
  return { draft, set, reason, setReason, form };
}

/** Adds a day, or corrects `row`. */
export function HolidayForm({ row, day, state, onDone, onClose }: FormProps & { row?: Holiday | undefined; day: string; state: string }) {
  const { draft, set, reason, setReason, form } = useHolidayForm(row, row ? fromRow(row) : blank(day, state), { onDone, onClose });
  const error = useFieldError(form.failure);
  const one = draft.states.length === 1;
  return (
    <FormDialog
      title={row ? <Trans>Pinda hari kelepasan</Trans> : <Trans>Isytihar hari kelepasan</Trans>}
      testid="holiday-form"
      submit={<Trans>Simpan</Trans>}
      busy={form.busy}
      failure={form.failure}
      fields={['date', 'states', 'district', 'name_ms', 'name_en', 'source', 'reason']}
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
        value={draft.name_ms}
        error={error('name_ms')}
        onInput={(event) => set({ name_ms: event.currentTarget.value })}
      />
      <SourceField value={draft.source} error={error('source')} onChange={(source) => set({ source })} />
      <details open={Boolean(row) || draft.states.length === 0} className="rounded-lg border border-otl-gray-200 px-4 py-3">
        <summary data-testid="calendar-where" className="cursor-pointer text-body-md font-medium text-txt-black-900">
          <Trans>Di mana:</Trans>{' '}
          {draft.states.length > 0 && (
            <Where row={{ states: draft.states as Holiday['states'], district: draft.district ?? '', unit_path: '' }} />
          )}
        </summary>
        <div className="mt-4 space-y-5">
          <StatesField
            value={draft.states}
            among={everyState}
            error={error('states')}
            onChange={(chosen) => set({ states: chosen, ...(chosen.length !== 1 && { district: '' }) })}
          />
          {one && (
            <TextField
              label={<Trans>Satu daerah sahaja</Trans>}
              hint={<Trans>Seperti Kota Bharu. Kosongkan bagi seluruh negeri.</Trans>}
              optional
              testid="calendar-district"
              maxLength={80}
              value={draft.district ?? ''}
              error={error('district')}
              onInput={(event) => set({ district: event.currentTarget.value })}
            />
          )}
        </div>
      </details>
      <MoreFields draft={draft} set={set} error={error} />
      {row && <ReasonField value={reason} error={error('reason')} onChange={setReason} />}
      <WhatFollows form={form} />
    </FormDialog>
  );
}

/** Turns a tentative date into a sure one, for its states or some of them. */
export function ConfirmForm({ row, onDone, onClose }: FormProps & { row: Holiday }) {
  const lang = useLang();
  const [source, setSource] = useState('');
  const [certainty, setCertainty] = useState<Certainty>('official');
  const [chosen, setChosen] = useState<string[]>(row.states);
  const { busy, failure, send } = useSending();
  const error = useFieldError(failure);
  const submit = (): void =>
    void send(async () => {
      const body = { source, certainty: certainty as 'official' | 'press', ...(chosen.length < row.states.length && { states: chosen }) };
      const { edit_id } = await ask(api.POST('/calendar/holidays/{id}/confirmation', { params: { path: { id: row.id } }, body }));
      onDone({ text: <Trans>Tarikh disahkan.</Trans>, edit: edit_id });
    });
  return (
    <FormDialog
      title={<Trans>Sahkan tarikh</Trans>}
      testid="confirm-form"
      submit={<Trans context="tarikh">Sahkan</Trans>}
      busy={busy}
      failure={failure}
      fields={['source', 'states']}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="text-body-md text-txt-black-700">
        {pick(row.name, lang)}, {date(row.date, lang)}. <Trans>Jika tarikhnya lain, gunakan Pinda.</Trans>
      </p>
      <SourceField value={source} error={error('source')} onChange={setSource} />
      <CertaintyField value={certainty} choices={['official', 'press']} onChange={setCertainty} />
      {row.states.length > 1 && <StatesField value={chosen} among={row.states} error={error('states')} onChange={setChosen} />}
    </FormDialog>
  );
}
