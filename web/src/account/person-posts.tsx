// Where an officer belongs, whom he answers to and how he works, from when to when; and the ways to change it.
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { useSettled } from '../list/search';
import { Button } from '../ui/button';
import { Card, CardTitle } from '../ui/card';
import { SelectField, TextField } from '../ui/field';
import { say } from '../ui/toast';
import { today, tomorrow } from './days';
import type { PersonProps } from './detail';
import { DayField, NoteField } from './fields';
import { FormDialog } from './form-dialog';
import { PostingDialog, SupervisorDialog } from './many';
import { TimeLine, useUndo } from './time-line';
import { departureWords } from './words';

type DepartureKind = keyof typeof departureWords;

interface DialogProps extends PersonProps {
  onDone(): void;
  onClose(): void;
}

function DepartureDialog({ agency, person, onDone, onClose }: DialogProps) {
  const { t, i18n } = useLingui();
  const [kind, setKind] = useState<DepartureKind>('retired');
  const [day, setDay] = useState(today());
  const [reason, setReason] = useState('');
  async function send(): Promise<void> {
    const path = { id: agency, officer_id: person.account.officer_id };
    await ask(
      api.POST('/agencies/{id}/accounts/{officer_id}/departure', {
        params: { path },
        body: { last_day: day, kind, reason: reason.trim() },
      }),
    );
    say('success', t`Tamat perkhidmatan telah direkodkan.`);
    onDone();
  }
  return (
    <FormDialog
      title={<Trans>Rekodkan tamat perkhidmatan</Trans>}
      testid="leave"
      yes={<Trans>Rekodkan tamat perkhidmatan</Trans>}
      danger
      missing={{
        kind: undefined,
        last_day: day ? undefined : t`Pilih tarikh.`,
        reason: reason.trim() ? undefined : t`Sila nyatakan sebab.`,
      }}
      onSend={send}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <p className="text-body-md text-txt-black-700">
            <Trans>
              Selepas hari terakhir, akaun ditutup; peranan, seliaan dan tugasan yang belum diserahkan tamat. Rekod kehadiran kekal.
            </Trans>
          </p>
          <SelectField
            label={<Trans>Sebab</Trans>}
            testid="leave-kind"
            value={kind}
            error={errorOf('kind')}
            onChange={(event) => setKind(event.currentTarget.value as DepartureKind)}
          >
            {(Object.keys(departureWords) as DepartureKind[]).map((one) => (
              <option key={one} value={one}>
                {i18n._(departureWords[one])}
              </option>
            ))}
          </SelectField>
          <DayField label={<Trans>Hari terakhir</Trans>} testid="leave-day" value={day} set={setDay} error={errorOf('last_day')} />
          <NoteField label={<Trans>Catatan</Trans>} testid="leave-reason" value={reason} set={setReason} error={errorOf('reason')} />
        </>
      )}
    </FormDialog>
  );
}

