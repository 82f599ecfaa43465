// Whose board or month is shown: a unit, with those below it or without. The address keeps it.
import { Trans, useLingui } from '@lingui/react/macro';
import { useSearch } from 'wouter';
import { api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { useLang } from '../i18n';
import { number } from '../i18n/number-format';
import { CheckField, SelectField } from '../ui/field';

export interface Asked {
  unit: string;
  below: boolean;
}

/** The unit and whether those below it belong to it, as the address says. */
export function useAsked(): Asked {
  const search = new URLSearchParams(useSearch());
  return { unit: search.get('unit') ?? '', below: search.get('bawah') !== 'tidak' };
}

export function addressOf(path: string, { unit, below }: Asked): string {
  if (!unit) return path;
  return `${path}?unit=${encodeURIComponent(unit)}${below ? '' : '&bawah=tidak'}`;
}

export function queryOf({ unit, below }: Asked): { unit_id?: string; below: boolean } {
  return unit ? { unit_id: unit, below } : { below: true };
}

export function UnitChoice({ asked, choose }: { asked: Asked; choose(next: Asked): void }) {
  const { t } = useLingui();
  const lang = useLang();
  const [units] = useLoaded('board units', () => ask(api.GET('/board/units')));
  const known = units.status === 'here' ? units.data.units : [];
  return (
    <>
      <SelectField label={<Trans>Unit</Trans>} testid="board-unit" value={asked.unit} onChange={(event) => choose({ unit: event.currentTarget.value, below: true })}>
        <option value="">{t`Semua pegawai saya`}</option>
        {known.map((unit) => (
          <option key={unit.id} value={unit.id}>
            {'\u00a0\u00a0'.repeat(unit.path.split('/').length - 1)}
            {unit.name} ({number(unit.officers, lang)})
          </option>
        ))}
      </SelectField>
      {asked.unit && (
        <CheckField
          label={<Trans>Termasuk unit di bawahnya</Trans>}
          testid="board-below"
          checked={asked.below}
          onChange={(event) => choose({ ...asked, below: event.currentTarget.checked })}
        />
      )}
    </>
  );
}
