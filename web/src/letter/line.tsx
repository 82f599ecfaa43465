import { useLingui } from '@lingui/react/macro';
import { Link } from 'wouter';
import type { Schemas } from '../api/client';
import { useLang } from '../i18n';
import { date } from '../i18n/format';
import { Tag } from '../ui/tag';
import { Deadline } from './deadline';
import { letterWords, stateTones, stateWords } from './words';

/** A letter in a list; with the officer's name where others look. */
export function LetterLine({ letter, named }: { letter: Schemas['LetterLine']; named: boolean }) {
  const { i18n } = useLingui();
  const lang = useLang();
  return (
    <li data-testid="letter" data-id={letter.id} data-kind={letter.kind} data-state={letter.state} data-overdue={letter.overdue}>
      <Link href={`/surat/${letter.id}`} className="flex min-h-16 flex-wrap items-center justify-between gap-x-4 gap-y-1 rounded-md px-2 py-3 hover:bg-bg-washed">
        <span className="min-w-0">
          <span className="block text-body-md font-medium text-txt-black-900">
            {named ? `${letter.officer_name} · ${i18n._(letterWords[letter.kind])}` : i18n._(letterWords[letter.kind])}
          </span>
          <span className="block break-words text-body-sm tabular-nums text-txt-black-500">
            {letter.reference} · {date(letter.date, lang)}
            {named && ` · ${letter.unit}`}
          </span>
          <span className="block text-body-sm text-txt-black-700">
            <Deadline letter={letter} />
          </span>
        </span>
        <Tag tone={letter.overdue ? 'danger' : stateTones[letter.state]}>{i18n._(stateWords[letter.state])}</Tag>
      </Link>
    </li>
  );
}
