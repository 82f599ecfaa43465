// A page of tasks that is open shows what others do with them: it asks again when a notice tells of it.
import { useEffect, useRef } from 'react';
import { arrived } from '../notice/live';

const concerns = (kind: string): boolean => kind.startsWith('task_') || kind === 'comment_made';

/** Calls `reload` whenever a notice of tasks or comments arrives. */
export function useTold(reload: () => void): void {
  const latest = useRef(reload);
  latest.current = reload;
  useEffect(
    () =>
      arrived.subscribe(() => {
        const notice = arrived.get();
        if (notice && concerns(notice.kind)) latest.current();
      }),
    [],
  );
}
