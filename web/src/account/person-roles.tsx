// The roles of an officer: held, to come, ended; given and ended here.
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { type Schemas, api, ask } from '../api/client';
import { roleWords } from '../session/role-words';
import { Button } from '../ui/button';
import { Card, CardTitle } from '../ui/card';
import { SelectField } from '../ui/field';
import { say } from '../ui/toast';
import { today } from './days';
import type { PersonProps } from './detail';
import { DayField, UnitField, useUnits } from './fields';
import { FormDialog } from './form-dialog';
import { type Row, TimeLine, timeOf, useRowWords, useUndo } from './time-line';
import { givenRoles } from './words';

type Given = (typeof givenRoles)[number];

function GiveDialog({ agency, person, onDone, onClose }: PersonProps & { onDone(): void; onClose(): void }) {
  const { t, i18n } = useLingui();
  const units = useUnits(agency);
  const [role, setRole] = useState<Given>('supervisor');
  const [unit, setUnit] = useState(person.account.unit.id);
  const [first, setFirst] = useState(today());
  const [last, setLast] = useState('');
  async function send(): Promise<void> {
    const path = { id: agency, officer_id: person.account.officer_id };
    await ask(
      api.POST('/agencies/{id}/accounts/{officer_id}/roles', {
        params: { path },
        body: { role, unit_id: unit, first_day: first, ...(last && { last_day: last }) },
      }),
    );
    say('success', t`Peranan telah diberi.`);
    onDone();
  }
  return (
    <FormDialog
      title={<Trans>Beri peranan</Trans>}
      testid="give-role"
      yes={<Trans>Beri peranan</Trans>}
      missing={{
        role: undefined,
        unit_id: unit ? undefined : t`Pilih unit.`,
        first_day: first ? undefined : t`Pilih tarikh.`,
        last_day: undefined,
      }}
      onSend={send}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <SelectField
            label={<Trans>Peranan</Trans>}
            testid="give-role-role"
            value={role}
            error={errorOf('role')}
            onChange={(event) => setRole(event.currentTarget.value as Given)}
          >
            {givenRoles.map((one) => (
              <option key={one} value={one}>
                {i18n._(roleWords[one])}
              </option>
            ))}
          </SelectField>
          <UnitField
            units={units}
            label={<Trans>Bagi unit ini dan di bawahnya</Trans>}
            testid="give-role-unit"
            none={t`Pilih unit`}
            value={unit}
            set={setUnit}
            error={errorOf('unit_id')}
          />
          <DayField label={<Trans>Mulai</Trans>} testid="give-role-first" value={first} set={setFirst} error={errorOf('first_day')} />
          <DayField label={<Trans>Hingga</Trans>} optional testid="give-role-last" value={last} set={setLast} error={errorOf('last_day')} />
        </>
      )}
    </FormDialog>
  );
}

function EndDialog({ agency, person, row, onDone, onClose }: PersonProps & { row: Row; onDone(): void; onClose(): void }) {
  const { t } = useLingui();
  const words = useRowWords();
  const [last, setLast] = useState(today());
  async function send(): Promise<void> {
    const path = { id: agency, officer_id: person.account.officer_id };
    const body: Schemas['RoleChange'] = { role: row.role ?? 'officer', unit_id: row.unit?.id ?? '', last_day: last };
    await ask(api.POST('/agencies/{id}/accounts/{officer_id}/role-endings', { params: { path }, body }));
    say('success', t`Peranan telah ditamatkan.`);
    onDone();
  }
  return (
    <FormDialog
      title={<Trans>Tamatkan peranan</Trans>}
      testid="end-role"
      yes={<Trans>Tamatkan peranan</Trans>}
      danger
      missing={{ last_day: last ? undefined : t`Pilih tarikh.` }}
      onSend={send}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <p className="text-body-md text-txt-black-700">{words(row)}</p>
          <DayField label={<Trans>Hari terakhir</Trans>} testid="end-role-last" value={last} set={setLast} error={errorOf('last_day')} />
        </>
      )}
    </FormDialog>
  );
}

export function PersonRoles(props: PersonProps) {
  const { agency, person, reload } = props;
  const [gives, setGives] = useState(false);
  const [ends, setEnds] = useState<Row>();
  const undo = useUndo(agency, person.account.officer_id, reload);
  const done = (): void => {
    setGives(false);
    setEnds(undefined);
    reload();
  };
  const end = (row: Row) =>
    timeOf(row) === 'now' && (
      <Button size="small" variant="default-outline" data-testid="role-end" className="mt-2" onClick={() => setEnds(row)}>
        <Trans>Tamatkan</Trans>
      </Button>
    );
  return (
    <Card className="space-y-4">
      <CardTitle>
        <Trans>Peranan</Trans>
      </CardTitle>
      <TimeLine
        testid="roles"
        rows={person.rows.filter((row) => row.kind === 'role')}
        empty={<Trans>Tiada peranan selain pegawai.</Trans>}
        onUndo={undo}
        more={end}
      />
      <Button data-testid="role-open" className="!w-full sm:!w-auto" onClick={() => setGives(true)}>
        <Trans>Beri peranan</Trans>
      </Button>
      {gives && <GiveDialog {...props} onDone={done} onClose={() => setGives(false)} />}
      {ends && <EndDialog {...props} row={ends} onDone={done} onClose={() => setEnds(undefined)} />}
    </Card>
  );
}
