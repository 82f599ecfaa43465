// Tasks by how they stand: a list that one looks things up in.
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'wouter';
import { api, ask } from '../api/client';
import { usePage } from '../frame/page';
import { usePaged } from '../list/paged';
import { PagedList } from '../list/paged-list';
import { About } from './card';
import { useTold } from './live';
import { ProgressBar, StateTag } from './parts';
import type { Task } from './words';

export function TaskRow({ task }: { task: Task }) {
  return (
    <li data-testid="task" data-id={task.id} data-state={task.state} data-progress={task.progress} className="grid gap-x-5 gap-y-2 py-4 sm:grid-cols-[1fr_12rem] sm:items-center">
      <div className="min-w-0 space-y-1">
        <Link href={`/tugasan/${task.id}`} data-testid="task-link" className="break-words text-body-md font-medium text-txt-black-900 hover:underline">
          {task.title}
        </Link>
        <About task={task} own />
      </div>
      <div className="space-y-1.5">
        <StateTag state={task.state} data-testid="task-state" />
        <ProgressBar value={task.progress} label={task.title} />
      </div>
    </li>
  );
}

export function TaskList({ filter }: { filter: 'open' | 'done' | 'all' }) {
  const { t } = useLingui();
  const list = usePaged(
    filter,
    (after) => ask(api.GET('/tasks', { params: { query: { filter, limit: 50, ...(after && { after }) } } })),
    (page): Task[] => page.tasks,
  );
  usePage('tasks', t`Tugasan saya`, list.first.status !== 'loading');
  useTold(list.renew);
  return <PagedList list={list} testid="task-list" empty={<Trans>Tiada tugasan dalam senarai ini.</Trans>} row={(task) => <TaskRow key={task.id} task={task} />} />;
}
