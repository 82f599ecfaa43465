import type { ReactNode } from 'react';
import { Icon } from './icon';
import { createStore, useStore } from './store';

interface Toast {
  tone: 'success' | 'error' | 'info';
  text: ReactNode;
}

const toast = createStore<Toast | undefined>(undefined);
let timer: ReturnType<typeof setTimeout> | undefined;

/** Says a result; it goes by itself, so nothing that must be read may stand only here. */
export function say(tone: Toast['tone'], text: ReactNode): void {
  clearTimeout(timer);
  toast.set({ tone, text });
  timer = setTimeout(() => toast.set(undefined), 8_000);
}

/** Stands once in the page: a live region must be there before it speaks. */
export function Toaster() {
  const now = useStore(toast);
  const colour = now?.tone === 'error' ? 'text-danger-300' : 'text-success-300';
  return (
    <div role="status" aria-live="polite" className="pointer-events-none fixed inset-x-0 bottom-24 z-40 flex justify-center px-4 md:bottom-8 print:hidden">
      {now && (
        <div data-testid="toast" data-tone={now.tone} className="flex max-w-md animate-arrive items-center gap-3 rounded-lg bg-gray-900 px-4 py-3 text-body-md text-white shadow-context-menu motion-reduce:animate-none">
          <Icon name={now.tone === 'error' ? 'attention' : 'done-outline'} className={`size-5 ${colour}`} />
          <span>{now.text}</span>
        </div>
      )}
    </div>
  );
}
