// Whether temporary passwords of the agency may go by mail, from a day on.
import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { today } from '../account/days';
import { DayField } from '../account/fields';
import { type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { useSend } from '../body/send';
import { useLang } from '../i18n';
import { date } from '../i18n/format';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Card, CardTitle, Skeleton } from '../ui/card';
import { CheckField } from '../ui/field';
import { say } from '../ui/toast';

type Policy = Schemas['PasswordPolicy'];

function Form({ agency, policy, onChange }: { agency: string; policy: Policy; onChange(): void }) {
  const { t } = useLingui();
  const [allowed, setAllowed] = useState(policy.password_by_mail);
  const [from, setFrom] = useState(today());
  const sending = useSend(['from']);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void sending.send(async () => {
      const body = { password_by_mail: allowed, ...(from && { from }) };
      await ask(api.PUT('/agencies/{id}/password-policy', { params: { path: { id: agency } }, body }));
      say('success', t`Dasar kata laluan disimpan.`);
      onChange();
    });
  };
  return (
    <form ref={sending.form} noValidate onSubmit={submit} className="space-y-4">
      <CheckField
        label={<Trans>Benarkan kata laluan sementara melalui e-mel</Trans>}
        testid="password-policy-mail"
        checked={allowed}
        onChange={(event) => setAllowed(event.currentTarget.checked)}
      />
      <div className="max-w-xs">
        <DayField label={<Trans>Mulai</Trans>} testid="password-policy-from" value={from} set={setFrom} error={sending.refused('from')} />
      </div>
      {sending.failure !== undefined && <FailureMessage failure={sending.failure} testid="password-policy-error" />}
      <Button type="submit" data-testid="password-policy-save" busy={sending.busy}>
        <Trans>Simpan</Trans>
      </Button>
    </form>
  );
}

function Coming({ next }: { next: NonNullable<Policy['next']> }) {
  const lang = useLang();
  const day = date(next.from, lang);
  return (
    <p data-testid="password-policy-next" className="text-body-md text-txt-black-700">
      {next.password_by_mail ? <Trans>Mulai {day}: dibenarkan melalui e-mel.</Trans> : <Trans>Mulai {day}: pada slip sahaja.</Trans>}
    </p>
  );
}

export function PasswordPolicyCard({ agency }: { agency: string }) {
  const [loaded, reload] = useLoaded(`password-policy-card ${agency}`, () =>
    ask(api.GET('/agencies/{id}/password-policy', { params: { path: { id: agency } } })),
  );
  const policy = loaded.status === 'here' ? loaded.data : undefined;
  return (
    <Card className="space-y-4" data-testid="password-policy" data-by-mail={policy ? String(policy.password_by_mail) : undefined}>
      <CardTitle>
        <Trans>Kata laluan sementara</Trans>
      </CardTitle>
      <p className="text-body-md text-txt-black-700">
        <Trans>
          Kata laluan sementara diserahkan pada slip. Jika dibenarkan di sini, pentadbir boleh memilih untuk menghantarnya ke alamat e-mel
          dalam rekod pegawai.
        </Trans>
      </p>
      {loaded.status === 'failed' && <FailureMessage failure={loaded.failure} testid="password-policy-failure" />}
      {loaded.status === 'loading' && <Skeleton lines={3} />}
      {policy && !policy.mail_set_up && (
        <Callout>
          <Trans>Sistem ini belum mempunyai pelayan e-mel; slip digunakan.</Trans>
        </Callout>
      )}
      {policy && !policy.may_change && (
        <p className="text-body-md">
          {policy.password_by_mail ? <Trans>Dibenarkan melalui e-mel.</Trans> : <Trans>Pada slip sahaja.</Trans>}
        </p>
      )}
      {policy?.next && <Coming next={policy.next} />}
      {policy?.may_change && <Form key={String(policy.password_by_mail)} agency={agency} policy={policy} onChange={reload} />}
    </Card>
  );
}
