// One letter: what it says of which days, its paper, the officer's reply, and what the head of department makes of it.
import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { AttachmentList } from '../attachment/list';
import { usePage } from '../frame/page';
import { useLang } from '../i18n';
import { date, dateTime, month as monthName, wallMinute, weekday } from '../i18n/format';
import { issueWords } from '../i18n/words';
import { FailureMessage } from '../session/parts';
import { currentOfficer } from '../session/session';
import { linkButton } from '../ui/button';
import { Callout } from '../ui/callout';
import { Card, CardTitle, Fact, Skeleton } from '../ui/card';
import { askFirst } from '../ui/ask';
import { Icon } from '../ui/icon';
import { Tag } from '../ui/tag';
import { say } from '../ui/toast';
import { Deadline } from './deadline';
import { Reply } from './reply';
import { TextForm } from './text-form';
import { letterWords, stateTones, stateWords } from './words';

type Letter = Schemas['Letter'];

function Dates({ rows }: { rows: Letter['rows'] }) {
  const { i18n } = useLingui();
  const lang = useLang();
  return (
    <Card>
      <CardTitle>
        <Trans>Tarikh dalam surat</Trans>
      </CardTitle>
      <ul className="mt-2 divide-y divide-otl-gray-200">
        {rows.map((row) => (
          <li
            key={`${row.date}${row.issue}`}
            data-testid="letter-date"
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2.5 text-body-md"
          >
            <span>
              {weekday(row.date, lang)}, {date(row.date, lang)}
            </span>
            <span className="tabular-nums text-txt-black-700">
              {wallMinute(row.in ?? '--:--')} – {wallMinute(row.out ?? '--:--')}
            </span>
            <span className="basis-full font-medium sm:basis-auto">
              {i18n._(issueWords[row.issue as Schemas['IssueKind']])} ·{' '}
              {row.state === 'rejected' ? <Trans>alasan tidak diterima</Trans> : <Trans>tiada alasan</Trans>}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

interface StepProps {
  title: ReactNode;
  step: Schemas['LetterStep'];
  testid: string;
  attachments?: Letter['attachments'];
}

function Step({ title, step, testid, attachments = [] }: StepProps) {
  const lang = useLang();
  if (!step) return null;
  return (
    <Card data-testid={testid}>
      <CardTitle>{title}</CardTitle>
      <p className="text-body-sm text-txt-black-500">{dateTime(step.at, lang)}</p>
      <p className="mt-2 whitespace-pre-wrap break-words text-body-md text-txt-black-900">{step.text}</p>
      {attachments.length > 0 && (
        <div className="mt-3 print:hidden">
          <AttachmentList attachments={attachments} />
        </div>
      )}
    </Card>
  );
}

function Decisions({ letter, reload }: { letter: Letter; reload(): void }) {
  const { t } = useLingui();
  const agency = currentOfficer()?.agency.id ?? '';
  const path = { id: agency, letter_id: letter.id };
  if (!letter.may_decide) return null;
  async function cancel(reason: string): Promise<void> {
    const sure = await askFirst({
      title: <Trans>Batalkan surat ini?</Trans>,
      body: <Trans>Surat kekal dalam rekod dan ditanda dibatalkan. Pembatalan tidak boleh ditarik balik.</Trans>,
      yes: <Trans>Batalkan surat</Trans>,
      no: <Trans>Kembali</Trans>,
      danger: true,
    });
    if (!sure) return;
    await ask(api.POST('/agencies/{id}/letters/{letter_id}/cancellation', { params: { path }, body: { reason } }));
    say('success', t`Surat telah dibatalkan.`);
    reload();
  }
  async function close(note: string): Promise<void> {
    await ask(api.POST('/agencies/{id}/letters/{letter_id}/closing', { params: { path }, body: { note } }));
    say('success', t`Surat telah ditutup.`);
    reload();
  }
  return (
    <Card className="space-y-6 print:hidden" data-testid="letter-decisions">
      {!letter.closing && (
        <TextForm
          label={<Trans>Catatan penutup</Trans>}
          hint={<Trans>Keputusan selepas jawapan pegawai dipertimbangkan.</Trans>}
          yes={<Trans>Tutup surat</Trans>}
          testid="letter-note"
          most={1000}
          send={close}
        />
      )}
      <TextForm
        label={<Trans>Sebab pembatalan</Trans>}
        hint={<Trans>Bagi surat yang dikeluarkan dengan silap. Sebab ini dicetak pada surat.</Trans>}
        yes={<Trans>Batalkan surat</Trans>}
        testid="letter-reason"
        most={1000}
        danger
        send={cancel}
      />
    </Card>
  );
}

function Shown({ letter, reload }: { letter: Letter; reload(): void }) {
  const { i18n } = useLingui();
  const lang = useLang();
  return (
    <>
      {letter.cancellation && (
        <Callout tone="danger" data-testid="letter-cancelled" title={<Trans>Surat ini telah dibatalkan</Trans>}>
          {letter.cancellation.text}
        </Callout>
      )}
      <Card>
        <p className="text-body-lg font-medium text-txt-black-900">{letter.subject}</p>
        <dl className="mt-2 divide-y divide-otl-gray-200">
          <Fact name={<Trans>Rujukan</Trans>}>{letter.reference}</Fact>
          <Fact name={<Trans>Kepada</Trans>}>
            {letter.officer_name} · {letter.unit}
          </Fact>
          <Fact name={<Trans>Tarikh</Trans>}>{date(letter.date, lang)}</Fact>
          <Fact name={<Trans>Bulan</Trans>}>{monthName(letter.month, lang)}</Fact>
          <Fact name={<Trans>Ditandatangani oleh</Trans>}>{letter.signer}</Fact>
          <Fact name={<Trans>Keadaan</Trans>} data-testid="letter-state">
            <Tag tone={letter.overdue ? 'danger' : stateTones[letter.state]}>{i18n._(stateWords[letter.state])}</Tag>{' '}
            <Deadline letter={letter} />
          </Fact>
          <Fact name={<Trans>Dibaca pegawai</Trans>}>{letter.read_at ? dateTime(letter.read_at, lang) : <Trans>Belum</Trans>}</Fact>
        </dl>
        <a href={`/api/v1/letters/${letter.id}/pdf`} download data-testid="letter-pdf" className={`mt-4 ${linkButton('fill')}`}>
          <Icon name="document" />
          <Trans>Muat turun PDF</Trans>
        </a>
      </Card>
      <Dates rows={letter.rows} />
      <Step title={<Trans>Jawapan pegawai</Trans>} step={letter.reply} testid="letter-reply-shown" attachments={letter.attachments} />
      <Step title={<Trans>Catatan penutup</Trans>} step={letter.closing} testid="letter-closing-shown" />
      <Reply letter={letter} reload={reload} />
      <Decisions letter={letter} reload={reload} />
    </>
  );
}

export function LetterPage({ id }: { id: string }) {
  const { t, i18n } = useLingui();
  const [loaded, reload] = useLoaded(id, () => ask(api.GET('/letters/{id}', { params: { path: { id } } })));
  usePage('letter', t`Surat`, loaded.status !== 'loading');
  return (
    <div className="mx-auto max-w-3xl space-y-5">
      <h1>{loaded.status === 'here' ? i18n._(letterWords[loaded.data.kind]) : <Trans>Surat</Trans>}</h1>
      {loaded.status === 'loading' && <Skeleton lines={8} />}
      {loaded.status === 'failed' && <FailureMessage failure={loaded.failure} testid="letter-error" />}
      {loaded.status === 'here' && <Shown letter={loaded.data} reload={reload} />}
    </div>
  );
}
