// The rows of the inbox, and the keys that work while the focus is among them.
import { Trans, useLingui } from '@lingui/react/macro';
import { type KeyboardEvent, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { Entry } from './parts';
import { CaseText, OnBehalf, Standing } from './row';
import type { Action } from './decide';

export function InboxRow({ entry, ticked, tick }: { entry: Entry; ticked: boolean; tick: (() => void) | undefined }) {
  const { t } = useLingui();
  const { name } = entry.officer;
  return (
    <li data-testid="inbox-row" data-id={entry.id} data-state={entry.state} data-subject={entry.subject} className="flex items-start gap-2 py-2">
      {tick && (
        <span className="flex size-11 shrink-0 items-center justify-center">
          <input type="checkbox" data-testid="inbox-tick" aria-label={t`Pilih permohonan ${name}`} checked={ticked} onChange={tick} className="size-6 rounded-xs accent-primary-600" />
        </span>
      )}
      <Link href={`/kelulusan/${entry.id}`} data-testid="inbox-link" className="block min-w-0 flex-1 space-y-1.5 rounded-md px-1 py-1.5 hover:bg-bg-washed">
        <CaseText entry={entry} named />
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Standing entry={entry} />
          <OnBehalf entry={entry} />
        </span>
      </Link>
    </li>
  );
}

/** What a key asked for: the action, of the ticked ones or else of the row with the focus. */
export interface Wanted {
  action: Action;
  row: string | undefined;
}

const actions: Record<string, Action> = { a: 'accept', r: 'reject', m: 'ask' };
const steps: Record<string, number> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/** Single letters work only while the focus is in the list, so that they meet nobody unawares. */
export function useListKeys() {
  const list = useRef<HTMLUListElement>(null);
  const [wanted, setWanted] = useState<Wanted>();
  function onKey(event: KeyboardEvent<HTMLUListElement>): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const rows = [...(list.current?.children ?? [])] as HTMLElement[];
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    const step = steps[event.key];
    const action = actions[event.key];
    if (step !== undefined) {
      const next = rows[Math.min(Math.max(at + step, 0), rows.length - 1)];
      next?.querySelector<HTMLElement>('input, a')?.focus();
    } else if (event.key === 'o') rows[at]?.querySelector<HTMLElement>('a')?.click();
    else if (action) setWanted({ action, row: rows[at]?.dataset.id });
    else return;
    event.preventDefault();
  }
  return { list, onKey, wanted, clearWanted: () => setWanted(undefined) };
}

const keyLook = 'rounded border border-gray-500 bg-bg-washed px-1.5 font-mono text-body-xs text-txt-black-900';

/** Said on the page, for who has a keyboard. */
export function Keys() {
  return (
    <details className="hidden text-body-sm text-txt-black-700 md:block print:hidden">
      <summary data-testid="inbox-keys" className="inline-flex min-h-11 cursor-pointer items-center font-medium text-txt-primary">
        <Trans>Pintasan papan kekunci</Trans>
      </summary>
      <p className="mb-2">
        <Trans>Berfungsi apabila fokus berada pada senarai. Setiap keputusan disahkan dahulu.</Trans>
      </p>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5">
        <dt>
          <kbd className={keyLook}>j</kbd> <kbd className={keyLook}>k</kbd> <kbd className={keyLook}>↓</kbd> <kbd className={keyLook}>↑</kbd>
        </dt>
        <dd>
          <Trans>Baris seterusnya, baris sebelumnya</Trans>
        </dd>
        <dt>
          <kbd className={keyLook}>
            <Trans>Bar ruang</Trans>
          </kbd>
        </dt>
        <dd>
          <Trans>Pilih baris</Trans>
        </dd>
        <dt>
          <kbd className={keyLook}>o</kbd>
        </dt>
        <dd>
          <Trans>Buka permohonan</Trans>
        </dd>
        <dt>
          <kbd className={keyLook}>a</kbd> <kbd className={keyLook}>r</kbd> <kbd className={keyLook}>m</kbd>
        </dt>
        <dd>
          <Trans>Terima, tolak, minta maklumat</Trans>
        </dd>
      </dl>
    </details>
  );
}
