import { Trans, useLingui } from '@lingui/react/macro';
import { memo } from 'react';
import { wallMinute } from '../i18n/format';
import type { Officer } from './live';
import { StatusIcon, statusBox, statusWords } from './status';

/** Since when, and what a remote officer's presses say. */
function Since({ officer }: { officer: Officer }) {
  const { i18n } = useLingui();
  const { status, pressed, since, late_minutes: late } = officer.presence;
  const at = since ? wallMinute(since) : '';
  return (
    <span className="block truncate text-body-sm text-txt-black-700">
      {status === 'remote' && pressed && <>{i18n._(statusWords[pressed]).toLowerCase()} </>}
      {at && <span className="tabular-nums">{(pressed ?? status) === 'left' ? <Trans>pada {at}</Trans> : <Trans>sejak {at}</Trans>}</span>}
      {late !== undefined && (
        <span data-testid="board-late" data-minutes={late} className="font-medium text-danger-700">
          {at && ' · '}
          <Trans>lewat {late} minit</Trans>
        </span>
      )}
    </span>
  );
}

/** One officer. Drawn again only when he changes; what is out of sight is not laid out. */
export const Row = memo(function Row({ officer, unit }: { officer: Officer; unit: boolean }) {
  const { i18n } = useLingui();
  const { presence } = officer;
  return (
    <li
      data-testid="board-officer"
      data-officer-id={officer.officer_id}
      data-status={presence.status}
      data-pressed={presence.pressed}
      data-changed={String(officer.changed ?? false)}
      className={`flex min-h-16 items-center gap-3 rounded-lg border border-otl-gray-200 px-3 py-2 transition-colors duration-700 [contain-intrinsic-size:auto_4rem] [content-visibility:auto] motion-reduce:transition-none print:break-inside-avoid ${
        officer.changed ? 'bg-bg-warning-100' : 'bg-bg-white'
      }`}
    >
      <span className="min-w-0 flex-1">
        <span className="block truncate text-body-md font-medium text-txt-black-900" title={officer.name}>
          {officer.name}
        </span>
        {unit && <span className="block truncate text-body-sm text-txt-black-500">{officer.unit_name}</span>}
        <Since officer={officer} />
      </span>
      <span className={`flex shrink-0 items-center gap-1.5 rounded-md border px-2 py-1 text-body-sm font-semibold ${statusBox[presence.status]}`}>
        <StatusIcon status={presence.status} className="size-4" />
        {i18n._(statusWords[presence.status])}
      </span>
    </li>
  );
});
