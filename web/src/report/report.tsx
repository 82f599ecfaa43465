// One report: period and unit above, the table below, and the file that may be ordered of it.
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { Refusal, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { today } from '../day/calendar';
import { usePage } from '../frame/page';
import { pick, useLang } from '../i18n';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Card, CardTitle, Skeleton } from '../ui/card';
import { SelectField, TextField } from '../ui/field';
import { Icon } from '../ui/icon';
import { say } from '../ui/toast';
import { PeriodFields, UnitField } from './fields';
import { type Range, complete, firstChoice, periodsOf, rangeOf } from './period';
import { ReportTable } from './table';
import { type Form, type KindEntry, formWords, useKinds } from './words';

const languages = { ms: 'Bahasa Melayu', en: 'English' } as const;

/** What the agency asks of every order. */
function usePurposeAsked(): boolean {
  const [policy] = useLoaded('report-policy', () => ask(api.GET('/report-policy')));
  return policy.status === 'here' && policy.data.purpose_asked;
}

function OrderForm({ kind, range, unit }: { kind: KindEntry; range: Range; unit: string }) {
  const { t, i18n } = useLingui();
  const lang = useLang();
  const [, go] = useLocation();
  const [form, setForm] = useState<Form>('pdf');
  const [language, setLanguage] = useState<'ms' | 'en'>('ms');
  const [purpose, setPurpose] = useState('');
  const [recipient, setRecipient] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const asked = usePurposeAsked();
  const fault = (field: string) => (failure instanceof Refusal && failure.field === field ? pick(failure.text, lang) : undefined);
  async function order(): Promise<void> {
    setBusy(true);
    setFailure(undefined);
    try {
      await ask(api.POST('/report-orders', { body: { kind: kind.kind, ...range, ...(unit && { unit }), form, language, purpose, recipient } }));
      say('success', t`Laporan dipesan. Anda akan dimaklumkan apabila siap.`);
      go('/laporan/saya');
    } catch (error) {
      setFailure(error);
    }
    setBusy(false);
  }
  const known = fault('purpose') ?? fault('recipient');
  return (
    <Card className="print:hidden">
      <CardTitle>
        <Trans>Buat fail laporan</Trans>
      </CardTitle>
      <p className="mt-1 text-body-md text-txt-black-700">
        <Trans>Fail disediakan di belakang tabir; anda boleh terus bekerja. Pesanan direkodkan.</Trans>
      </p>
      <div className="mt-4 grid gap-4 sm:grid-cols-2">
        <SelectField label={<Trans>Bentuk fail</Trans>} testid="order-form" value={form} onChange={(event) => setForm(event.currentTarget.value as Form)}>
          {(['pdf', 'xlsx', 'csv'] as const)
            .filter((one) => kind.forms.includes(one))
            .map((one) => (
              <option key={one} value={one}>
                {i18n._(formWords[one])}
              </option>
            ))}
        </SelectField>
        <SelectField label={<Trans>Bahasa laporan</Trans>} testid="order-language" value={language} onChange={(event) => setLanguage(event.currentTarget.value as 'ms' | 'en')}>
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
          value={purpose}
          error={fault('purpose')}
          onInput={(event) => setPurpose(event.currentTarget.value)}
        />
        <TextField
          label={<Trans>Penerima</Trans>}
          hint={<Trans>Siapa yang akan menerima laporan ini.</Trans>}
          optional={!asked}
          testid="order-recipient"
          maxLength={300}
          value={recipient}
          error={fault('recipient')}
          onInput={(event) => setRecipient(event.currentTarget.value)}
        />
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

function Chosen({ kind }: { kind: KindEntry }) {
  const lang = useLang();
  const [choice, setChoice] = useState(() => firstChoice(today(), kind.whole_month));
  const [unit, setUnit] = useState('');
  const range = rangeOf(choice);
  return (
    <div className="space-y-5">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <h1 className="font-heading text-heading-xs font-semibold text-txt-black-900">{pick(kind.title, lang)}</h1>
          <p className="mt-1 max-w-prose text-body-md text-txt-black-700">{pick(kind.note, lang)}</p>
        </div>
        {kind.on_screen && (
          <Button variant="default-outline" className="print:hidden" data-testid="report-print" onClick={() => window.print()}>
            <Icon name="print" />
            <Trans>Cetak halaman ini</Trans>
          </Button>
        )}
      </div>
      <Card className="print:hidden">
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
          <PeriodFields periods={periodsOf(kind)} choice={choice} set={setChoice} />
          <UnitField value={unit} set={setUnit} />
        </div>
      </Card>
      {!complete(range) ? (
        <Callout tone="info" title={<Trans>Pilih tempoh laporan dahulu.</Trans>} />
      ) : (
        kind.on_screen && <ReportTable kind={kind} range={range} unit={unit} />
      )}
      <OrderForm kind={kind} range={range} unit={unit} />
    </div>
  );
}

export function ReportPage({ kind: name }: { kind: string }) {
  const { t } = useLingui();
  const kinds = useKinds();
  usePage('report', t`Laporan`);
  const kind = kinds.status === 'here' ? kinds.data.kinds.find((one) => one.kind === name) : undefined;
  return (
    <div className="space-y-4">
      <Link href="/laporan" data-testid="report-back" className="inline-flex min-h-11 items-center gap-1 text-body-md font-medium text-txt-primary print:hidden">
        <Icon name="left" className="size-4" />
        <Trans>Semua laporan</Trans>
      </Link>
      {kinds.status === 'loading' && (
        <Card>
          <Skeleton lines={6} />
        </Card>
      )}
      {kinds.status === 'failed' && <FailureMessage failure={kinds.failure} testid="report-error" />}
      {kinds.status === 'here' &&
        (kind ? (
          <Chosen key={kind.kind} kind={kind} />
        ) : (
          <Callout tone="info" data-testid="report-unknown" title={<Trans>Laporan ini tidak ada, atau bukan untuk peranan anda.</Trans>} />
        ))}
    </div>
  );
}
