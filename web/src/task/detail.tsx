// One task, for its officer and for who leads him: what is asked, how far it is, what proves it, what was said, what happened.
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link } from 'wouter';
import { type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { NotFound } from '../frame/not-found';
import { usePage } from '../frame/page';
import { useLang } from '../i18n';
import { date } from '../i18n/format';
import { FailureMessage } from '../session/parts';
import { Button, linkButton } from '../ui/button';
import { Callout } from '../ui/callout';
import { Card, CardTitle, Fact, Skeleton } from '../ui/card';
import { Icon } from '../ui/icon';
import { isId, onDay } from './address';
import { CommentBox, Comments } from './comments';
import { Edit } from './edit';
import { Evidence } from './evidence';
import { Judge, OwnMoves } from './judge';
import { useTold } from './live';
import { DueWord, PriorityMark, ProgressBar, StateTag } from './parts';
import { Steps } from './steps';
import { may, priorityWords } from './words';

type Detail = Schemas['TaskDetail'];

function Facts({ detail }: { detail: Detail }) {
  const { i18n } = useLingui();
  const lang = useLang();
  const { task, moved_on: days } = detail;
  return (
    <Card>
      <dl className="divide-y divide-otl-gray-200">
        {!detail.own && (
          <Fact name={<Trans>Pegawai</Trans>} data-testid="task-officer">
            <Link href={`/tugasan/pegawai/${task.officer.id}`} className="text-txt-primary underline">
              {task.officer.name}
            </Link>
          </Fact>
        )}
        <Fact name={<Trans>Hasil yang dijangka</Trans>} data-testid="task-output-shown">
          <span className="whitespace-pre-line font-normal">{task.output || '–'}</span>
        </Fact>
        <Fact name={<Trans>Mula</Trans>}>{date(task.begins_on, lang)}</Fact>
        <Fact name={<Trans>Siap pada</Trans>}>{date(task.due_on, lang)}</Fact>
        <Fact name={<Trans>Keutamaan</Trans>}>{i18n._(priorityWords[task.priority])}</Fact>
        <Fact name={<Trans>Asal</Trans>}>
          {task.assigned_by ? <Trans>Diberi oleh {task.assigned_by.name}</Trans> : <Trans>Dirancang sendiri</Trans>}
          {task.series_id && (
            <span className="block font-normal">
              <Trans>Sebahagian daripada tugasan berulang</Trans>
            </span>
          )}
        </Fact>
        {days.length > 0 && (
          <Fact name={<Trans>Hari bekerja yang terlibat</Trans>} data-testid="task-days">
            <span className="flex flex-wrap gap-x-3 gap-y-1">
              {days.map((day) => (
                <Link
                  key={day}
                  href={onDay(detail.own ? '/tugasan' : `/tugasan/pegawai/${task.officer.id}`, day)}
                  className="whitespace-nowrap text-txt-primary underline"
                >
                  {date(day, lang)}
                </Link>
              ))}
            </span>
          </Fact>
        )}
      </dl>
    </Card>
  );
}

function Head({ detail }: { detail: Detail }) {
  const { task } = detail;
  return (
    <div className="space-y-3">
      <Link href={detail.own ? '/tugasan' : '/hari-pasukan'} data-testid="task-back" className={`${linkButton()} print:hidden`}>
        <Icon name="left" />
        {detail.own ? <Trans>Tugasan saya</Trans> : <Trans>Hari pasukan</Trans>}
      </Link>
      <h1 data-testid="task-heading" data-state={task.state} data-revision={task.revision} className="break-words">
        {task.title}
      </h1>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-body-md">
        <StateTag state={task.state} data-testid="task-state" />
        <DueWord task={task} />
        <PriorityMark priority={task.priority} />
      </div>
      <ProgressBar value={task.progress} label={task.title} />
      {task.remark && (
        <Callout tone="warning" data-testid="task-remark" title={task.state === 'cancelled' ? <Trans>Sebab dibatalkan</Trans> : <Trans>Perlu diperbaiki</Trans>}>
          <p className="whitespace-pre-line break-words">{task.remark}</p>
        </Callout>
      )}
    </div>
  );
}

function Shown({ detail, renew }: { detail: Detail; renew(): void }) {
  const { t } = useLingui();
  const [editing, setEditing] = useState(false);
  const { task, own } = detail;
  return (
    <>
      <Head detail={detail} />
      <div className="grid items-start gap-5 lg:grid-cols-[3fr_2fr]">
        <div className="min-w-0 space-y-5">
          {own ? <OwnMoves task={task} moved={renew} /> : <Judge task={task} moved={renew} />}
          {editing ? (
            <Edit
              task={task}
              close={() => setEditing(false)}
              done={() => {
                setEditing(false);
                renew();
              }}
            />
          ) : (
            <>
              <Facts detail={detail} />
              {may(task, 'edit') && (
                <Button variant="default-outline" data-testid="task-edit" className="print:hidden" onClick={() => setEditing(true)}>
                  <Trans>Pinda butiran</Trans>
                </Button>
              )}
            </>
          )}
          <Evidence task={task} added={renew} />
        </div>
        <div className="min-w-0 space-y-5">
          <Card data-testid="task-comments" className="space-y-4">
            <CardTitle>
              <Trans>Ulasan</Trans>
            </CardTitle>
            <Comments comments={detail.comments} />
            {may(task, 'comment') && (
              <CommentBox
                of={task.id}
                label={own ? t`Tulis kepada penyelia` : t`Tulis kepada pegawai`}
                send={(text) => ask(api.POST('/tasks/{id}/comments', { params: { path: { id: task.id } }, body: { text } }))}
                sent={renew}
              />
            )}
          </Card>
          <Steps steps={detail.steps} />
        </div>
      </div>
    </>
  );
}

function Known({ id }: { id: string }) {
  const { t } = useLingui();
  const [loaded, reload] = useLoaded(id, () => ask(api.GET('/tasks/{id}', { params: { path: { id } } })));
  usePage('task', loaded.status === 'here' ? loaded.data.task.title : t`Tugasan`, loaded.status !== 'loading');
  useTold(reload);
  if (loaded.status === 'loading') return <Skeleton lines={8} />;
  if (loaded.status === 'failed') {
    return (
      <div className="space-y-3">
        <FailureMessage failure={loaded.failure} testid="task-error" />
        <Button onClick={reload}>
          <Trans>Cuba lagi</Trans>
        </Button>
      </div>
    );
  }
  return <Shown detail={loaded.data} renew={reload} />;
}

export function TaskPage({ id }: { id: string }) {
  if (!isId(id)) return <NotFound />;
  return (
    <div className="mx-auto max-w-screen-lg space-y-5">
      <Known key={id} id={id} />
    </div>
  );
}
