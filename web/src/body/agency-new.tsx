// An agency is founded with its topmost unit and the account of its first administrator, all at once.
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { type Schemas, api, ask } from '../api/client';
import { states } from '../i18n/states';
import { SelectField, TextField } from '../ui/field';
import { BodyChoice } from './agency-form';
import { FormFrame } from './form-frame';
import { useSend } from './send';

const blank = { code: '', name: '', body: '', unitCode: '', unitName: '', userId: '', person: '', email: '', state: '' };
type Draft = typeof blank;

/** Each field of the form by the name that the server gives it. */
const names: Record<keyof Draft, string> = {
  code: 'code',
  name: 'name',
  body: 'body_id',
  unitCode: 'unit.code',
  unitName: 'unit.name',
  userId: 'administrator.user_id',
  person: 'administrator.name',
  email: 'administrator.email',
  state: 'administrator.state',
};

const codeForm = /^[A-Za-z0-9._-]{1,32}$/;

function useOwnErrors(draft: Draft): Partial<Record<keyof Draft, string>> {
  const { t } = useLingui();
  const errors: Partial<Record<keyof Draft, string>> = {};
  const code = t`Isi kod: 1 hingga 32 huruf, angka atau tanda . _ - sahaja.`;
  if (!codeForm.test(draft.code.trim())) errors.code = code;
  if (!draft.name.trim()) errors.name = t`Isi nama agensi.`;
  if (!codeForm.test(draft.unitCode.trim())) errors.unitCode = code;
  if (!draft.unitName.trim()) errors.unitName = t`Isi nama unit teratas.`;
  if (!/^[A-Za-z0-9._@-]{1,64}$/.test(draft.userId.trim())) errors.userId = t`Isi ID pengguna: huruf, angka atau tanda . _ - @ sahaja.`;
  if (!draft.person.trim()) errors.person = t`Isi nama penuh pentadbir.`;
  if (draft.email.trim() && !/^[^\s@]+@\S+$/.test(draft.email.trim())) errors.email = t`Isi alamat e-mel yang lengkap atau biarkan kosong.`;
  if (!draft.state) errors.state = t`Pilih negeri tempat bertugas.`;
  return errors;
}

const toAgency = (draft: Draft): Schemas['NewAgency'] => ({
  code: draft.code.trim(),
  name: draft.name.trim(),
  unit: { code: draft.unitCode.trim(), name: draft.unitName.trim() },
  administrator: {
    user_id: draft.userId.trim(),
    name: draft.person.trim(),
    state: draft.state,
    scheme: 'wbf',
    ...(draft.email.trim() && { email: draft.email.trim() }),
  },
  ...(draft.body && { body_id: draft.body }),
});

interface FieldsProps {
  draft: Draft;
  set(change: Partial<Draft>): void;
  errorOf(field: keyof Draft): string | undefined;
}

function Agency({ draft, set, errorOf, bodies }: FieldsProps & { bodies: Schemas['Body'][] }) {
  return (
    <>
      <TextField
        label={<Trans>Kod agensi</Trans>}
        hint={<Trans>Singkatan rasmi. Kod tidak boleh diubah kemudian.</Trans>}
        testid="agency-code"
        autoCapitalize="characters"
        maxLength={32}
        value={draft.code}
        error={errorOf('code')}
        onInput={(event) => set({ code: event.currentTarget.value })}
      />
      <TextField
        label={<Trans>Nama agensi</Trans>}
        testid="agency-name"
        maxLength={200}
        value={draft.name}
        error={errorOf('name')}
        onInput={(event) => set({ name: event.currentTarget.value })}
      />
      <BodyChoice bodies={bodies} value={draft.body} error={errorOf('body')} onChoose={(body) => set({ body })} />
      <fieldset className="space-y-4 rounded-lg border border-otl-gray-200 p-4">
        <legend className="px-1 text-body-md font-semibold text-txt-black-900">
          <Trans>Unit teratas</Trans>
        </legend>
        <TextField
          label={<Trans>Kod unit</Trans>}
          testid="agency-unit-code"
          autoCapitalize="characters"
          maxLength={32}
          value={draft.unitCode}
          error={errorOf('unitCode')}
          onInput={(event) => set({ unitCode: event.currentTarget.value })}
        />
        <TextField
          label={<Trans>Nama unit</Trans>}
          hint={<Trans>Contohnya Ibu Pejabat. Unit lain ditambah kemudian oleh pentadbir agensi.</Trans>}
          testid="agency-unit-name"
          maxLength={200}
          value={draft.unitName}
          error={errorOf('unitName')}
          onInput={(event) => set({ unitName: event.currentTarget.value })}
        />
      </fieldset>
    </>
  );
}

function Administrator({ draft, set, errorOf }: FieldsProps) {
  const { t } = useLingui();
  return (
    <fieldset className="space-y-4 rounded-lg border border-otl-gray-200 p-4">
      <legend className="px-1 text-body-md font-semibold text-txt-black-900">
        <Trans>Pentadbir agensi yang pertama</Trans>
      </legend>
      <TextField
        label={<Trans>ID pengguna</Trans>}
        testid="agency-admin-user-id"
        autoCapitalize="none"
        maxLength={64}
        value={draft.userId}
        error={errorOf('userId')}
        onInput={(event) => set({ userId: event.currentTarget.value })}
      />
      <TextField
        label={<Trans>Nama penuh</Trans>}
        testid="agency-admin-name"
        maxLength={200}
        value={draft.person}
        error={errorOf('person')}
        onInput={(event) => set({ person: event.currentTarget.value })}
      />
      <TextField
        label={<Trans>E-mel</Trans>}
        optional
        testid="agency-admin-email"
        type="email"
        maxLength={254}
        value={draft.email}
        error={errorOf('email')}
        onInput={(event) => set({ email: event.currentTarget.value })}
      />
      <SelectField
        label={<Trans>Negeri tempat bertugas</Trans>}
        testid="agency-admin-state"
        value={draft.state}
        error={errorOf('state')}
        onChange={(event) => set({ state: event.currentTarget.value })}
      >
        <option value="">{t`Pilih negeri`}</option>
        {states.map(([code, name]) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectField>
    </fieldset>
  );
}

export function AgencyNew({
  bodies,
  onClose,
}: {
  bodies: Schemas['Body'][];
  onClose(founded: Schemas['FoundedAgency'] | undefined): void;
}) {
  const sending = useSend(Object.values(names));
  const [draft, setDraft] = useState(blank);
  const [tried, setTried] = useState(false);
  const own = useOwnErrors(draft);
  const errorOf = (field: keyof Draft): string | undefined => sending.refused(names[field]) ?? (tried ? own[field] : undefined);
  const set = (change: Partial<Draft>): void => {
    setDraft((before) => ({ ...before, ...change }));
    sending.clear();
  };
  const submit = (): void => {
    setTried(true);
    if (Object.keys(own).length > 0) {
      sending.showFirst();
      return;
    }
    void sending.send(async () => onClose(await ask(api.POST('/agencies', { body: toAgency(draft) }))));
  };
  return (
    <FormFrame
      testid="agency-new"
      title={<Trans>Tambah agensi</Trans>}
      yes={<Trans>Tambah agensi</Trans>}
      sending={sending}
      onSubmit={submit}
      onClose={() => onClose(undefined)}
    >
      <Agency {...{ draft, set, errorOf, bodies }} />
      <Administrator {...{ draft, set, errorOf }} />
    </FormFrame>
  );
}
