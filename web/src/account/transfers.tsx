// Moves between agencies: those that wait for this agency's answer, and those that it offered.
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { Refusal, type Schemas, api, ask } from '../api/client';
import { usePage } from '../frame/page';
import { pick, useLang } from '../i18n';
import { date } from '../i18n/format';
import { usePaged } from '../list/paged';
import { PagedList } from '../list/paged-list';
import { FailureMessage } from '../session/parts';
import { askFirst } from '../ui/ask';
import { Button, linkButton } from '../ui/button';
import { ChoiceField } from '../ui/choice-field';
import { ReasonDialog } from '../ui/reason-dialog';
import { Tabs } from '../ui/tabs';
import { Tag } from '../ui/tag';
import { say } from '../ui/toast';
import { useAgency } from './accounts';
import { SchemeField, StateField, SupervisorField, UnitField, useUnits } from './fields';
import { FormDialog } from './form-dialog';
import { transferTones, transferWords } from './words';

type Transfer = Schemas['Transfer'];

function AcceptDialog({ agency, transfer, onDone, onClose }: { agency: string; transfer: Transfer; onDone(): void; onClose(): void }) {
  const { t } = useLingui();
  const lang = useLang();
  const units = useUnits(agency);
  const [unit, setUnit] = useState('');
  const [state, setState] = useState('');
  const [scheme, setScheme] = useState('wbf');
  const [supervisor, setSupervisor] = useState('');
  const name = transfer.name;
  const day = date(transfer.first_day, lang);
  async function send(): Promise<void> {
    const path = { id: agency, transfer_id: transfer.id };
    const body = { unit_id: unit, state, scheme, ...(supervisor.trim() && { supervisor_user_id: supervisor.trim() }) };
    const answered = await ask(api.POST('/agencies/{id}/transfers/{transfer_id}/acceptance', { params: { path }, body }));
    say('success', answered.state === 'done' ? t`Pegawai ini kini di agensi anda.` : t`Pertukaran diterima.`);
    onDone();
  }
  return (
    <FormDialog
      title={<Trans>Terima pertukaran</Trans>}
      testid="accept"
      yes={<Trans>Terima</Trans>}
      missing={{
        unit_id: unit ? undefined : t`Pilih unit.`,
        state: state ? undefined : t`Pilih negeri tempat bertugas.`,
        scheme: undefined,
        supervisor_user_id: undefined,
      }}
      onSend={send}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <p className="text-body-md text-txt-black-700">
            <Trans>
              {name}, mulai {day}.
            </Trans>
          </p>
          <UnitField
            units={units}
            label={<Trans>Unit</Trans>}
            testid="accept-unit"
            none={t`Pilih unit`}
            value={unit}
            set={setUnit}
            error={errorOf('unit_id')}
          />
          <StateField
            label={<Trans>Negeri tempat bertugas</Trans>}
            testid="accept-state"
            none={t`Pilih negeri`}
            value={state}
            set={setState}
            error={errorOf('state')}
          />
          <SchemeField testid="accept-scheme" value={scheme} set={setScheme} error={errorOf('scheme')} />
          <SupervisorField
            optional
            testid="accept-supervisor"
            value={supervisor}
            set={setSupervisor}
            error={errorOf('supervisor_user_id')}
          />
        </>
      )}
    </FormDialog>
  );
}

function RefuseDialog({ agency, transfer, onDone, onClose }: { agency: string; transfer: Transfer; onDone(): void; onClose(): void }) {
  const { t } = useLingui();
  const path = { id: agency, transfer_id: transfer.id };
  return (
    <ReasonDialog
      title={<Trans>Tolak pertukaran</Trans>}
      body={<Trans>Sebab ini dibaca oleh agensi asal.</Trans>}
      yes={<Trans>Tolak</Trans>}
      danger
      onReason={async (reason) => {
        await ask(api.POST('/agencies/{id}/transfers/{transfer_id}/refusal', { params: { path }, body: { reason } }));
        say('success', t`Pertukaran telah ditolak.`);
        onDone();
      }}
      onClose={onClose}
    />
  );
}

function useWithdraw(agency: string, renew: () => void): (transfer: Transfer) => Promise<void> {
  const { t } = useLingui();
  const lang = useLang();
  return async (transfer) => {
    const sure = await askFirst({
      title: <Trans>Tarik balik pertukaran ini?</Trans>,
      body: <Trans>Pegawai ini kekal di agensi anda.</Trans>,
      yes: <Trans>Tarik balik</Trans>,
      no: <Trans>Batal</Trans>,
      danger: true,
    });
    if (!sure) return;
    await ask(
      api.POST('/agencies/{id}/transfers/{transfer_id}/withdrawal', { params: { path: { id: agency, transfer_id: transfer.id } } }),
    ).then(
      () => say('success', t`Pertukaran telah ditarik balik.`),
      (error) => say('error', error instanceof Refusal ? pick(error.text, lang) : t`Pelayan tidak dapat dihubungi. Sila cuba lagi.`),
    );
    renew();
  };
}

