// The tree of the units of one agency, as it stands on a day, and what may be changed of it.
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useAgency } from '../account/accounts';
import { type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { indents } from '../body/bodies';
import { today } from '../day/calendar';
import { usePage } from '../frame/page';
import { useLang } from '../i18n';
import { date } from '../i18n/format';
import { SearchField } from '../list/search';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Card, Skeleton } from '../ui/card';
import { ChoiceField } from '../ui/choice-field';
import { TextField } from '../ui/field';
import { Tag } from '../ui/tag';
import { say } from '../ui/toast';
import { type UnitDoing, UnitForm } from './unit-form';
import { UnitHistory } from './unit-history';

type Unit = Schemas['UnitLine'];

function Planned({ unit }: { unit: Unit }) {
  const lang = useLang();
  const changes = unit.changes_on && date(unit.changes_on, lang);
  const closes = unit.closes_on && date(unit.closes_on, lang);
  return (
    <>
      {changes && (
        <Tag tone="primary" data-testid="unit-changes">
          <Trans>Berubah pada {changes}</Trans>
        </Tag>
      )}
      {closes && (
        <Tag tone="warning" data-testid="unit-closes">
          <Trans>Ditutup mulai {closes}</Trans>
        </Tag>
      )}
    </>
  );
}

interface RowProps {
  unit: Unit;
  depth: number;
  editable: boolean;
  act(doing: UnitDoing): void;
  look(unit: Unit): void;
}

function Row({ unit, depth, editable, act, look }: RowProps) {
  const name = <span className="sr-only">{unit.name}</span>;
  const { officers } = unit;
  return (
    <li
      data-testid="unit"
      data-path={unit.path}
      className={`flex flex-wrap items-center justify-between gap-3 py-3 ${indents[depth] ?? ''}`}
    >
      <div className="min-w-0 space-y-1">
        <p className="break-words text-body-md font-medium text-txt-black-900">{unit.name}</p>
        <p className="text-body-sm text-txt-black-500">
          {unit.path.split('/').pop()} · <Trans>{officers} pegawai</Trans>
        </p>
        <span className="flex flex-wrap gap-2">
          <Planned unit={unit} />
        </span>
      </div>
      <div className="-ml-2.5 flex flex-wrap md:ml-0">
        {editable && (
          <>
            <Button variant="primary-ghost" size="small" data-testid="unit-add" onClick={() => act({ what: 'new', unit })}>
              <Trans>Tambah unit</Trans>
              {name}
            </Button>
            <Button variant="primary-ghost" size="small" data-testid="unit-rename" onClick={() => act({ what: 'rename', unit })}>
              <Trans>Namakan semula</Trans>
              {name}
            </Button>
          </>
        )}
        {editable && unit.parent_id && (
          <>
            <Button variant="primary-ghost" size="small" data-testid="unit-move" onClick={() => act({ what: 'move', unit })}>
              <Trans>Pindahkan</Trans>
              {name}
            </Button>
            <Button variant="primary-ghost" size="small" data-testid="unit-close" onClick={() => act({ what: 'close', unit })}>
              <Trans>Tutup</Trans>
              {name}
            </Button>
          </>
        )}
        <Button variant="primary-ghost" size="small" data-testid="unit-look" onClick={() => look(unit)}>
          <Trans>Sejarah</Trans>
          {name}
        </Button>
      </div>
    </li>
  );
}

/** A unit matches with all that stands above it, so that its place is seen. */
function found(units: Unit[], search: string): Unit[] {
  const words = search.trim().toLowerCase();
  if (words === '') return units;
  const hits = units.filter(({ name, path }) => `${name} ${path.split('/').pop()}`.toLowerCase().includes(words));
  return units.filter(({ path }) => hits.some((hit) => hit.path === path || hit.path.startsWith(`${path}/`)));
}

function Tree({ agency, on, search }: { agency: string; on: string; search: string }) {
  const [loaded, reload] = useLoaded(`${agency} ${on}`, () =>
    ask(api.GET('/agencies/{id}/unit-tree', { params: { path: { id: agency }, query: { on } } })),
  );
  const [doing, setDoing] = useState<UnitDoing>();
  const [looking, setLooking] = useState<Unit>();
  if (loaded.status === 'failed') return <FailureMessage failure={loaded.failure} testid="units-error" />;
  if (loaded.status === 'loading') return <Skeleton lines={8} />;
  const { units } = loaded.data;
  const top = Math.min(...units.map(({ path }) => path.split('/').length));
  const close = (changed: boolean): void => {
    setDoing(undefined);
    if (!changed) return;
    say('success', <Trans>Perubahan disimpan.</Trans>);
    reload();
  };
  const shown = found(units, search);
  const editable = on === today();
  return (
    <>
      {!editable && (
        <Callout data-testid="units-other-day">
          <Trans>
            Pokok ini dipaparkan seperti pada tarikh yang dipilih. Untuk mengubah unit, pilih hari ini; tarikh kuat kuasa dipilih dalam
            borang.
          </Trans>
        </Callout>
      )}
      <Card>
        {shown.length === 0 ? (
          <p data-testid="units-empty" className="py-6 text-center text-body-md text-txt-black-700">
            <Trans>Tiada unit yang sepadan.</Trans>
          </p>
        ) : (
          <ul className="divide-y divide-otl-gray-200" data-testid="unit-tree" data-count={units.length}>
            {shown.map((unit) => (
              <Row
                key={unit.id}
                unit={unit}
                depth={unit.path.split('/').length - top}
                editable={editable}
                act={setDoing}
                look={setLooking}
              />
            ))}
          </ul>
        )}
      </Card>
      {doing && <UnitForm agency={agency} doing={doing} units={units} onClose={close} />}
      {looking && <UnitHistory agency={agency} unit={looking} onClose={() => setLooking(undefined)} />}
    </>
  );
}

export function Units() {
  const { t } = useLingui();
  const [, go] = useLocation();
  const { agencies, agency, failure } = useAgency();
  const [on, setOn] = useState(today());
  const [search, setSearch] = useState('');
  usePage('units', t`Unit agensi`, agency !== undefined || failure !== undefined);
  return (
    <div className="mx-auto max-w-5xl space-y-5">
      <div className="space-y-1">
        <h1>
          <Trans>Unit agensi</Trans>
        </h1>
        <p className="text-txt-black-500">{agency?.name}</p>
      </div>
      {failure !== undefined && <FailureMessage failure={failure} testid="units-error" />}
      <div className="grid gap-4 md:grid-cols-3">
        {agencies.length > 1 && (
          <ChoiceField label={<Trans>Agensi</Trans>} testid="agency" choices={agencies} value={agency?.id ?? ''} choose={(id) => go(`/unit?agensi=${id}`)} />
        )}
        <SearchField label={<Trans>Cari nama atau kod unit</Trans>} testid="units-search" value={search} set={setSearch} />
        <TextField
          label={<Trans>Papar pada tarikh</Trans>}
          testid="units-on"
          type="date"
          value={on}
          onInput={(event) => event.currentTarget.value && setOn(event.currentTarget.value)}
        />
      </div>
      {agency && <Tree agency={agency.id} on={on} search={search} />}
    </div>
  );
}
