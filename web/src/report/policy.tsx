// What an agency sets for its reports: how long files are kept, and whether each order says what it is for.
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { FailureMessage } from '../session/parts';
import { session } from '../session/session';
import { Button } from '../ui/button';
import { Card, CardTitle } from '../ui/card';
import { CheckField, TextField } from '../ui/field';
import { useStore } from '../ui/store';
import { say } from '../ui/toast';

type Policy = Schemas['ReportPolicy'];

function PolicyForm({ policy }: { policy: Policy }) {
  const { t } = useLingui();
  const [days, setDays] = useState(String(policy.keep_days));
  const [asked, setAsked] = useState(policy.purpose_asked);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  async function keep(): Promise<void> {
    setBusy(true);
    setFailure(undefined);
    try {
      await ask(api.PUT('/report-policy', { body: { keep_days: Number(days) || 0, purpose_asked: asked } }));
      say('success', t`Tetapan laporan disimpan.`);
    } catch (error) {
      setFailure(error);
    }
    setBusy(false);
  }
  return (
    <Card data-testid="report-policy">
      <CardTitle>
        <Trans>Tetapan laporan agensi</Trans>
      </CardTitle>
      <div className="mt-4 grid items-start gap-4 sm:grid-cols-2">
        <TextField
          label={<Trans>Fail disimpan (hari)</Trans>}
          hint={<Trans>Antara 1 hingga 90 hari; selepas itu fail dipadam.</Trans>}
          testid="policy-days"
          inputMode="numeric"
          maxLength={2}
          value={days}
          onInput={(event) => setDays(event.currentTarget.value)}
        />
        <CheckField
          label={<Trans>Wajib nyatakan tujuan dan penerima</Trans>}
          hint={<Trans>Akta Perkongsian Data 2025: dicetak pada laporan dan direkodkan.</Trans>}
          testid="policy-purpose"
          checked={asked}
          onChange={(event) => setAsked(event.currentTarget.checked)}
        />
      </div>
      {failure !== undefined && (
        <div className="mt-4">
          <FailureMessage failure={failure} testid="policy-error" />
        </div>
      )}
      <Button variant="default-outline" className="mt-4 !w-full sm:!w-auto" data-testid="policy-keep" busy={busy} onClick={() => void keep()}>
        <Trans>Simpan tetapan</Trans>
      </Button>
    </Card>
  );
}

/** For administrators of the agency alone. */
export function ReportPolicy() {
  const now = useStore(session);
  const [policy] = useLoaded('report-policy-form', () => ask(api.GET('/report-policy')));
  if (now.status !== 'signed_in' || !now.officer.roles.includes('agency_admin') || policy.status !== 'here') return null;
  return <PolicyForm policy={policy.data} />;
}
