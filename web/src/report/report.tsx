// One report: period and unit above, the table below, and the file that may be ordered of it.
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link } from 'wouter';
import { today } from '../day/calendar';
import { usePage } from '../frame/page';
import { pick, useLang } from '../i18n';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Card, Skeleton } from '../ui/card';
import { Icon } from '../ui/icon';
import { PeriodFields, UnitField } from './fields';
import { OrderForm } from './order-form';
import { complete, firstChoice, periodsOf, rangeOf } from './period';
import { ReportTable } from './table';
import { type KindEntry, useKinds } from './words';

function Chosen({ kind }: { kind: KindEntry }) {
  const lang = useLang();
  const [choice, setChoice] = useState(() => firstChoice(today(), kind.whole_month));
  const [unit, setUnit] = useState('');
  const range = rangeOf(choice);
  return (
    <div className="space-y-5 [page:landscape]">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <h1>{pick(kind.title, lang)}</h1>
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
