// Setting a value: a form made from what the server says of the key, then who would change, then the confirmation.
import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { Refusal, type Schemas, api, ask } from '../api/client';
import { today } from '../day/calendar';
import { usePage } from '../frame/page';
import { pick, useLang } from '../i18n';
import { Preview } from '../preview/preview';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { Card, CardTitle } from '../ui/card';
import { SelectField, TextField } from '../ui/field';
import { FieldInput } from './field-input';
import { StatesField } from './states-field';
import { type Book, type FieldValue, type Key, type Value, valueText } from './words';

interface Draft {
  fields: Value['fields'];
  states: string[];
  from: string;
  to: string;
  source: string;
  certainty: string;
}

interface EditProps {
  keyOf: Key;
  book: Book;
  /** Whose own value it is; the nation's when it is left out. */
  agency: string | undefined;
  /** What holds now. */
  start: Value | undefined;
  onClose(changed: boolean): void;
}

const isBlank = (value: FieldValue | undefined): boolean =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

function bodyOf(keyOf: Key, draft: Draft, agency: string | undefined): Schemas['RuleInput'] {
  const left = keyOf.fields.filter((field) => !field.optional || !isBlank(draft.fields[field.name]));
  const body = {
    key: keyOf.key,
    fields: Object.fromEntries(left.map((field) => [field.name, draft.fields[field.name]])),
    valid_from: draft.from,
    source: draft.source.trim(),
    ...(keyOf.by_state && { states: draft.states }),
    ...(draft.to && { valid_to: draft.to }),
    ...(!agency && { certainty: draft.certainty }),
  };
  return body as Schemas['RuleInput'];
}

function Dates({
  draft,
  set,
  errorOf,
  agency,
}: {
  draft: Draft;
  set(change: Partial<Draft>): void;
  errorOf(field: string): string | undefined;
  agency: boolean;
}) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField
        label={<Trans>Berkuat kuasa mulai</Trans>}
        testid="rule-from"
        type="date"
        min="2000-01-01"
        max="2099-12-31"
        value={draft.from}
        onInput={(event) => set({ from: event.currentTarget.value })}
        error={errorOf('valid_from')}
      />
      {agency && (
        <TextField
          label={<Trans>Hari terakhir</Trans>}
          hint={<Trans>Kosongkan jika ia berterusan.</Trans>}
          optional
          testid="rule-to"
          type="date"
          min="2000-01-01"
          max="2099-12-31"
          value={draft.to}
          onInput={(event) => set({ to: event.currentTarget.value })}
          error={errorOf('valid_to')}
        />
      )}
    </div>
  );
}

function Ground({
  draft,
  set,
  errorOf,
  book,
  agency,
}: {
  draft: Draft;
  set(change: Partial<Draft>): void;
  errorOf(field: string): string | undefined;
  book: Book;
  agency: boolean;
}) {
  const lang = useLang();
  return (
    <>
      <TextField
        label={<Trans>Sumber</Trans>}
        hint={
          agency ? (
            <Trans>Surat atau keputusan agensi, dengan rujukan dan tarikhnya.</Trans>
          ) : (
            <Trans>Pekeliling, warta atau surat, dengan bilangan dan perenggannya.</Trans>
          )
        }
        testid="rule-source"
        maxLength={200}
        value={draft.source}
        onInput={(event) => set({ source: event.currentTarget.value })}
        error={errorOf('source')}
      />
      {!agency && (
        <SelectField
          label={<Trans>Kepastian</Trans>}
          testid="rule-certainty-choice"
          value={draft.certainty}
          onChange={(event) => set({ certainty: event.currentTarget.value })}
          error={errorOf('certainty')}
        >
          {book.certainties.map((one) => (
            <option key={one.value} value={one.value}>
              {pick(one.label, lang)}
            </option>
          ))}
        </SelectField>
      )}
    </>
  );
}

