// The fields of a grant's form, by its kind.
import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { CheckField, SelectField, TextField } from '../ui/field';
import type { Draft } from './draft';
import { type Part, partWords, takesPart, takesTimes } from './words';

export interface FieldsProps {
  draft: Draft;
  set(change: Partial<Draft>): void;
  errorOf(field: string): string | undefined;
}

function Days({ draft, set, errorOf }: FieldsProps) {
  return (
    <>
      <TextField
        label={<Trans>Dari</Trans>}
        testid="grant-first-day"
        type="date"
        required
        value={draft.first_day}
        onInput={(event) => set({ first_day: event.currentTarget.value })}
        error={errorOf('first_day')}
      />
      <TextField
        label={<Trans>Hingga</Trans>}
        hint={draft.kind === 'pregnancy_hour' && <Trans>Kosongkan untuk permohonan sehingga tarikh dijangka bersalin.</Trans>}
        testid="grant-last-day"
        type="date"
        optional
        value={draft.last_day}
        onInput={(event) => set({ last_day: event.currentTarget.value })}
        error={errorOf('last_day')}
      />
    </>
  );
}

function Times({ draft, set, errorOf }: FieldsProps) {
  return (
    <>
      <TextField
        label={<Trans>Masa mula</Trans>}
        testid="grant-from"
        type="time"
        required
        value={draft.from}
        onInput={(event) => set({ from: event.currentTarget.value })}
        error={errorOf('from')}
      />
      <TextField
        label={<Trans>Masa tamat</Trans>}
        testid="grant-to"
        type="time"
        required
        value={draft.to}
        onInput={(event) => set({ to: event.currentTarget.value })}
        error={errorOf('to')}
      />
    </>
  );
}

function PartField({ draft, set, errorOf }: FieldsProps) {
  const { i18n } = useLingui();
  return (
    <SelectField
      label={<Trans>Bahagian hari</Trans>}
      testid="grant-part"
      value={draft.part}
      onChange={(event) => set({ part: event.currentTarget.value as Part })}
      error={errorOf('part')}
    >
      {(Object.keys(partWords) as Part[]).map((part) => (
        <option key={part} value={part}>
          {i18n._(partWords[part])}
        </option>
      ))}
    </SelectField>
  );
}

function TextOf({
  label,
  name,
  field,
  props,
  optional,
  hint,
}: {
  label: ReactNode;
  name: 'purpose' | 'destination' | 'contact' | 'evidence' | 'code';
  field: string;
  props: FieldsProps;
  optional?: boolean;
  hint?: ReactNode;
}) {
  const { draft, set, errorOf } = props;
  return (
    <TextField
      label={label}
      hint={hint}
      testid={`grant-${field}`}
      optional={optional ?? false}
      maxLength={name === 'purpose' ? 500 : name === 'code' ? 20 : 200}
      value={draft[name]}
      onInput={(event) => set({ [name]: event.currentTarget.value })}
      error={errorOf(field)}
    />
  );
}

function Pregnancy({ draft, set, errorOf }: FieldsProps) {
  return (
    <>
      <TextField
        label={<Trans>Tarikh dijangka bersalin</Trans>}
        hint={<Trans>Daripada buku rekod kesihatan ibu atau surat doktor.</Trans>}
        testid="grant-due-date"
        type="date"
        required
        value={draft.due_date}
        onInput={(event) => set({ due_date: event.currentTarget.value })}
        error={errorOf('due_date')}
      />
      <div className="self-end pb-2">
        <CheckField
          label={<Trans>Saya suami yang pulang bersama isteri</Trans>}
          testid="grant-husband"
          checked={draft.husband}
          onChange={(event) => set({ husband: event.currentTarget.checked })}
        />
      </div>
      {draft.husband && <Husband {...{ draft, set, errorOf }} />}
    </>
  );
}

function Husband({ draft, set, errorOf }: FieldsProps) {
  const nearby = errorOf('works_nearby');
  const vehicle = errorOf('shares_vehicle');
  return (
    <>
      <TextField
        label={<Trans>Nombor kebenaran isteri</Trans>}
        hint={<Trans>Tertera pada kebenaran isteri di halaman ini.</Trans>}
        testid="grant-wife"
        value={draft.wife_grant_id}
        onInput={(event) => set({ wife_grant_id: event.currentTarget.value })}
        error={errorOf('wife_grant_id')}
      />
      <div className="space-y-3 self-end pb-2">
        <CheckField
          label={<Trans>Tempat kerja saya berhampiran: bangunan, kompleks atau kawasan yang sama</Trans>}
          hint={nearby}
          testid="grant-nearby"
          checked={draft.works_nearby}
          onChange={(event) => set({ works_nearby: event.currentTarget.checked })}
        />
        <CheckField
          label={<Trans>Kami berkongsi kenderaan pulang</Trans>}
          hint={vehicle}
          testid="grant-vehicle"
          checked={draft.shares_vehicle}
          onChange={(event) => set({ shares_vehicle: event.currentTarget.checked })}
        />
      </div>
    </>
  );
}

/** All fields of the draft's kind. */
export function Fields(props: FieldsProps) {
  const { draft, set } = props;
  const { kind } = draft;
  const overtime = kind === 'overtime';
  const asksPlace = kind === 'official_duty' || kind === 'course' || kind === 'time_off' || kind === 'work_from_home';
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Days {...props} />
      {takesTimes(kind) && <Times {...props} />}
      {takesPart(kind) && <PartField {...props} />}
      {kind === 'leave' && (
        <TextOf
          label={<Trans>Kod cuti</Trans>}
          hint={<Trans>Kod agensi anda, contohnya CR</Trans>}
          name="code"
          field="code"
          props={props}
        />
      )}
      {(asksPlace || overtime) && <TextOf label={<Trans>Tujuan</Trans>} name="purpose" field="purpose" props={props} />}
      {(asksPlace || draft.outstation) && (
        <TextOf label={<Trans>Tempat</Trans>} name="destination" field="destination" props={props} optional={!draft.outstation} />
      )}
      {kind === 'official_duty' && (
        <div className="self-end pb-2">
          <CheckField
            label={<Trans>Luar stesen (25 km atau lebih)</Trans>}
            testid="grant-outstation"
            checked={draft.outstation}
            onChange={(event) => set({ outstation: event.currentTarget.checked })}
          />
        </div>
      )}
      {(kind === 'time_off' || kind === 'work_from_home') && (
        <TextOf label={<Trans>Telefon</Trans>} name="contact" field="contact" props={props} optional />
      )}
      {kind === 'pregnancy_hour' && <Pregnancy {...props} />}
      <TextOf
        label={overtime ? <Trans>Nombor arahan</Trans> : <Trans>Nombor surat atau sijil</Trans>}
        name="evidence"
        field="evidence"
        props={props}
        optional
      />
      {overtime && (
        <p className="text-body-sm text-txt-black-700 sm:col-span-2" data-testid="grant-overtime-about">
          <Trans>
            Arahan mesti dikeluarkan sebelum kerja bermula. Arahan tidak mengubah waktu bekerja hari itu; laporan kerja lebih masa mengira
            minit dalam arahan.
          </Trans>
        </p>
      )}
    </div>
  );
}
