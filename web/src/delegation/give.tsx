// The form that hands one's decisions to a colleague.
import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { Refusal, type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { useFieldErrors } from '../approval/explanation';
import { addDays, today } from '../day/calendar';
import { SearchField, useSettled } from '../list/search';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { Card, CardTitle } from '../ui/card';
import { TextField } from '../ui/field';
import { useFirstError } from '../ui/first-error';
import { say } from '../ui/toast';

type Colleague = Schemas['Colleagues']['officers'][number];

/** Searched by name; the one who is chosen stands in place of the search. */
function ColleagueField({ chosen, error, choose }: { chosen: Colleague | undefined; error: string | undefined; choose(one: Colleague | undefined): void }) {
  const [typed, setTyped] = useState('');
  const search = useSettled(typed.trim());
  const [loaded] = useLoaded(search, () => (search.length > 1 ? ask(api.GET('/colleagues', { params: { query: { search } } })) : Promise.resolve({ officers: [] })));
  if (chosen) {
    return (
      <div data-testid="delegate-chosen" className="flex flex-wrap items-center justify-between gap-3 rounded-md border border-otl-primary-300 bg-bg-primary-50 p-3">
        <p className="text-body-md font-medium">
          {chosen.name} <span className="font-normal text-txt-black-500">· {chosen.unit}</span>
        </p>
        <Button variant="default-outline" data-testid="delegate-change" onClick={() => choose(undefined)}>
          <Trans>Tukar</Trans>
        </Button>
      </div>
    );
  }
  const found = loaded.status === 'here' ? loaded.data.officers : [];
  return (
    <div className="space-y-2">
      <SearchField label={<Trans>Cari nama pegawai yang menerima kuasa</Trans>} testid="delegate-search" value={typed} set={setTyped} />
      {error && (
        <p data-testid="delegate-search-error" className="text-body-sm font-medium text-danger-700">
          {error}
        </p>
      )}
      {loaded.status === 'failed' && <FailureMessage failure={loaded.failure} testid="delegate-error" />}
      {loaded.status === 'here' && search.length > 1 && found.length === 0 && (
        <p role="status" data-testid="delegate-none" className="text-body-md text-txt-black-500">
          <Trans>Tiada pegawai dengan nama ini.</Trans>
        </p>
      )}
      {found.length > 0 && (
        <ul className="divide-y divide-otl-gray-200 rounded-md border border-otl-gray-200">
          {found.map((one) => (
            <li key={one.id}>
              <button type="button" data-testid="delegate" data-id={one.id} onClick={() => choose(one)} className="block min-h-12 w-full px-3 py-2 text-left text-body-md font-medium hover:bg-bg-washed">
                {one.name} <span className="font-normal text-txt-black-500">· {one.unit}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function useGive(given: () => void) {
  const { t } = useLingui();
  const { form, showFirst } = useFirstError();
  const initial = { from: today(), to: addDays(today(), 6), note: '' };
  const [fields, setFields] = useState(initial);
  const [to, setTo] = useState<Colleague>();
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (busy) return;
    setTried(true);
    setFailure(undefined);
    if (!to || !fields.from || !fields.to || !fields.note.trim()) return showFirst();
    setBusy(true);
    try {
      await ask(api.POST('/delegations', { body: { to_officer_id: to.id, from: fields.from, to: fields.to, note: fields.note.trim() } }));
      say('success', t`Kuasa telah diturunkan.`);
      setFields(initial);
      setTo(undefined);
      setTried(false);
      given();
    } catch (why) {
      setFailure(why);
      showFirst();
    }
    setBusy(false);
  }
  return { form, fields, set: (change: Partial<typeof initial>) => setFields((before) => ({ ...before, ...change })), to, setTo, tried, busy, failure, submit };
}

export function Give({ given }: { given(): void }) {
  const { form, fields, set, to, setTo, tried, busy, failure, submit } = useGive(given);
  const errorOf = useFieldErrors(failure, tried);
  const beside = failure instanceof Refusal && ['to_officer_id', 'from', 'first_day', 'to', 'last_day', 'note'].includes(failure.field ?? '');
  return (
    <Card>
      <form ref={form} onSubmit={(event) => void submit(event)} noValidate data-testid="delegation-form" className="space-y-4">
        <CardTitle>
          <Trans>Turunkan kuasa</Trans>
        </CardTitle>
        <ColleagueField chosen={to} error={errorOf(['to_officer_id'], !to)} choose={setTo} />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField label={<Trans>Dari</Trans>} testid="delegation-from" type="date" value={fields.from} error={errorOf(['from', 'first_day'], !fields.from)} onInput={(event) => set({ from: event.currentTarget.value })} />
          <TextField label={<Trans>Hingga</Trans>} testid="delegation-to" type="date" value={fields.to} error={errorOf(['to', 'last_day'], !fields.to)} onInput={(event) => set({ to: event.currentTarget.value })} />
        </div>
        <TextField
          label={<Trans>Sebab</Trans>}
          testid="delegation-note"
          maxLength={500}
          value={fields.note}
          error={errorOf(['note'], !fields.note.trim())}
          onInput={(event) => set({ note: event.currentTarget.value })}
        />
        {failure !== undefined && !beside && <FailureMessage failure={failure} testid="delegation-error" />}
        <Button type="submit" size="large" busy={busy} data-testid="delegation-give" className="!w-full sm:!w-auto">
          <Trans>Turunkan kuasa</Trans>
        </Button>
      </form>
    </Card>
  );
}
