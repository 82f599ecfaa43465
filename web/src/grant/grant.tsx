// What is approved for the officer, applications for more, and going out and coming back under a permission of today.
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link } from 'wouter';
import { type Schemas, api, ask } from '../api/client';
import { addDays, today } from '../day/calendar';
import { usePage } from '../frame/page';
import { usePaged } from '../list/paged';
import { PagedList } from '../list/paged-list';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Card, CardTitle } from '../ui/card';
import { CheckField } from '../ui/field';
import { ReasonDialog } from '../ui/reason-dialog';
import { say } from '../ui/toast';
import { time, wallMinute } from '../i18n/format';
import { Apply } from './apply';
import { Entry } from './entry';

type Grant = Schemas['Grant'];

/** From two months ago to a year from now. */
function useOwn(withdrawn: boolean) {
  const query = { from: addDays(today(), -62), to: addDays(today(), 366), withdrawn, limit: 50 };
  return usePaged(
    JSON.stringify(query),
    (after) => ask(api.GET('/grants', { params: { query: { ...query, ...(after && { after }) } } })),
    (page): Grant[] => page.grants,
  );
}

const isToday = (grant: Grant): boolean =>
  grant.kind === 'time_off' && !grant.withdrawn && grant.first_day <= today() && today() <= grant.last_day;

/** The permission of today, with the one button that is due. */
function Slip({ grant, onDone }: { grant: Grant; onDone(): void }) {
  const { t } = useLingui();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const slip = grant.time_slips.find((one) => one.date === today());
  const step = slip ? (slip.back_at ? undefined : 'back') : 'out';
  const press = async (): Promise<void> => {
    if (!step) return;
    setBusy(true);
    setFailure(undefined);
    try {
      const done = await ask(api.POST('/grants/{id}/time-slip', { params: { path: { id: grant.id } }, body: { step } }));
      const overrun = done.overrun_minutes ?? 0;
      say(
        'success',
        step === 'out'
          ? t`Waktu keluar direkodkan.`
          : overrun > 0
            ? t`Waktu kembali direkodkan: ${overrun} minit melebihi kebenaran.`
            : t`Waktu kembali direkodkan.`,
      );
      onDone();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  const from = wallMinute(grant.from ?? '');
  const to = wallMinute(grant.to ?? '');
  return (
    <Card className="space-y-4" data-testid="slip" data-step={step ?? 'done'}>
      <CardTitle>
        <Trans>
          Keluar pejabat hari ini, {from} hingga {to}
        </Trans>
      </CardTitle>
      {slip && (
        <p className="text-body-md text-txt-black-700">
          <Trans>Keluar pada {time(slip.out_at)}.</Trans> {slip.back_at && <Trans>Kembali pada {time(slip.back_at)}.</Trans>}
        </p>
      )}
      {failure !== undefined && <FailureMessage failure={failure} testid="slip-error" />}
      {step && (
        <Button size="large" busy={busy} data-testid="slip-press" className="!w-full sm:!w-auto" onClick={() => void press()}>
          {step === 'out' ? <Trans>Keluar sekarang</Trans> : <Trans>Kembali sekarang</Trans>}
        </Button>
      )}
    </Card>
  );
}

function Actions({ grant, onChange, onCancel }: { grant: Grant; onChange(): void; onCancel(): void }) {
  if (grant.withdrawn || grant.last_day < today()) return null;
  return (
    <div className="flex flex-wrap gap-2 print:hidden">
      <Button variant="default-outline" size="small" data-testid="grant-change" onClick={onChange}>
        <Trans>Pinda</Trans>
      </Button>
      <Button variant="default-outline" size="small" data-testid="grant-end" onClick={onCancel}>
        <Trans>Batalkan</Trans>
      </Button>
    </div>
  );
}

function Cancel({ grant, onClose }: { grant: Grant; onClose(): void }) {
  const { t } = useLingui();
  return (
    <ReasonDialog
      title={<Trans>Mohon pembatalan</Trans>}
      body={
        <Trans>
          Kebenaran kekal berkuat kuasa sehingga permohonan ini diluluskan. Hari sebelum kelulusan kekal; hanya hari kelulusan dan selepasnya
          dibatalkan.
        </Trans>
      }
      yes={<Trans>Hantar permohonan</Trans>}
      onClose={onClose}
      onReason={async (reason) => {
        await ask(api.POST('/grants/{id}/cancellation', { params: { path: { id: grant.id } }, body: { reason } }));
        say('success', t`Permohonan telah dihantar.`);
        onClose();
      }}
    />
  );
}

export function Grants() {
  const { t } = useLingui();
  const [withdrawn, setWithdrawn] = useState(false);
  const [open, setOpen] = useState<{ grant?: Grant }>();
  const [ending, setEnding] = useState<Grant>();
  const [sent, setSent] = useState<string>();
  const list = useOwn(withdrawn);
  usePage('grants', t`Kebenaran saya`, list.first.status !== 'loading');
  return (
    <div className="mx-auto max-w-3xl space-y-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1>
          <Trans>Kebenaran saya</Trans>
        </h1>
        {!open && (
          <Button data-testid="grant-new" className="print:hidden" onClick={() => setOpen({})}>
            <Trans>Permohonan baharu</Trans>
          </Button>
        )}
      </div>
      {list.rows.filter(isToday).map((grant) => (
        <Slip key={grant.id} grant={grant} onDone={list.renew} />
      ))}
      {open && (
        <Apply
          key={open.grant?.id ?? 'new'}
          {...(open.grant && { grant: open.grant })}
          onCancel={() => setOpen(undefined)}
          onDone={(approval) => {
            setOpen(undefined);
            setSent(approval);
            list.renew();
          }}
        />
      )}
      {sent && !open && (
        <Callout tone="success" data-testid="grant-sent" title={<Trans>Permohonan menunggu keputusan</Trans>}>
          <p>
            <Trans>Permohonan disenaraikan di sini selepas diluluskan.</Trans>
          </p>
          <Link href={`/kelulusan/${sent}`} className="inline-flex min-h-11 items-center font-medium text-txt-primary underline">
            <Trans>Lihat permohonan</Trans>
          </Link>
        </Callout>
      )}
      <div className="print:hidden">
        <CheckField
          label={<Trans>Tunjuk yang ditarik balik juga</Trans>}
          testid="grant-withdrawn"
          checked={withdrawn}
          onChange={(event) => setWithdrawn(event.currentTarget.checked)}
        />
      </div>
      <PagedList
        list={list}
        testid="grants"
        empty={<Trans>Tiada kebenaran dalam dua bulan lalu dan setahun akan datang.</Trans>}
        row={(grant) => (
          <Entry key={grant.id} grant={grant}>
            <Actions grant={grant} onChange={() => setOpen({ grant })} onCancel={() => setEnding(grant)} />
          </Entry>
        )}
      />
      {ending && <Cancel grant={ending} onClose={() => setEnding(undefined)} />}
    </div>
  );
}
