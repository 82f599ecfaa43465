// What the pages of cases share: how one stands, how urgent it is, what it is about, the kind of its reason.
import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Schemas } from '../api/client';
import { today } from '../day/calendar';
import { pick, useLang } from '../i18n';
import { date, wallMinute, weekday } from '../i18n/format';
import { issueWords, kindWords as pressWords } from '../i18n/words';
import { SelectField } from '../ui/field';
import { Icon } from '../ui/icon';
import { Tag } from '../ui/tag';
import { daysUntil } from './due';
import { useReasonKinds } from './reason-kinds';
import { issueStateTones, issueStateWords, stateTones, stateWords, subjectWord } from './words';

export type Entry = Schemas['ApprovalEntry'];

export function StateTag({ state, ...rest }: { state: Schemas['ApprovalState']; 'data-testid'?: string }) {
  const { i18n } = useLingui();
  return (
    <Tag tone={stateTones[state]} {...rest}>
      {i18n._(stateWords[state])}
    </Tag>
  );
}

export function IssueStateTag({ state }: { state: Schemas['IssueState'] }) {
  const { i18n } = useLingui();
  return <Tag tone={issueStateTones[state]}>{i18n._(issueStateWords[state])}</Tag>;
}

/** How far the last day is. What has passed is said by a sign and by the word, not by a colour alone. */
export function Due({ day }: { day: string }) {
  const lang = useLang();
  const left = daysUntil(day, today());
  const late = -left;
  const on = date(day, lang);
  const words =
    left < 0 ? (
      <Trans>Lewat {late} hari</Trans>
    ) : left === 0 ? (
      <Trans>Tamat hari ini</Trans>
    ) : left === 1 ? (
      <Trans>Tamat esok</Trans>
    ) : (
      <Trans>{left} hari lagi</Trans>
    );
  return (
    <span
      data-testid="due"
      data-days={left}
      className={`inline-flex items-center gap-1 whitespace-nowrap text-body-sm font-medium ${left < 0 ? 'text-danger-700' : left <= 1 ? 'text-warning-800' : 'text-txt-black-500'}`}
    >
      {left <= 1 && <Icon name={left < 0 ? 'attention' : 'clock'} className="size-4" />}
      <span>
        {words} ({on})
      </span>
    </span>
  );
}

export function useSubjectWord(): (subject: string) => string {
  const { i18n } = useLingui();
  return (subject) => {
    const word = subjectWord(subject);
    return typeof word === 'string' ? word : i18n._(word);
  };
}

export function useReasonKindWord(): (code: string) => string {
  const lang = useLang();
  const kinds = useReasonKinds();
  return (code) => {
    const known = kinds.find((kind) => kind.code === code);
    return known ? pick(known.name, lang) : code.replaceAll('_', ' ');
  };
}

/** `24 Nov 2026`, or both ends of several days. */
export function usePeriod(): (entry: Pick<Entry, 'from' | 'to'>) => string {
  const lang = useLang();
  return ({ from, to }) => (from === to ? `${weekday(from, lang)}, ${date(from, lang)}` : `${date(from, lang)} – ${date(to, lang)}`);
}

/** What it is about, on one line: the issues and how many days, or the press that is asked for. */
export function About({ entry }: { entry: Entry }): ReactNode {
  const { i18n } = useLingui();
  const subject = useSubjectWord();
  if (entry.correction) {
    const kind = i18n._(pressWords[entry.correction.kind]);
    const at = wallMinute(entry.correction.at);
    return entry.correction.answers ? (
      <Trans>
        Pembetulan: {kind} {at}
      </Trans>
    ) : (
      <Trans>
        Lupa rakam: {kind} {at}
      </Trans>
    );
  }
  if (entry.issues.length === 0) return subject(entry.subject);
  const words = [...new Set(entry.issues.map(({ issue }) => i18n._(issueWords[issue])))].join(', ');
  const days = new Set(entry.issues.map((issue) => issue.date)).size;
  return days > 1 ? (
    <Trans>
      {words}, {days} hari
    </Trans>
  ) : (
    words
  );
}

/** One of the kinds of reasons. */
export function ReasonKindField({ value, error, testid, set }: { value: string; error: ReactNode; testid: string; set(code: string): void }) {
  const { t } = useLingui();
  const lang = useLang();
  const kinds = useReasonKinds();
  return (
    <SelectField label={<Trans>Jenis alasan</Trans>} testid={testid} value={value} error={error} onChange={(event) => set(event.currentTarget.value)}>
      <option value="">{t`Pilih satu`}</option>
      {kinds
        .filter((kind) => kind.offered || kind.code === value)
        .map(({ code, name }) => (
          <option key={code} value={code}>
            {pick(name, lang)}
          </option>
        ))}
    </SelectField>
  );
}
