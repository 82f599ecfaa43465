// Which way a temporary password goes: on a slip, or by mail where the agency allows it.
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { SelectField } from '../ui/field';
import { FormDialog } from './form-dialog';

export type PasswordWay = 'slip' | 'mail';

/** True where temporary passwords of the agency may go by mail today. */
export function useMailAllowed(agency: string): boolean {
  const [loaded] = useLoaded(`password-policy ${agency}`, () =>
    ask(api.GET('/agencies/{id}/password-policy', { params: { path: { id: agency } } })),
  );
  return loaded.status === 'here' && loaded.data.password_by_mail && loaded.data.mail_set_up;
}

/** The choice; nothing where there is none to make. */
export function WayField({
  allowed,
  value,
  set,
  error,
}: {
  allowed: boolean;
  value: PasswordWay;
  set(way: PasswordWay): void;
  error?: string | undefined;
}) {
  const { t } = useLingui();
  if (!allowed) return null;
  return (
    <SelectField
      label={<Trans>Cara penyampaian</Trans>}
      hint={value === 'mail' ? <Trans>Dihantar ke alamat e-mel dalam rekod. Pegawai tanpa alamat mendapat slip.</Trans> : undefined}
      testid="password-way"
      value={value}
      error={error}
      onChange={(event) => set(event.currentTarget.value as PasswordWay)}
    >
      <option value="slip">{t`Slip`}</option>
      <option value="mail">{t`E-mel`}</option>
    </SelectField>
  );
}

/** New temporary passwords for these officers, once it is sure. */
export function ResetDialog({
  agency,
  officers,
  onGiven,
  onClose,
}: {
  agency: string;
  officers: string[];
  onGiven(given: Schemas['GivenPasswords']): void;
  onClose(): void;
}) {
  const allowed = useMailAllowed(agency);
  const [by, setBy] = useState<PasswordWay>('slip');
  const count = officers.length;
  async function send(): Promise<void> {
    const body = { officers, ...(by === 'mail' && { by }) };
    onGiven(await ask(api.POST('/agencies/{id}/temporary-passwords', { params: { path: { id: agency } }, body })));
  }
  return (
    <FormDialog
      title={<Trans>Beri kata laluan sementara kepada {count} pegawai?</Trans>}
      testid="reset"
      yes={<Trans>Beri kata laluan</Trans>}
      danger
      missing={{ by: undefined }}
      onSend={send}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <p className="text-body-md text-txt-black-700">
            <Trans>Kata laluan semasa mereka tidak lagi berfungsi dan semua sesi mereka ditamatkan.</Trans>
          </p>
          <WayField allowed={allowed} value={by} set={setBy} error={errorOf('by')} />
        </>
      )}
    </FormDialog>
  );
}
