// Grants of others, for those who keep them: the list, entries for one or many, leave from a file, outages, remote days.
import { Trans, useLingui } from '@lingui/react/macro';
import { type ComponentType, useState } from 'react';
import { type Schemas, api, ask } from '../api/client';
import { addDays, today } from '../day/calendar';
import { NotFound } from '../frame/not-found';
import { usePage } from '../frame/page';
import { usePaged } from '../list/paged';
import { PagedList } from '../list/paged-list';
import { Button } from '../ui/button';
import { SelectField, TextField } from '../ui/field';
import { ReasonDialog } from '../ui/reason-dialog';
import { Tabs } from '../ui/tabs';
import { say } from '../ui/toast';
import { Entry } from './entry';
import { Group } from './group';
import { LeaveFile } from './leave-file';
import { Outages } from './outages';
import { Remote } from './remote';
import { UnitField } from './units';
import { type GrantKind, kindWords, kinds } from './words';

type Grant = Schemas['Grant'];

interface Filter {
  from: string;
  to: string;
  unit: string;
  kind: GrantKind | '';
}

function Filters({ filter, set }: { filter: Filter; set(change: Partial<Filter>): void }) {
  const { t, i18n } = useLingui();
  return (
    <div className="grid gap-4 print:hidden sm:grid-cols-2 lg:grid-cols-4">
      <TextField
        label={<Trans>Dari</Trans>}
        testid="filter-from"
        type="date"
        value={filter.from}
        onInput={(event) => set({ from: event.currentTarget.value })}
      />
      <TextField
        label={<Trans>Hingga</Trans>}
        testid="filter-to"
        type="date"
        value={filter.to}
        onInput={(event) => set({ to: event.currentTarget.value })}
      />
      <UnitField testid="filter-unit" value={filter.unit} set={(unit) => set({ unit })} all />
      <SelectField
        label={<Trans>Jenis kebenaran</Trans>}
        testid="filter-kind"
        value={filter.kind}
        onChange={(event) => set({ kind: event.currentTarget.value as Filter['kind'] })}
      >
        <option value="">{t`Semua jenis`}</option>
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {i18n._(kindWords[kind])}
          </option>
        ))}
      </SelectField>
    </div>
  );
}

function List() {
  const { t } = useLingui();
  const [filter, setFilter] = useState<Filter>({ from: today(), to: addDays(today(), 31), unit: '', kind: '' });
  const [ending, setEnding] = useState<Grant>();
  const query = {
    from: filter.from,
    to: filter.to,
    limit: 50,
    ...(filter.unit && { unit_id: filter.unit }),
    ...(filter.kind && { kind: filter.kind }),
  };
  const list = usePaged(
    JSON.stringify(query),
    (after) => ask(api.GET('/officer-grants', { params: { query: { ...query, ...(after && { after }) } } })),
    (page): Grant[] => page.grants,
  );
  usePage('officer-grants', t`Kebenaran pegawai`, list.first.status !== 'loading');
  return (
    <div className="space-y-5">
      <Filters filter={filter} set={(change) => setFilter((before) => ({ ...before, ...change }))} />
      <PagedList
        list={list}
        testid="officer-grants"
        empty={<Trans>Tiada kebenaran dalam tempoh ini.</Trans>}
        row={(grant) => (
          <Entry key={grant.id} grant={grant} officer>
            <Button
              variant="default-outline"
              size="small"
              data-testid="grant-withdraw"
              className="print:hidden"
              onClick={() => setEnding(grant)}
            >
              <Trans>Tarik balik</Trans>
            </Button>
          </Entry>
        )}
      />
      {ending && (
        <ReasonDialog
          title={<Trans>Tarik balik kebenaran</Trans>}
          body={
            <Trans>
              Kebenaran terbatal sejak hari pertamanya, termasuk hari yang telah digunakan, dan hari-hari itu dinilai semula. Sebab ini disimpan
              bersama rekod.
            </Trans>
          }
          yes={<Trans>Tarik balik</Trans>}
          onClose={() => setEnding(undefined)}
          onReason={async (reason) => {
            await ask(api.POST('/officer-grants/{id}/withdrawal', { params: { path: { id: ending.id } }, body: { reason } }));
            say('success', t`Kebenaran ditarik balik.`);
            setEnding(undefined);
            list.renew();
          }}
        />
      )}
    </div>
  );
}

const address = '/kebenaran-pegawai';

const parts: Record<string, ComponentType> = { '': List, rekod: Group, fail: LeaveFile, gangguan: Outages, hibrid: Remote };

export function OfficerGrants({ part = '' }: { part?: string }) {
  const { t } = useLingui();
  const Part = Object.hasOwn(parts, part) ? parts[part] : undefined;
  if (!Part) return <NotFound />;
  const tabs = [
    { href: address, name: 'senarai', word: t`Senarai` },
    { href: `${address}/rekod`, name: 'rekod', word: t`Rekod kebenaran` },
    { href: `${address}/fail`, name: 'fail', word: t`Cuti daripada fail` },
    { href: `${address}/gangguan`, name: 'gangguan', word: t`Gangguan perakam` },
    { href: `${address}/hibrid`, name: 'hibrid', word: t`Hari hibrid` },
  ];
  return (
    <div className={`mx-auto max-w-screen-xl space-y-5 ${part === 'hibrid' ? '[page:landscape]' : ''}`}>
      <h1>
        <Trans>Kebenaran pegawai</Trans>
      </h1>
      <Tabs label={t`Bahagian kebenaran pegawai`} testid="officer-grants" current={part ? `${address}/${part}` : address} tabs={tabs} />
      <Part />
    </div>
  );
}
