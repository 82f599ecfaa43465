// One case, for its officer and for who decides it: what is asked, how it stands, what happened, what one may do.
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'wouter';
import { type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { AttachmentList } from '../attachment/list';
import { NotFound } from '../frame/not-found';
import { usePage } from '../frame/page';
import { useLang } from '../i18n';
import { date, dateTime, time, wallMinute, weekday } from '../i18n/format';
import { issueWords, kindWords as pressWords } from '../i18n/words';
import { FailureMessage } from '../session/parts';
import { Button, linkButton } from '../ui/button';
import { Callout } from '../ui/callout';
import { Card, CardTitle, Fact, Skeleton } from '../ui/card';
import { Decision, TakeBack } from './decision';
import { GrantFacts } from './grant-facts';
import { OwnMoves } from './own-moves';
import { Due, IssueStateTag, StateTag, usePeriod, useReasonKindWord, useSubjectWord } from './parts';
import { Timeline } from './timeline';
import { deskWords, isSettled, kindWords } from './words';

type Detail = Schemas['ApprovalDetail'];

/** Who is asked now, and until when. */
function Asked({ detail }: { detail: Detail }) {
  const { i18n } = useLingui();
  if (isSettled(detail.state)) return null;
  const names = detail.deciders.join(', ') || i18n._(deskWords[detail.desk]);
  const desk = i18n._(deskWords[detail.desk]);
  return (
    <div data-testid="asked-now" className="space-y-1 text-body-md text-txt-black-700">
      {detail.state === 'more_information' ? (
        <p>{detail.own ? <Trans>Jawapan anda ditunggu. Tiada sesiapa dianggap lewat sementara itu.</Trans> : <Trans>Jawapan pegawai ditunggu.</Trans>}</p>
      ) : (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span>
            <Trans>
              Menunggu {names} ({desk})
            </Trans>
          </span>
          <Due day={detail.due_on} />
        </p>
      )}
      {detail.state === 'recommended' && (
        <p>
          {detail.recommendation ? <Trans>Peringkat pertama mengesyorkan supaya diterima.</Trans> : <Trans>Peringkat pertama mengesyorkan supaya tidak diterima.</Trans>}
        </p>
      )}
    </div>
  );
}

function Issues({ detail }: { detail: Detail }) {
  const { i18n } = useLingui();
  const lang = useLang();
  return (
    <ul className="space-y-2">
      {detail.issue_states.map((one) => {
        const words = `${i18n._(issueWords[one.issue])}, ${weekday(one.date, lang)}, ${date(one.date, lang)}`;
        return (
          <li key={`${one.date}:${one.issue}`} data-testid="case-issue" data-date={one.date} data-issue={one.issue} data-state={one.state} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            {detail.own ? (
              <Link href={`/hari/${one.date}`} className="text-txt-primary underline">
                {words}
              </Link>
            ) : (
              words
            )}
            <IssueStateTag state={one.state} />
          </li>
        );
      })}
    </ul>
  );
}

function Correction({ detail, correction }: { detail: Detail; correction: Schemas['Correction'] }) {
  const { i18n } = useLingui();
  const lang = useLang();
  const press = `${i18n._(pressWords[correction.kind])} ${wallMinute(correction.at)}`;
  const day = `${weekday(correction.date, lang)}, ${date(correction.date, lang)}`;
  const { answered } = detail;
  const original = answered && `${i18n._(pressWords[answered.kind])} ${time(answered.at)}`;
  return (
    <>
      <Fact name={<Trans>Rakaman yang dimohon</Trans>} data-testid="case-press">
        {press}, {detail.own ? <Link href={`/hari/${correction.date}`} className="text-txt-primary underline">{day}</Link> : day}
      </Fact>
      <Fact name={<Trans>Menggantikan</Trans>}>
        {original ?? <Trans>Tiada rakaman: terlupa merekod</Trans>}
        {answered?.waiting && (
          <>
            {' '}
            <Trans>(dihantar lewat, belum dikira)</Trans>
          </>
        )}
      </Fact>
    </>
  );
}

function Facts({ detail }: { detail: Detail }) {
  const kind = useReasonKindWord();
  const lang = useLang();
  return (
    <Card>
      <dl className="divide-y divide-otl-gray-200">
        {!detail.own && (
          <Fact name={<Trans>Pegawai</Trans>} data-testid="case-officer">
            {detail.officer.name} <span className="font-normal text-txt-black-500">· {detail.officer.unit}</span>
          </Fact>
        )}
        {detail.issue_states.length > 0 && (
          <Fact name={<Trans>Isu kehadiran</Trans>}>
            <Issues detail={detail} />
          </Fact>
        )}
        {detail.correction && <Correction detail={detail} correction={detail.correction} />}
        {detail.grant && <GrantFacts form={detail.grant} replaces={detail.replaces} said={detail.text} />}
        {detail.reason_kind && <Fact name={<Trans>Jenis alasan</Trans>}>{kind(detail.reason_kind)}</Fact>}
        <Fact name={<Trans>Penjelasan</Trans>} data-testid="case-text">
          <span className="whitespace-pre-line font-normal">{detail.text || '–'}</span>
        </Fact>
        {detail.attachments.length > 0 && (
          <Fact name={<Trans>Lampiran</Trans>} data-testid="case-attachments">
            <AttachmentList attachments={detail.attachments} />
          </Fact>
        )}
        <Fact name={<Trans>Dikemukakan</Trans>}>{dateTime(detail.made_at, lang)}</Fact>
      </dl>
    </Card>
  );
}

/** The person beside the case, for who decides. */
function Person({ detail }: { detail: Detail }) {
  const subject = useSubjectWord();
  const { accepted, rejected, waiting } = detail.history;
  const word = subject(detail.subject);
  return (
    <Card data-testid="case-history" data-accepted={accepted} data-rejected={rejected} data-waiting={waiting}>
      <CardTitle>
        <Trans>Pegawai ini dalam setahun</Trans>
      </CardTitle>
      <p className="mt-2 text-body-md text-txt-black-700">
        {word}: <Plural value={accepted} one="# diterima" other="# diterima" />, <Plural value={rejected} one="# tidak diterima" other="# tidak diterima" />,{' '}
        <Plural value={waiting} one="# belum selesai" other="# belum selesai" />
      </p>
    </Card>
  );
}

function Shown({ detail, moved }: { detail: Detail; moved(): void }) {
  const { i18n } = useLingui();
  const period = usePeriod();
  const settled = isSettled(detail.state);
  return (
    <>
      <div className="space-y-2">
        <div className="flex flex-wrap items-end justify-between gap-3">
          <h1 data-testid="case-title" data-kind={detail.kind} data-state={detail.state} data-revision={detail.revision}>
            {i18n._(kindWords[detail.kind])}, {period(detail)}
          </h1>
          <Link href={detail.own ? '/permohonan' : '/kelulusan'} data-testid="case-back" className={`${linkButton('outline')} print:hidden`}>
            {detail.own ? <Trans>Permohonan saya</Trans> : <Trans>Peti kelulusan</Trans>}
          </Link>
        </div>
        <StateTag state={detail.state} data-testid="case-state" />
        <Asked detail={detail} />
      </div>
      {detail.own && !settled && detail.state === 'more_information' && <LastQuestion detail={detail} />}
      <div className="grid items-start gap-5 lg:grid-cols-[3fr_2fr]">
        <div className="min-w-0 space-y-5">
          <Facts detail={detail} />
          {detail.may_decide && <Decision detail={detail} moved={moved} />}
          {detail.own && !settled && <OwnMoves detail={detail} moved={moved} />}
          {detail.may_take_back && <TakeBack detail={detail} moved={moved} />}
        </div>
        <div className="min-w-0 space-y-5">
          {!detail.own && <Person detail={detail} />}
          <Timeline steps={detail.steps} grant={detail.grant !== null} />
        </div>
      </div>
    </>
  );
}

/** What was asked stands above what is to be answered. */
function LastQuestion({ detail }: { detail: Detail }) {
  const question = detail.steps.findLast(({ action }) => action === 'ask');
  if (!question) return null;
  const by = question.by;
  return (
    <Callout tone="warning" data-testid="case-question" title={<Trans>{by} bertanya:</Trans>}>
      <p className="whitespace-pre-line">{question.note}</p>
    </Callout>
  );
}

function Known({ id }: { id: string }) {
  const { t } = useLingui();
  const [loaded, reload] = useLoaded(id, () => ask(api.GET('/approvals/{id}', { params: { path: { id } } })));
  usePage('approval', t`Permohonan`, loaded.status !== 'loading');
  if (loaded.status === 'loading') return <Skeleton lines={8} />;
  if (loaded.status === 'failed') {
    return (
      <div className="space-y-3">
        <FailureMessage failure={loaded.failure} testid="case-error" />
        <Button onClick={reload}>
          <Trans>Cuba lagi</Trans>
        </Button>
      </div>
    );
  }
  return <Shown detail={loaded.data} moved={reload} />;
}

export function ApprovalPage({ id }: { id: string }) {
  if (!/^[0-9a-f-]{36}$/i.test(id)) return <NotFound />;
  return (
    <div className="mx-auto max-w-5xl space-y-5">
      <Known key={id} id={id} />
    </div>
  );
}
