// A list that comes by pages, as it is shown: how many there are, the rows, what is said when there are none, the way to more.
import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { Card, Skeleton } from '../ui/card';
import { say } from '../ui/toast';
import type { Paged } from './paged';

/** The button that fetches the next page; nothing when there is none. */
export function More({ list, testid }: { list: Pick<Paged<unknown, unknown>, 'next' | 'loadMore'>; testid: string }) {
  const { t } = useLingui();
  if (!list.next) return null;
  return (
    <Button
      variant="default-outline"
      className="mt-4 !w-full print:hidden"
      data-testid={testid}
      onClick={() => void list.loadMore().catch(() => say('error', t`Senarai tidak dapat dimuatkan. Sila cuba lagi.`))}
    >
      <Trans>Tunjuk lagi</Trans>
    </Button>
  );
}

interface PagedListProps<Page extends object, Row> {
  list: Paged<Page, Row>;
  /** Begins the test ids: `…-error`, `…-total`, `…-empty`, `…-more`. */
  testid: string;
  /** How many match, in words. */
  total?(count: number): ReactNode;
  /** Said when nothing matches. */
  empty: ReactNode;
  row(row: Row): ReactNode;
}

export function PagedList<Page extends object, Row>({ list, testid, total, empty, row }: PagedListProps<Page, Row>) {
  const { first, rows } = list;
  if (first.status === 'loading') return <Skeleton lines={6} />;
  if (first.status === 'failed') return <FailureMessage failure={first.failure} testid={`${testid}-error`} />;
  const { total: count } = first.data as { total?: number };
  return (
    <Card className="print:border-0 print:p-0">
      {total && count !== undefined && (
        <p data-testid={`${testid}-total`} data-total={count} className="mb-2 text-body-sm text-txt-black-500">
          {total(count)}
        </p>
      )}
      {rows.length === 0 ? (
        <p data-testid={`${testid}-empty`} className="py-6 text-center text-body-md text-txt-black-700">
          {empty}
        </p>
      ) : (
        <ul className="divide-y divide-otl-gray-200">{rows.map(row)}</ul>
      )}
      <More list={list} testid={`${testid}-more`} />
    </Card>
  );
}