function Row({ agency, transfer, received, renew }: { agency: string; transfer: Transfer; received: boolean; renew(): void }) {
  const { i18n } = useLingui();
  const lang = useLang();
  const [open, setOpen] = useState<'accept' | 'refuse'>();
  const withdraw = useWithdraw(agency, renew);
  const waits = transfer.state === 'offered' || transfer.state === 'accepted';
  const day = date(transfer.first_day, lang);
  const other = received ? transfer.agency.name : transfer.to_agency.name;
  const done = (): void => {
    setOpen(undefined);
    renew();
  };
  return (
    <li data-testid="transfer-row" data-state={transfer.state} data-user-id={transfer.user_id} className="space-y-2 py-4">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <div className="min-w-0">
          <p className="break-words text-body-md font-medium text-txt-black-900">{transfer.name}</p>
          <p className="break-words text-body-sm text-txt-black-700">
            {received ? (
              <Trans>
                Dari {other}, mulai {day}
              </Trans>
            ) : (
              <Trans>
                Ke {other}, mulai {day}
              </Trans>
            )}
          </p>
          <p className="break-words text-body-sm text-txt-black-500">{transfer.answer || transfer.reason}</p>
        </div>
        <Tag tone={transferTones[transfer.state]}>{i18n._(transferWords[transfer.state])}</Tag>
      </div>
      {waits && (
        <div className="flex flex-wrap gap-3">
          {received && transfer.state === 'offered' && (
            <Button size="small" data-testid="transfer-accept" onClick={() => setOpen('accept')}>
              <Trans>Terima</Trans>
            </Button>
          )}
          {received ? (
            <Button size="small" variant="danger-outline" data-testid="transfer-refuse" onClick={() => setOpen('refuse')}>
              <Trans>Tolak</Trans>
            </Button>
          ) : (
            <Button size="small" variant="default-outline" data-testid="transfer-withdraw" onClick={() => void withdraw(transfer)}>
              <Trans>Tarik balik</Trans>
            </Button>
          )}
        </div>
      )}
      {open === 'accept' && <AcceptDialog agency={agency} transfer={transfer} onDone={done} onClose={() => setOpen(undefined)} />}
      {open === 'refuse' && <RefuseDialog agency={agency} transfer={transfer} onDone={done} onClose={() => setOpen(undefined)} />}
    </li>
  );
}

function List({ agency, received }: { agency: string; received: boolean }) {
  const direction = received ? 'in' : 'out';
  const list = usePaged(
    `${agency} ${direction}`,
    (before) =>
      ask(api.GET('/agencies/{id}/transfers', { params: { path: { id: agency }, query: { direction, ...(before && { before }) } } })),
    (page): Transfer[] => page.transfers,
  );
  return (
    <PagedList
      list={list}
      testid="transfers"
      empty={
        received ? (
          <Trans>Tiada pegawai ditawarkan kepada agensi ini.</Trans>
        ) : (
          <Trans>Tiada pegawai ditawarkan kepada agensi lain. Buka rekod pegawai untuk menawarkan pertukaran.</Trans>
        )
      }
      row={(transfer) => <Row key={transfer.id} agency={agency} transfer={transfer} received={received} renew={list.renew} />}
    />
  );
}

export function Transfers() {
  const { t } = useLingui();
  const [, go] = useLocation();
  const asked = new URLSearchParams(useSearch());
  const { agencies, agency, failure } = useAgency();
  const received = asked.get('arah') !== 'keluar';
  usePage('transfers', t`Pertukaran pegawai`, agency !== undefined || failure !== undefined);
  const base = `/pegawai/pertukaran?agensi=${agency?.id}`;
  return (
    <div className="mx-auto max-w-3xl space-y-5">
      <div>
        <h1>
          <Trans>Pertukaran pegawai</Trans>
        </h1>
        <p className="text-txt-black-500">{agency?.name}</p>
      </div>
      {failure !== undefined && <FailureMessage failure={failure} testid="transfers-error" />}
      {agencies.length > 1 && (
        <ChoiceField label={<Trans>Agensi</Trans>} testid="agency" choices={agencies} value={agency?.id ?? ''} choose={(id) => go(`/pegawai/pertukaran?agensi=${id}`)} />
      )}
      {agency && (
        <>
          <Tabs
            label={t`Arah pertukaran`}
            testid="transfers"
            current={received ? base : `${base}&arah=keluar`}
            tabs={[
              { href: base, name: 'in', word: t`Masuk ke agensi` },
              { href: `${base}&arah=keluar`, name: 'out', word: t`Keluar dari agensi` },
            ]}
          />
          <List agency={agency.id} received={received} />
          <Link href={`/pegawai?agensi=${agency.id}`} className={linkButton()}>
            <Trans>Kembali ke senarai</Trans>
          </Link>
        </>
      )}
    </div>
  );
}