function useEdit({ keyOf, agency, start, onClose }: EditProps) {
  const { t } = useLingui();
  const lang = useLang();
  const [draft, setDraft] = useState<Draft>({
    fields: start?.fields ?? {},
    states: [],
    from: today(),
    to: '',
    source: '',
    certainty: 'official',
  });
  const [asked, setAsked] = useState<Schemas['RuleInput']>();
  const [seen, setSeen] = useState(false);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const set = (change: Partial<Draft>): void => {
    setDraft((before) => ({ ...before, ...change }));
    setAsked(undefined);
    setFailure(undefined);
  };
  const missing: Record<string, string | undefined> = {
    source: draft.source.trim() ? undefined : t`Nyatakan sumber peraturan ini.`,
    valid_from: draft.from ? undefined : t`Isi tarikh mula.`,
    states: !keyOf.by_state || draft.states.length > 0 ? undefined : t`Pilih sekurang-kurangnya satu negeri.`,
  };
  const errorOf = (field: string): string | undefined => {
    if (failure instanceof Refusal && (failure.field === field || failure.field?.startsWith(`${field}[`))) return pick(failure.text, lang);
    return tried ? missing[field] : undefined;
  };
  function show(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    if (Object.values(missing).some(Boolean)) return;
    setSeen(false);
    setFailure(undefined);
    setAsked(bodyOf(keyOf, draft, agency));
  }
  async function load(body: Schemas['RuleInput']): Promise<Schemas['Preview']> {
    try {
      return await (agency
        ? ask(api.POST('/agencies/{id}/rules/preview', { params: { path: { id: agency } }, body }))
        : ask(api.POST('/rules/preview', { body })));
    } catch (why) {
      setFailure(why);
      throw why;
    }
  }
  async function confirm(): Promise<void> {
    if (!asked || busy) return;
    setBusy(true);
    try {
      await (agency
        ? ask(api.POST('/agencies/{id}/rules', { params: { path: { id: agency } }, body: asked }))
        : ask(api.POST('/rules', { body: asked })));
      onClose(true);
    } catch (why) {
      setFailure(why);
      setBusy(false);
    }
  }
  return { draft, set, asked, seen, setSeen, busy, failure, errorOf, show, load, confirm };
}

export function EditRule(props: EditProps) {
  const { keyOf, book, agency, start, onClose } = props;
  const { t } = useLingui();
  const lang = useLang();
  const form = useEdit(props);
  const { draft, set, asked, errorOf } = form;
  usePage('rules', t`Tetapkan nilai baharu`);
  return (
    <div className="mx-auto max-w-3xl space-y-5" data-testid="rule-edit" data-key={keyOf.key}>
      <div className="space-y-1">
        <h1>{pick(keyOf.label, lang)}</h1>
        <p className="text-body-md text-txt-black-700">{pick(keyOf.about, lang)}</p>
        {start && (
          <p className="text-body-md text-txt-black-500">
            <Trans>Nilai sekarang:</Trans> {valueText(keyOf, start, lang)}
          </p>
        )}
      </div>
      <Card>
        <form noValidate onSubmit={form.show} className="space-y-5">
          {keyOf.fields.map((field) => (
            <FieldInput
              key={field.name}
              field={field}
              value={draft.fields[field.name]}
              error={errorOf(`fields.${field.name}`)}
              onChange={(value) => set({ fields: { ...draft.fields, [field.name]: value } })}
            />
          ))}
          {keyOf.by_state && <StatesField chosen={draft.states} error={errorOf('states')} onChange={(states) => set({ states })} />}
          <Dates draft={draft} set={set} errorOf={errorOf} agency={agency !== undefined} />
          <Ground draft={draft} set={set} errorOf={errorOf} book={book} agency={agency !== undefined} />
          <div className="flex flex-wrap gap-3">
            <Button type="submit" variant={asked ? 'default-outline' : 'primary-fill'} data-testid="rule-preview">
              <Trans>Tunjuk siapa yang berubah</Trans>
            </Button>
            <Button variant="default-outline" data-testid="rule-cancel" onClick={() => onClose(false)}>
              <Trans>Batal</Trans>
            </Button>
          </div>
        </form>
      </Card>
      {asked && (
        <Card className="space-y-5">
          <CardTitle>
            <Trans>Pratonton</Trans>
          </CardTitle>
          <Preview question={JSON.stringify(asked)} load={() => form.load(asked)} onSeen={() => form.setSeen(true)} />
          {form.seen && form.failure !== undefined && <FailureMessage failure={form.failure} testid="rule-error" />}
          {form.seen && (
            <Button data-testid="rule-confirm" busy={form.busy} onClick={() => void form.confirm()}>
              <Trans>Sahkan nilai baharu</Trans>
            </Button>
          )}
        </Card>
      )}
    </div>
  );
}
