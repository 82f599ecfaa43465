// What is ticked on the day of a team: tasks and reports as they were seen, and what of them could not be verified.
import { useState } from 'react';
import type { Schemas, Text } from '../api/client';

type Row = Schemas['TeamDayRow'];

/** A task or the report of a day that waits for verification. */
export type Waiting = { key: string; officer: string; title: string } & (
  | { kind: 'task'; id: string; revision: number }
  | { kind: 'report'; officerId: string; date: string; version: number }
);

export interface RefusedOne {
  item: Waiting;
  code: string;
  message: Text;
}

export const taskKey = (id: string): string => `task ${id}`;
export const reportKey = (officer: string, date: string): string => `report ${officer} ${date}`;

/** Of one officer, in the order in which they are shown. */
export function waitingOf(row: Row): Waiting[] {
  if (!row.may_verify) return [];
  const officer = row.officer.name;
  const tasks = row.titles
    .filter(({ state }) => state === 'handed_in')
    .map(({ id, revision, title }): Waiting => ({ key: taskKey(id), kind: 'task', id, revision, title, officer }));
  const { report } = row;
  if (!report?.may_verify || report.version === 0 || report.verified_at) return tasks;
  const { date, version, text } = report;
  return [...tasks, { key: reportKey(row.officer.id, date), kind: 'report', officerId: row.officer.id, date, version, title: text, officer }];
}

export interface Picked {
  items: ReadonlyMap<string, Waiting>;
  has(key: string): boolean;
  tick(item: Waiting): void;
  tickAll(items: readonly Waiting[]): void;
  clear(): void;
  waiting(rows: readonly Row[]): Waiting[];
  refused: readonly RefusedOne[];
  refuse(refused: RefusedOne[]): void;
  forget(): void;
}

export function usePicked(): Picked {
  const [items, setItems] = useState<ReadonlyMap<string, Waiting>>(new Map());
  const [refused, refuse] = useState<readonly RefusedOne[]>([]);
  return {
    items,
    has: (key) => items.has(key),
    tick: (item) =>
      setItems((before) => {
        const next = new Map(before);
        if (!next.delete(item.key)) next.set(item.key, item);
        return next;
      }),
    tickAll: (all) => setItems((before) => (all.every(({ key }) => before.has(key)) ? new Map() : new Map(all.map((item) => [item.key, item])))),
    clear: () => setItems(new Map()),
    waiting: (rows) => rows.flatMap(waitingOf),
    refused,
    refuse,
    forget: () => refuse([]),
  };
}
