// How much waits for the officer, for the badge of the navigation; counted by ../todo/count, which comes after the page is drawn.
import { createStore } from '../ui/store';

export interface TodoCount {
  /** Attendance issues to explain, cases where more is asked of him, and others' cases that wait for his decision. */
  issues: number;
  asked: number;
  decisions: number;
  /** He sits at a desk, himself or for somebody. */
  decides: boolean;
}

/** Undefined: not counted yet. */
export const todoCount = createStore<TodoCount | undefined>(undefined);

export const sumOf = (count: TodoCount | undefined): number => (count ? count.issues + count.asked + count.decisions : 0);

/** The form that explains these issues of a day. */
export const reasonPath = (date: string, issues: readonly string[]): string =>
  `/alasan?isu=${issues.map((issue) => `${date}:${issue}`).join(',')}`;
