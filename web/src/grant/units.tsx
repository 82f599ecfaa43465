import { Trans, useLingui } from '@lingui/react/macro';
import { type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { SelectField } from '../ui/field';

/** The units that the caller reaches. */
export function useUnits(): Schemas['Unit'][] {
  const [units] = useLoaded('units', () => ask(api.GET('/units')));
  return units.status === 'here' ? units.data.units : [];
}

/** A choice of one unit; with `all` empty means every one of them. */
export function UnitField({
  testid,
  value,
  set,
  all = false,
  error,
}: {
  testid: string;
  value: string;
  set(unit: string): void;
  all?: boolean;
  error?: string | undefined;
}) {
  const { t } = useLingui();
  const units = useUnits();
  return (
    <SelectField
      label={<Trans>Unit</Trans>}
      testid={testid}
      value={value}
      error={error}
      onChange={(event) => set(event.currentTarget.value)}
    >
      <option value="">{all ? t`Semua unit` : t`Sila pilih`}</option>
      {units.map((unit) => (
        <option key={unit.id} value={unit.id}>
          {unit.name}
        </option>
      ))}
    </SelectField>
  );
}
