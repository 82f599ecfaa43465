// Fields that several forms about officers ask: a unit, a state, a working time.
import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { states } from '../i18n/states';
import { schemeWords } from '../i18n/words';
import { SelectField, TextField } from '../ui/field';

interface ChoiceProps {
  label: ReactNode;
  testid: string;
  value: string;
  set(value: string): void;
  error?: string | undefined;
  optional?: boolean;
  /** Said for no choice. */
  none: string;
}

export function useUnits(agency: string): Schemas['Unit'][] {
  const [units] = useLoaded(agency, () => ask(api.GET('/agencies/{id}/units', { params: { path: { id: agency } } })));
  return units.status === 'here' ? units.data.units : [];
}

export function UnitField({ units, label, testid, value, set, error, none }: ChoiceProps & { units: Schemas['Unit'][] }) {
  return (
    <SelectField label={label} testid={testid} value={value} error={error} onChange={(event) => set(event.currentTarget.value)}>
      <option value="">{none}</option>
      {units.map((one) => (
        <option key={one.id} value={one.id}>
          {'\u2003'.repeat(one.path.split('/').length - 1) + one.name}
        </option>
      ))}
    </SelectField>
  );
}

export function StateField({ label, testid, value, set, error, optional = false, none }: ChoiceProps) {
  return (
    <SelectField
      label={label}
      optional={optional}
      testid={testid}
      value={value}
      error={error}
      onChange={(event) => set(event.currentTarget.value)}
    >
      <option value="">{none}</option>
      {states.map(([code, name]) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}

const starts = ['07:00', '07:30', '08:00', '08:30', '09:00', '09:30', '10:00'];

/** WBF, office hours, or WBB with each of its starts, as one choice. */
export function SchemeField({
  testid,
  value,
  set,
  error,
}: {
  testid: string;
  value: string;
  set(value: string): void;
  error?: string | undefined;
}) {
  const { i18n } = useLingui();
  return (
    <SelectField
      label={<Trans>Waktu bekerja</Trans>}
      testid={testid}
      value={value}
      error={error}
      onChange={(event) => set(event.currentTarget.value)}
    >
      <option value="wbf">{i18n._(schemeWords.wbf)}</option>
      <option value="office">{i18n._(schemeWords.office)}</option>
      {starts.map((start) => (
        <option key={start} value={`wbb:${start}`}>
          {`${i18n._(schemeWords.wbb)} ${start}`}
        </option>
      ))}
    </SelectField>
  );
}

interface LineProps {
  label: ReactNode;
  hint?: ReactNode;
  testid: string;
  value: string;
  set(value: string): void;
  error?: string | undefined;
  optional?: boolean;
}

export function DayField({ set, optional = false, ...field }: LineProps) {
  return <TextField {...field} optional={optional} type="date" onInput={(event) => set(event.currentTarget.value)} />;
}

/** The words that go with a change. */
export function NoteField({ set, optional = false, ...field }: LineProps) {
  return <TextField {...field} optional={optional} maxLength={500} onInput={(event) => set(event.currentTarget.value)} />;
}

export function SupervisorField({ set, optional = false, ...field }: Omit<LineProps, 'label'>) {
  return (
    <TextField
      {...field}
      label={<Trans>ID pengguna penyelia</Trans>}
      optional={optional}
      autoCapitalize="none"
      maxLength={64}
      onInput={(event) => set(event.currentTarget.value)}
    />
  );
}
