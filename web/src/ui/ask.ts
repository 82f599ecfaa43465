// A question before something that cannot be taken back.
import type { ReactNode } from 'react';
import { createStore } from './store';

interface Question {
  title: ReactNode;
  body: ReactNode;
  yes: ReactNode;
  no: ReactNode;
  danger?: boolean;
  answer(value: boolean): void;
}

/** What is asked at this moment; shown by ConfirmDialog. */
export const asked = createStore<Question | undefined>(undefined);

/** Asks before something that cannot be taken back; the answer is false when the dialog is left. */
export function askFirst(question: Omit<Question, 'answer'>): Promise<boolean> {
  return new Promise((resolve) => {
    asked.set({
      ...question,
      answer(value) {
        asked.set(undefined);
        resolve(value);
      },
    });
  });
}
