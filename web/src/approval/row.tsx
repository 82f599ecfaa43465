// One case in a list.
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Icon } from '../ui/icon';
import { About, Due, type Entry, StateTag, usePeriod, useReasonKindWord } from './parts';
import { deskWords, isSettled } from './words';

/** What it is, of which days, the words of the officer, and how it stands; a link to it. */
export function CaseText({ entry, named }: { entry: Entry; named: boolean }): ReactNode {
  const period = usePeriod();
  const kind = useReasonKindWord();
  const files = entry.attachments.length;
  return (
    <span className="block min-w-0 space-y-0.5">
      {named && (
        <span className="block text-body-md font-semibold text-txt-black-900">
          {entry.officer.name}
          <span className="font-normal text-txt-black-500"> · {entry.officer.unit}</span>
        </span>
      )}
      <span className={`block text-body-md text-txt-black-900 ${named ? '' : 'font-medium'}`}>
        <About entry={entry} /> <span className="text-txt-black-500">· {period(entry)}</span>
      </span>
      <span className="line-clamp-2 text-body-sm text-txt-black-700">
        {entry.reason_kind && <span className="font-medium">{kind(entry.reason_kind)}</span>}
        {entry.reason_kind && entry.text && ': '}
        {entry.text}
      </span>
      {files > 0 && (
        <span className="flex items-center gap-1 text-body-sm text-txt-black-500">
          <Icon name="card" className="size-4" />
          <Plural value={files} one="# lampiran" other="# lampiran" />
        </span>
      )}
    </span>
  );
}

export function OnBehalf({ entry }: { entry: Entry }): ReactNode {
  const name = entry.on_behalf_of;
  if (!name) return null;
  return (
    <span data-testid="on-behalf-of" className="text-body-sm font-medium text-primary-700">
      <Trans>Atas nama {name}</Trans>
    </span>
  );
}

/** How it stands: the state, and while somebody is asked, who and until when. */
export function Standing({ entry }: { entry: Entry }): ReactNode {
  const { i18n } = useLingui();
  const desk = i18n._(deskWords[entry.desk]);
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <StateTag state={entry.state} />
      {!isSettled(entry.state) && entry.state !== 'more_information' && (
        <>
          <span className="text-body-sm text-txt-black-500">{desk}</span>
          <Due day={entry.due_on} />
        </>
      )}
    </span>
  );
}

/** An own case. */
export function OwnRow({ entry }: { entry: Entry }) {
  return (
    <li data-testid="own-approval" data-id={entry.id} data-state={entry.state} data-subject={entry.subject}>
      <Link href={`/kelulusan/${entry.id}`} className="block space-y-2 rounded-md px-1 py-3 hover:bg-bg-washed">
        <CaseText entry={entry} named={false} />
        <Standing entry={entry} />
      </Link>
    </li>
  );
}
