// In which district each unit lies: a holiday of one district holds for those who are posted there.
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { today } from '../day/calendar';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { Card, CardTitle, Skeleton } from '../ui/card';
import { TextField } from '../ui/field';
import { FormDialog, useFieldError, useSending } from './forms';

type Unit = Schemas['UnitDistrictList']['units'][number];

function DistrictForm({ agency, unit, onDone, onClose }: { agency: string; unit: Unit; onDone(): void; onClose(): void }) {
  const [district, setDistrict] = useState(unit.own_district);
  const [from, setFrom] = useState(today());
  const { busy, failure, send } = useSending();
  const error = useFieldError(failure);
  const submit = (): void =>
    void send(async () => {
      await ask(
        api.PUT('/agencies/{id}/units/{unit_id}/district', {
          params: { path: { id: agency, unit_id: unit.id } },
          body: { district, from },
        }),
      );
      onDone();
    });
  return (
    <FormDialog
      title={<Trans>Daerah bagi {unit.name}</Trans>}
      testid="district-form"
      submit={<Trans>Simpan</Trans>}
      busy={busy}
      failure={failure}
      fields={['district', 'from']}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={<Trans>Daerah</Trans>}
        hint={<Trans>Seperti Kota Bharu. Kosongkan untuk mengikut unit di atasnya.</Trans>}
        optional
        testid="district-name"
        maxLength={80}
        value={district}
        error={error('district')}
        onInput={(event) => setDistrict(event.currentTarget.value)}
      />
      <TextField
        label={<Trans>Berkuat kuasa mulai</Trans>}
        testid="district-from"
        type="date"
        value={from}
        error={error('from')}
        onInput={(event) => setFrom(event.currentTarget.value)}
      />
    </FormDialog>
  );
}

function Units({ units, onChoose }: { units: Unit[]; onChoose(unit: Unit): void }) {
  return (
    <ul className="mt-3 divide-y divide-otl-gray-200">
      {units.map((unit) => (
        <li
          key={unit.id}
          data-testid="district-unit"
          data-path={unit.path}
          className="flex flex-wrap items-center justify-between gap-2 py-2"
        >
          <span className="min-w-0 text-body-md text-txt-black-900">
            {unit.name} <span className="text-body-sm text-txt-black-700">({unit.path})</span>
            <span className="block text-body-sm text-txt-black-700">{unit.district || <Trans>Tiada daerah ditetapkan</Trans>}</span>
          </span>
          <Button size="small" variant="default-outline" data-testid="district-edit" onClick={() => onChoose(unit)}>
            <Trans>Tetapkan daerah</Trans>
          </Button>
        </li>
      ))}
    </ul>
  );
}

export function DistrictCard({ agency }: { agency: string }) {
  const [loaded, reload] = useLoaded(agency, () => ask(api.GET('/agencies/{id}/districts', { params: { path: { id: agency } } })));
  const [chosen, choose] = useState<Unit>();
  return (
    <Card data-testid="calendar-districts" className="print:hidden">
      <CardTitle>
        <Trans>Daerah unit</Trans>
      </CardTitle>
      <p className="mt-1 text-body-sm text-txt-black-700">
        <Trans>Hari kelepasan bagi satu daerah hanya berkuat kuasa bagi pegawai di unit yang terletak di daerah itu.</Trans>
      </p>
      {loaded.status === 'loading' && <Skeleton lines={2} />}
      {loaded.status === 'failed' && <FailureMessage failure={loaded.failure} testid="district-error" />}
      {loaded.status === 'here' && <Units units={loaded.data.units} onChoose={choose} />}
      {chosen && (
        <DistrictForm
          agency={agency}
          unit={chosen}
          onDone={() => {
            choose(undefined);
            reload();
          }}
          onClose={() => choose(undefined)}
        />
      )}
    </Card>
  );
}