function TransferDialog({ agency, person, onDone, onClose }: DialogProps) {
  const { t } = useLingui();
  const [search, setSearch] = useState('');
  const [to, setTo] = useState('');
  const [day, setDay] = useState(tomorrow());
  const [reason, setReason] = useState('');
  const settled = useSettled(search.trim());
  const [found] = useLoaded(`${agency} ${settled}`, () =>
    ask(api.GET('/agencies/{id}/transfer-targets', { params: { path: { id: agency }, query: { ...(settled && { search: settled }) } } })),
  );
  const targets = found.status === 'here' ? found.data.agencies : [];
  const chosen = targets.some((one) => one.id === to) ? to : '';
  async function send(): Promise<void> {
    const body = { officer_id: person.account.officer_id, to_agency_id: chosen, first_day: day, reason: reason.trim() };
    await ask(api.POST('/agencies/{id}/transfers', { params: { path: { id: agency } }, body }));
    say('success', t`Pertukaran telah ditawarkan kepada agensi itu.`);
    onDone();
  }
  return (
    <FormDialog
      title={<Trans>Tukar ke agensi lain</Trans>}
      testid="offer"
      yes={<Trans>Tawarkan pertukaran</Trans>}
      missing={{
        to_agency_id: chosen ? undefined : t`Pilih agensi.`,
        first_day: day ? undefined : t`Pilih tarikh.`,
        reason: reason.trim() ? undefined : t`Sila nyatakan sebab.`,
      }}
      onSend={send}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <p className="text-body-md text-txt-black-700">
            <Trans>
              Pentadbir agensi itu menerima dan memilih unitnya. Pada hari pertama, akaun dan ID pengguna berpindah; rekod di sini kekal.
            </Trans>
          </p>
          <TextField
            label={<Trans>Cari agensi</Trans>}
            optional
            type="search"
            testid="offer-search"
            maxLength={100}
            value={search}
            onInput={(event) => setSearch(event.currentTarget.value)}
          />
          <SelectField
            label={<Trans>Agensi baharu</Trans>}
            testid="offer-agency"
            value={chosen}
            error={errorOf('to_agency_id')}
            onChange={(event) => setTo(event.currentTarget.value)}
          >
            <option value="">{t`Pilih agensi`}</option>
            {targets.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </SelectField>
          <DayField label={<Trans>Hari pertama di sana</Trans>} testid="offer-day" value={day} set={setDay} error={errorOf('first_day')} />
          <NoteField label={<Trans>Sebab</Trans>} testid="offer-reason" value={reason} set={setReason} error={errorOf('reason')} />
        </>
      )}
    </FormDialog>
  );
}

export function PersonPosts(props: PersonProps) {
  const { agency, person, reload } = props;
  const [open, setOpen] = useState<'posting' | 'supervisor' | 'transfer' | 'departure'>();
  const undo = useUndo(agency, person.account.officer_id, reload);
  const rows = (kind: string) => person.rows.filter((row) => row.kind === kind);
  const dialog = {
    agency,
    officers: [person.account],
    onDone: () => {
      setOpen(undefined);
      reload();
    },
    onClose: () => setOpen(undefined),
  };
  return (
    <>
      <Card className="space-y-4">
        <CardTitle>
          <Trans>Unit</Trans>
        </CardTitle>
        <TimeLine testid="postings" rows={rows('posting')} empty={<Trans>Tiada penempatan.</Trans>} onUndo={undo} />
        <div className="flex flex-col gap-3 sm:flex-row sm:flex-wrap">
          <Button data-testid="posting-open" className="!w-full sm:!w-auto" onClick={() => setOpen('posting')}>
            <Trans>Ubah penempatan</Trans>
          </Button>
          <Button variant="default-outline" data-testid="offer-open" className="!w-full sm:!w-auto" onClick={() => setOpen('transfer')}>
            <Trans>Tukar ke agensi lain</Trans>
          </Button>
          <Button variant="danger-outline" data-testid="leave-open" className="!w-full sm:!w-auto" onClick={() => setOpen('departure')}>
            <Trans>Rekodkan tamat perkhidmatan</Trans>
          </Button>
        </div>
      </Card>
      <Card className="space-y-4">
        <CardTitle>
          <Trans>Penyelia</Trans>
        </CardTitle>
        <TimeLine testid="supervisions" rows={rows('supervision')} empty={<Trans>Tiada penyelia ditetapkan.</Trans>} onUndo={undo} />
        <Button
          variant="default-outline"
          data-testid="supervisor-open"
          className="!w-full sm:!w-auto"
          onClick={() => setOpen('supervisor')}
        >
          <Trans>Tetapkan penyelia</Trans>
        </Button>
      </Card>
      <Card className="space-y-4">
        <CardTitle>
          <Trans>Waktu bekerja</Trans>
        </CardTitle>
        <TimeLine testid="schemes" rows={rows('scheme')} empty={<Trans>Tiada waktu bekerja.</Trans>} />
      </Card>
      {open === 'posting' && <PostingDialog {...dialog} />}
      {open === 'supervisor' && <SupervisorDialog {...dialog} />}
      {open === 'transfer' && <TransferDialog {...props} {...dialog} />}
      {open === 'departure' && <DepartureDialog {...props} {...dialog} />}
    </>
  );
}
