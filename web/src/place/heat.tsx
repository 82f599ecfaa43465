// Where people press, against the zones: a zone that lies beside its office is seen at once. Counted on a grid, and never of one person.
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { type Schemas, api, ask } from '../api/client';
import { FailureMessage } from '../session/parts';
import { CheckField, SelectField } from '../ui/field';

type Heat = Schemas['PressHeat'];

function Counted({ heat }: { heat: Heat }) {
  const { shown, with_position: located, presses, least_presses: leastPresses, least_officers: leastOfficers } = heat;
  const cells = heat.cells.length;
  return (
    <div role="status" data-testid="heat-counted" data-cells={cells} className="space-y-1 text-body-sm text-txt-black-700">
      <p>
        {cells === 0 ? (
          <Trans>Tiada petak yang boleh ditunjukkan bagi tempoh ini.</Trans>
        ) : (
          <Trans>
            {shown} daripada {located} rakaman berkedudukan ditunjukkan dalam {cells} petak.
          </Trans>
        )}
      </p>
      <p className="text-txt-black-500">
        <Trans>
          Petak kira-kira 25 m. Hanya petak dengan sekurang-kurangnya {leastPresses} rakaman oleh {leastOfficers} pegawai ditunjukkan, supaya tiada seorang
          pun dapat dikenali. {presses} rakaman semuanya dalam tempoh ini. Setiap paparan direkodkan.
        </Trans>
      </p>
    </div>
  );
}

export function HeatPanel({ agency, unit, set }: { agency: string; unit: string; set(heat: Heat | undefined): void }) {
  const { t } = useLingui();
  const [on, setOn] = useState(false);
  const [days, setDays] = useState(14);
  const [heat, setHeat] = useState<Heat>();
  const [failure, setFailure] = useState<unknown>();
  const load = async (wanted: boolean, span: number): Promise<void> => {
    setOn(wanted);
    setDays(span);
    setFailure(undefined);
    try {
      const found = wanted && unit ? await ask(api.GET('/agencies/{id}/place-presses', { params: { path: { id: agency }, query: { unit_id: unit, days: span } } })) : undefined;
      setHeat(found);
      set(found);
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <div className="space-y-3">
      <CheckField label={<Trans>Tunjuk tempat rakaman dibuat</Trans>} testid="heat-on" checked={on} onChange={(event) => void load(event.currentTarget.checked, days)} />
      {on && (
        <SelectField label={<Trans>Tempoh</Trans>} testid="heat-days" value={String(days)} onChange={(event) => void load(true, Number(event.currentTarget.value))}>
          <option value="7">{t`7 hari lepas`}</option>
          <option value="14">{t`14 hari lepas`}</option>
          <option value="31">{t`31 hari lepas`}</option>
        </SelectField>
      )}
      {on && heat && <Counted heat={heat} />}
      {failure !== undefined && <FailureMessage failure={failure} testid="heat-error" />}
    </div>
  );
}
