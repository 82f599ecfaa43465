// The browser's own dialog: it traps the focus, closes on Escape and gives the focus back, and writes no style of its own.
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { Button } from './button';
import { createStore, useStore } from './store';

interface DialogProps {
  title: ReactNode;
  role?: 'dialog' | 'alertdialog';
  testid: string;
  onClose(): void;
  children: ReactNode;
}

/** Open as long as it is in the page. */
export function Dialog({ title, role = 'dialog', testid, onClose, children }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null);
  const leaving = useRef(false);
  const id = useId();
  // In the same step as the page's change: a key pressed right after must not meet a page without a focus.
  useLayoutEffect(() => {
    const dialog = box.current;
    const before = document.activeElement;
    if (dialog && !dialog.open) dialog.showModal();
    return () => {
      leaving.current = true;
      dialog?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={box}
      role={role}
      aria-labelledby={`${id}-title`}
      data-testid={testid}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      // A second Escape, or the way back of a phone, closes it without asking.
      onClose={() => {
        if (!leaving.current) onClose();
      }}
      className="m-auto w-[calc(100%-2rem)] max-w-lg rounded-xl border border-otl-gray-200 bg-bg-dialog p-6 text-txt-black-900 shadow-context-menu backdrop:bg-gray-950/50"
    >
      <h2 id={`${id}-title`} className="font-heading text-heading-2xs font-semibold">
        {title}
      </h2>
      <div className="mt-3 space-y-5">{children}</div>
    </dialog>
  );
}

interface Question {
  title: ReactNode;
  body: ReactNode;
  yes: ReactNode;
  no: ReactNode;
  danger?: boolean;
  answer(value: boolean): void;
}

const question = createStore<Question | undefined>(undefined);

/** Asks before something that cannot be taken back; the answer is false when the dialog is left. */
export function askFirst(asked: Omit<Question, 'answer'>): Promise<boolean> {
  return new Promise((resolve) => {
    question.set({
      ...asked,
      answer(value) {
        question.set(undefined);
        resolve(value);
      },
    });
  });
}

/** Stands once in the page, for `askFirst`. */
export function ConfirmDialog() {
  const asked = useStore(question);
  if (!asked) return null;
  return (
    <Dialog title={asked.title} role="alertdialog" testid="confirm" onClose={() => asked.answer(false)}>
      <div className="text-body-md text-txt-black-700">{asked.body}</div>
      <div className="flex flex-col-reverse gap-3 sm:flex-row sm:justify-end">
        <Button variant="default-outline" data-testid="confirm-no" autoFocus className="!w-full sm:!w-auto" onClick={() => asked.answer(false)}>
          {asked.no}
        </Button>
        <Button variant={asked.danger ? 'danger-fill' : 'primary-fill'} data-testid="confirm-yes" className="!w-full sm:!w-auto" onClick={() => asked.answer(true)}>
          {asked.yes}
        </Button>
      </div>
    </Dialog>
  );
}
