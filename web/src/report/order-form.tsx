// The order of a file: form, language, and what it is for.
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { Refusal, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { type Person, PersonField } from '../audit/person';
import { pick, useLang } from '../i18n';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { Card, CardTitle } from '../ui/card';
import { SelectField, TextField } from '../ui/field';
import { say } from '../ui/toast';
import { type OrderChoice, orderBody } from './order-body';
import { type Range, complete } from './period';
import { type Form, type Kind, type KindEntry, formWords } from './words';

const languages = { ms: 'Bahasa Melayu', en: 'English' } as const;

/** What the agency asks of every order. */
function usePurposeAsked(): boolean {
  const [policy] = useLoaded('report-policy', () => ask(api.GET('/report-policy')));
  return policy.status === 'here' && policy.data.purpose_asked;
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

interface WhoseProps {
  kind: Kind;
  range: Range;
  unit: string;
  one: boolean;
  person: Person | undefined;
  set(one: boolean, person?: Person): void;
}

/** Whose cards: those of all, or that of one officer. */
function WhoseFields({ kind, range, unit, one, person, set }: WhoseProps) {
  const { t } = useLingui();
  const query = { kind, ...range, ...(unit && { unit }) };
  const source = { key: JSON.stringify(query), find: (search: string) => ask(api.GET('/report-officers', { params: { query: { ...query, search } } })) };
  return (
    <>
      <SelectField label={<Trans>Cetak kad bagi</Trans>} testid="order-whose" value={one ? 'one' : 'all'} onChange={(event) => set(event.currentTarget.value === 'one')}>
        <option value="all">{t`Semua pegawai`}</option>
        <option value="one">{t`Seorang pegawai`}</option>
      </SelectField>
      {one ? <PersonField label={<Trans>Cari nama pegawai</Trans>} testid="order-officer" chosen={person} source={source} choose={(chosen) => set(true, chosen)} /> : <span className="hidden sm:block" />}
    </>
  );
}

export function OrderForm({ kind, range, unit }: { kind: KindEntry; range: Range; unit: string }) {
  const { t } = useLingui();
  const [, go] = useLocation();
  const [choice, setChoice] = useState(firstOrder);
  const [one, setOne] = useState(false);
  const [person, setPerson] = useState<Person>();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  // He was found among those of that period and that unit.
  useEffect(() => setPerson(undefined), [range.from, range.to, unit]);
  async function order(): Promise<void> {
    setBusy(true);
    setFailure(undefined);
    try {
      await ask(api.POST('/report-orders', { body: orderBody(kind.kind, range, unit, person?.id, choice) }));
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
        {kind.kind === 'time_cards' && (
          <WhoseFields
            kind={kind.kind}
            range={range}
            unit={unit}
            one={one}
            person={person}
            set={(single, chosen) => {
              setOne(single);
              setPerson(chosen);
            }}
          />
        )}
        <OrderFields forms={kind.forms} choice={choice} set={setChoice} failure={failure} />
      </div>
      {failure !== undefined && !known && (
        <div className="mt-4">
          <FailureMessage failure={failure} testid="order-error" />
        </div>
      )}
      <Button className="mt-4 !w-full sm:!w-auto" data-testid="order" busy={busy || !complete(range) || (one && !person)} onClick={() => void order()}>
        <Trans>Pesan laporan</Trans>
      </Button>
    </Card>
  );
}
