// A new token: what for, how long, and the password again.
import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { Refusal, type Schemas, api, ask } from '../api/client';
import { pick, useLang } from '../i18n';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { PasswordField, SelectField, TextField } from '../ui/field';
import { useFirstError } from '../ui/first-error';
import { Choices } from './choices';
import { type Scope, scopeWords } from './words';

interface FormProps {
  agency: string;
  book: Schemas['ApiTokenList'];
  onClose(made?: Schemas['MadeApiToken']): void;
}

type Field = 'name' | 'scopes' | 'password' | 'days';

function useForm({ agency, book, onClose }: FormProps) {
  const { t } = useLingui();
  const lang = useLang();
  const { form, showFirst } = useFirstError();
  const [entry, setEntry] = useState({ name: '', scopes: [] as Scope[], days: book.usual_days, password: '' });
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const refused = failure instanceof Refusal && failure.field !== undefined ? failure : undefined;
  const missing: Record<Field, string | undefined> = {
    name: entry.name.trim() ? undefined : t`Namakan sistem yang akan menggunakannya.`,
    scopes: entry.scopes.length > 0 ? undefined : t`Pilih sekurang-kurangnya satu skop.`,
    password: entry.password ? undefined : t`Masukkan kata laluan anda.`,
    days: undefined,
  };
  const errorOf = (field: Field): string | undefined => {
    if (refused?.field === field) return pick(refused.text, lang);
    return tried ? missing[field] : undefined;
  };
  const set = (change: Partial<typeof entry>): void => {
    setEntry((before) => ({ ...before, ...change }));
    setFailure(undefined);
  };
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (busy) return;
    setTried(true);
    if (Object.values(missing).some(Boolean)) return showFirst();
    setBusy(true);
    try {
      const body = { ...entry, name: entry.name.trim() };
      onClose(await ask(api.POST('/agencies/{id}/api-tokens', { params: { path: { id: agency } }, body })));
    } catch (why) {
      setFailure(why);
      setBusy(false);
      showFirst();
    }
  }
  return { form, entry, set, busy, errorOf, submit, failure: refused ? undefined : failure };
}

function Life({
  book,
  days,
  set,
  error,
}: {
  book: Schemas['ApiTokenList'];
  days: number;
  set(days: number): void;
  error: string | undefined;
}) {
  const { t } = useLingui();
  const lives = [...new Set([7, 30, book.usual_days, 180, book.most_days])].filter((one) => one <= book.most_days).sort((a, b) => a - b);
  return (
    <SelectField
      label={<Trans>Tempoh sah</Trans>}
      testid="token-days"
      value={String(days)}
      onChange={(event) => set(Number(event.currentTarget.value))}
      error={error}
    >
      {lives.map((one) => (
        <option key={one} value={one}>{t`${one} hari`}</option>
      ))}
    </SelectField>
  );
}

export function TokenForm(props: FormProps) {
  const { i18n } = useLingui();
  const { book, onClose } = props;
  const { form, entry, set, busy, errorOf, submit, failure } = useForm(props);
  return (
    <Dialog testid="token-form" title={<Trans>Token baharu</Trans>} onClose={() => onClose()}>
      <form ref={form} noValidate onSubmit={submit} className="space-y-5">
        <TextField
          label={<Trans>Nama sistem</Trans>}
          hint={<Trans>Contohnya: sistem personel agensi</Trans>}
          testid="token-name"
          maxLength={100}
          value={entry.name}
          onInput={(event) => set({ name: event.currentTarget.value })}
          error={errorOf('name')}
        />
        <Choices
          legend={<Trans>Skop</Trans>}
          testid="token-scope"
          choices={book.scopes.map((value) => ({ value, label: i18n._(scopeWords[value].name), hint: i18n._(scopeWords[value].about) }))}
          chosen={entry.scopes}
          set={(scopes) => set({ scopes })}
          error={errorOf('scopes')}
        />
        <Life book={book} days={entry.days} set={(days) => set({ days })} error={errorOf('days')} />
        <PasswordField
          label={<Trans>Kata laluan anda</Trans>}
          hint={<Trans>Untuk memastikan anda sendiri yang membuatnya.</Trans>}
          testid="token-password"
          autoComplete="current-password"
          value={entry.password}
          onInput={(event) => set({ password: event.currentTarget.value })}
          error={errorOf('password')}
        />
        {failure !== undefined && <FailureMessage failure={failure} testid="token-error" />}
        <div className="flex flex-wrap justify-end gap-3">
          <Button variant="default-outline" data-testid="token-cancel" onClick={() => onClose()}>
            <Trans>Batal</Trans>
          </Button>
          <Button type="submit" data-testid="token-save" busy={busy}>
            <Trans>Buat token</Trans>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
