// An officer of the agency, searched by name, those who have left as well; who is chosen stands in place of the search.
import { Trans } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { SearchField, useSettled } from '../list/search';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';

export type Person = Schemas['Colleagues']['officers'][number];

interface PersonFieldProps {
  label: ReactNode;
  /** Begins the test ids: `…-search`, `…-found`, `…-chosen`, `…-change`. */
  testid: string;
  chosen: Person | undefined;
  error?: ReactNode;
  /** Where he is searched, if not in the whole agency; `key` tells one such place from another. */
  source?: { key: string; find(search: string): Promise<{ officers: Person[] }> };
  choose(person: Person | undefined): void;
}

function Place({ person }: { person: Person }) {
  return (
    <span className="font-normal text-txt-black-500">
      · {person.unit}
      {person.departed && (
        <>
          {' '}
          · <Trans>tidak lagi dalam agensi</Trans>
        </>
      )}
    </span>
  );
}

export function PersonField({ label, testid, chosen, error, source, choose }: PersonFieldProps) {
  const [typed, setTyped] = useState('');
  const search = useSettled(typed.trim());
  const find = source?.find ?? ((search: string) => ask(api.GET('/colleagues', { params: { query: { search, departed: true } } })));
  const [loaded] = useLoaded(`${source?.key ?? ''} ${search}`, () => (search.length > 1 ? find(search) : Promise.resolve({ officers: [] })));
  if (chosen) {
    return (
      <div className="space-y-1.5">
        <p className="text-body-md font-medium text-txt-black-900">{label}</p>
        <div data-testid={`${testid}-chosen`} className="flex flex-wrap items-center justify-between gap-2 rounded-md border border-otl-primary-300 bg-bg-primary-50 px-3 py-1.5">
          <p className="min-w-0 break-words text-body-md font-medium">
            {chosen.name} <Place person={chosen} />
          </p>
          <Button variant="default-outline" size="small" data-testid={`${testid}-change`} onClick={() => choose(undefined)}>
            <Trans>Tukar</Trans>
          </Button>
        </div>
      </div>
    );
  }
  const found = loaded.status === 'here' ? loaded.data.officers : [];
  return (
    <div className="space-y-2">
      <SearchField label={label} testid={`${testid}-search`} value={typed} set={setTyped} />
      {error && (
        <p role="alert" data-testid={`${testid}-error`} className="text-body-sm font-medium text-danger-700">
          {error}
        </p>
      )}
      {loaded.status === 'failed' && <FailureMessage failure={loaded.failure} testid={`${testid}-failure`} />}
      {loaded.status === 'here' && search.length > 1 && found.length === 0 && (
        <p role="status" className="text-body-md text-txt-black-500">
          <Trans>Tiada pegawai dengan nama ini.</Trans>
        </p>
      )}
      {found.length > 0 && (
        <ul className="divide-y divide-otl-gray-200 rounded-md border border-otl-gray-200">
          {found.map((one) => (
            <li key={one.id}>
              <button type="button" data-testid={`${testid}-found`} data-id={one.id} onClick={() => choose(one)} className="block min-h-12 w-full px-3 py-2 text-left text-body-md font-medium hover:bg-bg-washed">
                {one.name} <Place person={one} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
