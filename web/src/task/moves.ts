// What an officer does with his tasks from a list: each saved at once, shown at once, and said beside the task.
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Refusal, api, ask } from '../api/client';
import { pick, useLang } from '../i18n';
import { say } from '../ui/toast';
import { type Percent, type Task, percents } from './words';

/** What was done last, to be undone by one press. */
export interface Said {
  id: string;
  text: string;
  undo?: Percent;
}

export interface Moves {
  /** The task as it stands after what was done here. */
  now(task: Task): Task;
  /** Of which an answer is awaited. */
  busy: string | undefined;
  said: Said | undefined;
  tap(task: Task, progress: Percent): Promise<void>;
  handIn(task: Task): Promise<void>;
  carry(task: Task, to: string): Promise<void>;
}

const asPercent = (value: number): Percent => percents.find((one) => one === value) ?? 0;

/** `changed` is called after the server has taken it, or has said that the task stands otherwise. */
export function useMoves(changed: () => void): Moves {
  const { t } = useLingui();
  const lang = useLang();
  const [moved, setMoved] = useState<ReadonlyMap<string, Task>>(new Map());
  const [busy, setBusy] = useState<string>();
  const [said, setSaid] = useState<Said>();
  // The page may have been asked again meanwhile: the later of the two holds.
  const now = (task: Task): Task => {
    const mine = moved.get(task.id);
    return mine && mine.revision >= task.revision ? mine : task;
  };
  async function act(task: Task, expected: Partial<Task>, send: (revision: number) => Promise<Task>, told: (after: Task) => Said): Promise<void> {
    if (busy) return;
    const before = now(task);
    const put = (one: Task): void => setMoved((all) => new Map(all).set(task.id, one));
    setBusy(task.id);
    setSaid(undefined);
    put({ ...before, ...expected });
    try {
      const after = await send(before.revision);
      put(after);
      setSaid(told(after));
    } catch (failure) {
      put(before);
      say('error', failure instanceof Refusal ? pick(failure.text, lang) : t`Belum disimpan: pelayan tidak dapat dihubungi. Sila cuba lagi.`);
    } finally {
      setBusy(undefined);
      changed();
    }
  }
  const path = (task: Task) => ({ path: { id: task.id } });
  return {
    now,
    busy,
    said,
    tap: (task, progress) => {
      const before = asPercent(now(task).progress);
      return act(
        task,
        { progress },
        (revision) => ask(api.POST('/tasks/{id}/progress', { params: path(task), body: { revision, progress } })),
        () => ({ id: task.id, text: t`Disimpan: ${before} % → ${progress} %`, undo: before }),
      );
    },
    handIn: (task) =>
      act(
        task,
        { progress: 100, state: 'handed_in', may: [] },
        (revision) => ask(api.POST('/tasks/{id}/hand-in', { params: path(task), body: { revision } })),
        () => {
          say('success', t`Diserahkan untuk disahkan.`);
          return { id: task.id, text: t`Diserahkan.` };
        },
      ),
    carry: (task, to) =>
      act(
        task,
        {},
        (revision) => ask(api.POST('/tasks/{id}/carry-over', { params: path(task), body: { revision, to } })),
        () => {
          say('success', t`Dibawa ke hari bekerja yang berikut.`);
          return { id: task.id, text: t`Dibawa ke hari lain.` };
        },
      ),
  };
}
