import type { Schemas } from '../api/client';

const missing: Partial<Record<Schemas['IssueKind'], string>> = { no_clock_in: '&jenis=in', no_clock_out: '&jenis=out', absent: '' };

/** The form of the press that the issue is about; undefined for an issue that no press would mend. */
export const correctionPath = (date: string, issue: Schemas['IssueKind']): string | undefined =>
  missing[issue] === undefined ? undefined : `/pembetulan?hari=${date}${missing[issue]}`;
