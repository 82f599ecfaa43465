// The order of a file: form, language, and what it is for.
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { Refusal, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { pick, useLang } from '../i18n';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { Card, CardTitle } from '../ui/card';
import { SelectField, TextField } from '../ui/field';
import { say } from '../ui/toast';
import { type Range, complete } from './period';
import { type Form, type KindEntry, formWords } from './words';

const languages = { ms: 'Bahasa Melayu', en: 'English' } as const;

/** What the agency asks of every order. */
function usePurposeAsked(): boolean {
  const [policy] = useLoaded('report-policy', () => ask(api.GET('/report-policy')));
  return policy.status === 'here' && policy.data.purpose_asked;
}

/** What an order says beside what the page shows already. */
export interface OrderChoice {
  form: Form;
  language: 'ms' | 'en';
  purpose: string;
  recipient: string;
}

interface FieldsProps {
  forms: readonly Form[];
  choice: OrderChoice;
  set(choice: OrderChoice): void;
  failure: unknown;
}

export function OrderFields({ forms, choice, set, failure }: FieldsProps) {
  const { i18n } = useLingui();
  const lang = useLang();
  const asked = usePurposeAsked();
  const fault = (field: string) => (failure instanceof Refusal && failure.field === field ? pick(failure.text, lang) : undefined);
  return (
    <>
      <SelectField label={<Trans>Bentuk fail</Trans>} testid="order-form" value={choice.form} onChange={(event) => set({ ...choice, form: event.currentTarget.value as Form })}>
        {(['pdf', 'xlsx', 'csv'] as const)
          .filter((one) => forms.includes(one))
          .map((one) => (
            <option key={one} value={one}>
              {i18n._(formWords[one])}
            </option>
          ))}
      </SelectField>
      <SelectField label={<Trans>Bahasa laporan</Trans>} testid="order-language" value={choice.language} onChange={(event) => set({ ...choice, language: event.currentTarget.value as 'ms' | 'en' })}>
        {(['ms', 'en'] as const).map((one) => (
          <option key={one} value={one} lang={one}>
            {languages[one]}
          </option>
        ))}
      </SelectField>
      <TextField
        label={<Trans>Tujuan</Trans>}
        hint={<Trans>Dicetak pada laporan.</Trans>}
        optional={!asked}
        testid="order-purpose"
        maxLength={300}
        value={choice.purpose}
        error={fault('purpose')}
        onInput={(event) => set({ ...choice, purpose: event.currentTarget.value })}
      />
      <TextField
        label={<Trans>Diserahkan kepada</Trans>}
        hint={<Trans>Pejabat atau pihak yang akan menggunakan laporan ini. Dicetak pada laporan.</Trans>}
        optional={!asked}
        testid="order-recipient"
        maxLength={300}
        value={choice.recipient}
        error={fault('recipient')}
        onInput={(event) => set({ ...choice, recipient: event.currentTarget.value })}
      />
    </>
  );
}

export const firstOrder: OrderChoice = { form: 'pdf', language: 'ms', purpose: '', recipient: '' };

export function OrderForm({ kind, range, unit }: { kind: KindEntry; range: Range; unit: string }) {
  const { t } = useLingui();
  const [, go] = useLocation();
  const [choice, setChoice] = useState(firstOrder);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  async function order(): Promise<void> {
    setBusy(true);
    setFailure(undefined);
    try {
      await ask(api.POST('/report-orders', { body: { kind: kind.kind, ...range, ...(unit && { unit }), ...choice } }));
      say('success', t`Laporan dipesan. Anda akan dimaklumkan apabila siap.`);
      go('/laporan/saya');
    } catch (error) {
      setFailure(error);
    }
    setBusy(false);
  }
  const known = failure instanceof Refusal && (failure.field === 'purpose' || failure.field === 'recipient');
  return (
    <Card className="print:hidden">
      <CardTitle>
        <Trans>Buat fail laporan</Trans>
      </CardTitle>
      <p className="mt-1 text-body-md text-txt-black-700">
        <Trans>Fail disediakan di latar belakang; anda boleh terus bekerja. Pesanan direkodkan.</Trans>
      </p>
      <div className="mt-4 grid gap-4 sm:grid-cols-2">
        <OrderFields forms={kind.forms} choice={choice} set={setChoice} failure={failure} />
      </div>
      {failure !== undefined && !known && (
        <div className="mt-4">
          <FailureMessage failure={failure} testid="order-error" />
        </div>
      )}
      <Button className="mt-4 !w-full sm:!w-auto" data-testid="order" busy={busy || !complete(range)} onClick={() => void order()}>
        <Trans>Pesan laporan</Trans>
      </Button>
    </Card>
  );
}
