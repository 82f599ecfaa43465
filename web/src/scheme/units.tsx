import { Trans, useLingui } from '@lingui/react/macro';
import { type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { SelectField } from '../ui/field';

/** The units that the caller reaches, for filters and choices. */
export function useUnits(): Schemas['Unit'][] {
  const [units] = useLoaded('units', () => ask(api.GET('/units')));
  return units.status === 'here' ? units.data.units : [];
}

/** A filter by unit; empty is all of them. */
export function UnitField({ testid, value, set }: { testid: string; value: string; set(unit: string): void }) {
  const { t } = useLingui();
  const units = useUnits();
  return (
    <SelectField label={<Trans>Unit</Trans>} testid={testid} value={value} onChange={(event) => set(event.currentTarget.value)}>
      <option value="">{t`Semua unit`}</option>
      {units.map((unit) => (
        <option key={unit.id} value={unit.id}>
          {unit.name}
        </option>
      ))}
    </SelectField>
  );
}
