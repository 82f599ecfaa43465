// How long the agency keeps raw positions, for whoever administers it.
import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { Refusal, type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { pick, useLang } from '../i18n';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { Card, CardTitle, Skeleton } from '../ui/card';
import { TextField } from '../ui/field';
import { say } from '../ui/toast';

function Form({ agency, policy, onSet }: { agency: string; policy: Schemas['RemotePolicy']; onSet(): void }) {
  const { t } = useLingui();
  const lang = useLang();
  const [hours, setHours] = useState(String(policy.keep_hours));
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const { least_hours: least, most_hours: most, default_hours: usual } = policy;
  const set = async (keep: number | null): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setFailure(undefined);
    try {
      const now = await ask(api.PUT('/agencies/{id}/remote-policy', { params: { path: { id: agency } }, body: { keep_hours: keep } }));
      setHours(String(now.keep_hours));
      say('success', t`Tempoh simpanan disimpan.`);
      onSet();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  const wrong = failure instanceof Refusal && failure.field === 'keep_hours' ? pick(failure.text, lang) : undefined;
  return (
    <form
      className="space-y-4"
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void set(Number(hours));
      }}
    >
      <TextField
        label={<Trans>Simpan kedudukan sebenar, dalam jam</Trans>}
        hint={
          <Trans>
            {least} hingga {most} jam; lalai {usual} jam. Jika dipendekkan, kedudukan yang masih disimpan juga dipadam lebih awal.
          </Trans>
        }
        testid="keep-hours"
        type="number"
        min={least}
        max={most}
        value={hours}
        onInput={(event) => setHours(event.currentTarget.value)}
        error={wrong}
      />
      {failure !== undefined && !wrong && <FailureMessage failure={failure} testid="keep-hours-failure" />}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" busy={busy} data-testid="keep-hours-send">
          <Trans>Simpan</Trans>
        </Button>
        {policy.own && (
          <Button variant="default-outline" busy={busy} data-testid="keep-hours-default" onClick={() => void set(null)}>
            <Trans>Gunakan nilai lalai</Trans>
          </Button>
        )}
      </div>
    </form>
  );
}

export function Policy({ agency }: { agency: string }) {
  const [policy, renew] = useLoaded(`remote-policy ${agency}`, () => ask(api.GET('/agencies/{id}/remote-policy', { params: { path: { id: agency } } })));
  if (policy.status === 'here' && !policy.data.may_change) return null;
  return (
    <Card className="max-w-xl space-y-3 print:hidden" data-testid="remote-policy">
      <CardTitle>
        <Trans>Tempoh simpanan kedudukan</Trans>
      </CardTitle>
      {policy.status === 'loading' && <Skeleton lines={2} />}
      {policy.status === 'failed' && <FailureMessage failure={policy.failure} testid="remote-policy-error" />}
      {policy.status === 'here' && <Form key={String(policy.data.own)} agency={agency} policy={policy.data} onSet={renew} />}
    </Card>
  );
}
