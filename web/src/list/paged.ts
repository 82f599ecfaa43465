// A list that comes by pages: the first when `key` changes, the next when it is asked for, all anew after a change.
import { useState } from 'react';
import { type Loaded, useLoaded } from '../api/loaded';

export interface Paged<Page, Row> {
  first: Loaded<Page>;
  rows: Row[];
  /** Whether there are more; `loadMore` fetches them. */
  next: string | undefined;
  loadMore(): Promise<void>;
  renew(): void;
}

/** `load` fetches the page behind `after`, `rowsOf` finds its rows; `key` names what is asked. */
export function usePaged<Page extends { next?: string }, Row>(
  key: string,
  load: (after?: string) => Promise<Page>,
  rowsOf: (page: Page) => Row[],
): Paged<Page, Row> {
  const [first, reload] = useLoaded(key, () => load());
  const [more, setMore] = useState<{ key: string; rows: Row[]; next: string | undefined }>();
  const added = more?.key === key ? more : undefined;
  const page = first.status === 'here' ? first.data : undefined;
  const next = added ? added.next : page?.next;
  return {
    first,
    rows: [...(page ? rowsOf(page) : []), ...(added?.rows ?? [])],
    next,
    loadMore: async () => {
      const following = await load(next);
      setMore({ key, rows: [...(added?.rows ?? []), ...rowsOf(following)], next: following.next });
    },
    renew: () => {
      setMore(undefined);
      reload();
    },
  };
}
