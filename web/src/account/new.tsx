import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { Refusal, type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { usePage } from '../frame/page';
import { pick, useLang } from '../i18n';
import { states } from '../i18n/states';
import { schemeWords } from '../i18n/words';
import { roleWords } from '../session/role-words';
import { FailureMessage } from '../session/parts';
import { Button, linkButton } from '../ui/button';
import { Card, Skeleton } from '../ui/card';
import { CheckField, SelectField, TextField } from '../ui/field';
import { useFirstError } from '../ui/first-error';
import { useAgency } from './accounts';
import { TemporaryPassword } from './temporary-password';
import { givenRoles } from './words';

interface Draft {
  user_id: string;
  name: string;
  email: string;
  unit_id: string;
  state: string;
  scheme: 'wbf' | 'office' | 'wbb';
  start: string;
  supervisor: string;
  roles: string[];
}

// Unit and state are chosen, never guessed: rest days and holidays come from the state, and a wrong one is not noticed for weeks.
const blank: Draft = { user_id: '', name: '', email: '', unit_id: '', state: '', scheme: 'wbf', start: '08:00', supervisor: '', roles: [] };
const starts = ['07:00', '07:30', '08:00', '08:30', '09:00', '09:30', '10:00'];

/** Fields whose refusal is shown beside them, by the server's names. */
const fields = ['user_id', 'name', 'email', 'unit_id', 'state', 'scheme', 'supervisor_user_id'];

function toOpening(draft: Draft, unit: string): Schemas['AccountOpening'] {
  return {
    user_id: draft.user_id.trim(),
    name: draft.name.trim(),
    unit_id: unit,
    state: draft.state,
    scheme: draft.scheme === 'wbb' ? `wbb:${draft.start}` : draft.scheme,
    roles: draft.roles as Schemas['Role'][],
    ...(draft.email.trim() && { email: draft.email.trim() }),
    ...(draft.supervisor.trim() && { supervisor_user_id: draft.supervisor.trim() }),
  };
}

export function AccountNew() {
  const { t } = useLingui();
  const { agency, failure } = useAgency();
  usePage('account-new', t`Buka akaun baharu`, agency !== undefined || failure !== undefined);
  return (
    <div className="mx-auto max-w-xl space-y-5">
      <div>
        <h1>
          <Trans>Buka akaun baharu</Trans>
        </h1>
        <p className="text-txt-black-500">{agency?.name}</p>
      </div>
      {failure !== undefined && <FailureMessage failure={failure} testid="account-error" />}
      {agency ? <Form agency={agency.id} /> : <Skeleton lines={6} />}
    </div>
  );
}

/** What the page itself can tell is missing or wrong, by field. */
function useOwnErrors(draft: Draft, unit: string): Record<string, string | undefined> {
  const { t } = useLingui();
  return {
    user_id: /^[A-Za-z0-9._@-]{1,64}$/.test(draft.user_id.trim()) ? undefined : t`Isi ID pengguna: huruf, angka atau tanda . _ - @ sahaja.`,
    name: draft.name.trim() ? undefined : t`Isi nama penuh pegawai.`,
    email: draft.email.trim() === '' || /^[^\s@]+@\S+$/.test(draft.email.trim()) ? undefined : t`Isi alamat e-mel yang lengkap, contohnya nama@agensi.gov.my, atau biarkan kosong.`,
    unit_id: unit ? undefined : t`Pilih unit pegawai.`,
    state: draft.state ? undefined : t`Pilih negeri tempat bertugas.`,
  };
}

/** Fields whose mistakes are shown while one types; the others when the form is sent. */
const judgedAtOnce = ['user_id', 'name'];

function useForm(agency: string) {
  const lang = useLang();
  const { form, showFirst } = useFirstError();
  const [draft, setDraft] = useState(blank);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const [given, setGiven] = useState<Schemas['AccountWithPassword']>();
  const [units] = useLoaded(agency, () => ask(api.GET('/agencies/{id}/units', { params: { path: { id: agency } } })));
  const list = units.status === 'here' ? units.data.units : [];
  const unit = draft.unit_id || (list.length === 1 ? (list[0]?.id ?? '') : '');
  const refused = failure instanceof Refusal && failure.field !== undefined && fields.includes(failure.field) ? failure : undefined;
  const own = useOwnErrors(draft, unit);
  const typed = (field: string): boolean => judgedAtOnce.includes(field) && draft[field as 'name'] !== '';
  const errorOf = (field: string): string | undefined => (refused?.field === field ? pick(refused.text, lang) : tried || typed(field) ? own[field] : undefined);
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (busy) return;
    setTried(true);
    setFailure(undefined);
    if (Object.values(own).some(Boolean)) return showFirst();
    setBusy(true);
    try {
      setGiven(await ask(api.POST('/agencies/{id}/accounts', { params: { path: { id: agency } }, body: toOpening(draft, unit) })));
    } catch (error) {
      setFailure(error);
      showFirst();
    }
    setBusy(false);
  }
  // What the server refused is no longer there once it is typed anew.
  const set = (change: Partial<Draft>): void => {
    setDraft((before) => ({ ...before, ...change }));
    setFailure(undefined);
  };
  const shownFailure = refused ? undefined : (failure ?? (units.status === 'failed' ? units.failure : undefined));
  return { form, draft, set, busy, unit, units: list, errorOf, submit, given, failure: shownFailure };
}

