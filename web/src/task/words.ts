// The words of tasks: how they stand, how urgent they are, what happened to them.
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Schemas } from '../api/client';
import type { IconName } from '../ui/icon';
import type { Tone } from '../ui/tag';

export type Task = Schemas['Task'];
export type Step = Schemas['TaskStep'];
export type State = Schemas['TaskState'];
export type Priority = Schemas['TaskPriority'];
export type Percent = Schemas['TaskPercent'];
export type Move = Task['may'][number];

export const stateWords: Record<State, MessageDescriptor> = {
  open: msg`Sedang dibuat`,
  returned: msg`Dikembalikan`,
  handed_in: msg`Menunggu pengesahan`,
  verified: msg`Disahkan`,
  cancelled: msg`Dibatalkan`,
};

export const stateTones: Record<State, Tone> = {
  open: 'default',
  returned: 'warning',
  handed_in: 'primary',
  verified: 'success',
  cancelled: 'default',
};

export const priorityWords: Record<Priority, MessageDescriptor> = { high: msg`Tinggi`, normal: msg`Biasa`, low: msg`Rendah` };
export const priorities = Object.keys(priorityWords) as Priority[];

export const actionWords: Record<Step['action'], MessageDescriptor> = {
  planned: msg`Dirancang`,
  assigned: msg`Diberikan`,
  edited: msg`Dipinda`,
  progressed: msg`Kemajuan`,
  carried_over: msg`Dibawa ke hari lain`,
  handed_in: msg`Diserahkan`,
  verified: msg`Disahkan`,
  returned: msg`Dikembalikan`,
  cancelled: msg`Dibatalkan`,
  evidence_added: msg`Bukti ditambah`,
};

export const actionSigns: Record<Step['action'], { icon: IconName; ink: string }> = {
  planned: { icon: 'list', ink: 'bg-bg-primary-50 text-primary-700' },
  assigned: { icon: 'person', ink: 'bg-bg-primary-50 text-primary-700' },
  edited: { icon: 'document', ink: 'bg-bg-washed text-txt-black-700' },
  progressed: { icon: 'right', ink: 'bg-bg-primary-50 text-primary-700' },
  carried_over: { icon: 'calendar', ink: 'bg-bg-warning-50 text-warning-800' },
  handed_in: { icon: 'done-outline', ink: 'bg-bg-primary-50 text-primary-700' },
  verified: { icon: 'done', ink: 'bg-bg-success-50 text-success-800' },
  returned: { icon: 'left', ink: 'bg-bg-warning-50 text-warning-800' },
  cancelled: { icon: 'cross', ink: 'bg-bg-washed text-txt-black-700' },
  evidence_added: { icon: 'document', ink: 'bg-bg-washed text-txt-black-700' },
};

export const percents: readonly Percent[] = [0, 25, 50, 75, 100];

/** As the server's limits. */
export const most = { title: 200, output: 1000, note: 1000, comment: 1000, report: 2000, plan: 2000, label: 100, url: 500 };

export const may = (task: Pick<Task, 'may'>, move: Move): boolean => task.may.includes(move);
/** The officer still works on it. */
export const isOpen = (state: State): boolean => state === 'open' || state === 'returned';
