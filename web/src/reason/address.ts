// The issues that the address of the form names: `?isu=2026-11-24:late_in,2026-11-23:absent`.
import type { Schemas } from '../api/client';
import { issueWords } from '../i18n/words';

export type DatedIssue = Schemas['DatedIssue'];

const kinds = Object.keys(issueWords);

/** The most that one reason may explain. */
export const mostIssues = 62;

export const issueKey = ({ date, issue }: DatedIssue): string => `${date}:${issue}`;

/** Each once, in the order of the address; what is no issue is left out. */
export function issuesOf(search: string): DatedIssue[] {
  const names = new Set((new URLSearchParams(search).get('isu') ?? '').split(','));
  return [...names].flatMap((name) => {
    const [, date, issue] = /^((?:19|20)\d\d-\d\d-\d\d):(\w+)$/.exec(name) ?? [];
    return date && issue && kinds.includes(issue) && !Number.isNaN(Date.parse(date)) ? [{ date, issue: issue as Schemas['IssueKind'] }] : [];
  });
}