type FormState = ReturnType<typeof useForm>;

function Person({ form: { draft, set, errorOf } }: { form: FormState }) {
  return (
    <>
      <TextField
        label={<Trans>ID pengguna</Trans>}
        hint={<Trans>Digunakan untuk log masuk; huruf besar dan kecil dianggap sama.</Trans>}
        testid="account-user-id"
        autoCapitalize="none"
        maxLength={64}
        value={draft.user_id}
        onInput={(event) => set({ user_id: event.currentTarget.value })}
        error={errorOf('user_id')}
      />
      <TextField label={<Trans>Nama penuh</Trans>} testid="account-name" maxLength={200} value={draft.name} onInput={(event) => set({ name: event.currentTarget.value })} error={errorOf('name')} />
      <TextField label={<Trans>E-mel</Trans>} optional testid="account-email" type="email" maxLength={254} value={draft.email} onInput={(event) => set({ email: event.currentTarget.value })} error={errorOf('email')} />
    </>
  );
}

function Post({ form: { draft, set, unit, units, errorOf } }: { form: FormState }) {
  const { i18n, t } = useLingui();
  return (
    <>
      <SelectField label={<Trans>Unit</Trans>} testid="account-unit" value={unit} onChange={(event) => set({ unit_id: event.currentTarget.value })} error={errorOf('unit_id')}>
        {units.length !== 1 && <option value="">{t`Pilih unit`}</option>}
        {units.map((one) => (
          <option key={one.id} value={one.id}>
            {'\u2003'.repeat(one.path.split('/').length - 1) + one.name}
          </option>
        ))}
      </SelectField>
      <SelectField label={<Trans>Negeri tempat bertugas</Trans>} testid="account-state" value={draft.state} onChange={(event) => set({ state: event.currentTarget.value })} error={errorOf('state')}>
        <option value="">{t`Pilih negeri`}</option>
        {states.map(([code, name]) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectField>
      <SelectField label={<Trans>Waktu bekerja</Trans>} testid="account-scheme" value={draft.scheme} onChange={(event) => set({ scheme: event.currentTarget.value as Draft['scheme'] })} error={errorOf('scheme')}>
        {(['wbf', 'office', 'wbb'] as const).map((kind) => (
          <option key={kind} value={kind}>
            {i18n._(schemeWords[kind])}
          </option>
        ))}
      </SelectField>
      {draft.scheme === 'wbb' && (
        <SelectField label={<Trans>Masa mula</Trans>} testid="account-scheme-start" value={draft.start} onChange={(event) => set({ start: event.currentTarget.value })}>
          {starts.map((start) => (
            <option key={start} value={start}>
              {start}
            </option>
          ))}
        </SelectField>
      )}
      <TextField
        label={<Trans>ID pengguna penyelia</Trans>}
        optional
        testid="account-supervisor"
        autoCapitalize="none"
        maxLength={64}
        value={draft.supervisor}
        onInput={(event) => set({ supervisor: event.currentTarget.value })}
        error={errorOf('supervisor_user_id')}
      />
    </>
  );
}

function Roles({ form: { draft, set } }: { form: FormState }) {
  const { i18n } = useLingui();
  return (
    <fieldset className="space-y-3">
      <legend className="mb-2 text-body-md font-medium text-txt-black-900">
        <Trans>Peranan tambahan</Trans>
      </legend>
      {givenRoles.map((role) => (
        <CheckField
          key={role}
          label={i18n._(roleWords[role])}
          testid={`account-role-${role}`}
          checked={draft.roles.includes(role)}
          onChange={(event) => set({ roles: event.currentTarget.checked ? [...draft.roles, role] : draft.roles.filter((one) => one !== role) })}
        />
      ))}
    </fieldset>
  );
}

function Form({ agency }: { agency: string }) {
  const [, go] = useLocation();
  const form = useForm(agency);
  return (
    <Card>
      <form ref={form.form} data-testid="account-form" noValidate onSubmit={form.submit} className="space-y-5">
        <Person form={form} />
        <Post form={form} />
        <Roles form={form} />
        {form.failure !== undefined && <FailureMessage failure={form.failure} testid="account-error" />}
        <div className="flex flex-col gap-3 sm:flex-row-reverse sm:justify-start">
          <Button type="submit" size="large" data-testid="account-submit" busy={form.busy} className="!w-full sm:!w-auto">
            <Trans>Buka akaun</Trans>
          </Button>
          <Link href={`/pegawai?agensi=${agency}`} className={linkButton()}>
            <Trans>Batal</Trans>
          </Link>
        </div>
      </form>
      {form.given && <TemporaryPassword given={form.given} agency={agency} onClose={() => go(`/pegawai/${agency}/${form.given?.account.officer_id}`)} />}
    </Card>
  );
}
