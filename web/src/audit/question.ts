// A question to the audit trail, and its query.
import type { Schemas } from '../api/client';
import { addDays, today } from '../day/calendar';
import type { Person } from './person';

export interface Question {
  from: string;
  to: string;
  group: Schemas['AuditGroupName'] | '';
  action: string;
  /** A part of the detail; searched when the server takes it. */
  text: string;
  actor: Person | undefined;
  officer: Person | undefined;
}

/** Fewer letters than these are no search yet. */
export const leastText = 3;

/** The last 30 days. */
export const firstQuestion = (): Question => ({ from: addDays(today(), -29), to: today(), group: '', action: '', text: '', actor: undefined, officer: undefined });

/** What of it is set, as the query has it. */
export function queryOf({ from, to, group, action, text, actor, officer }: Question) {
  const words = text.trim();
  return {
    from,
    to,
    ...(group && { group }),
    ...(action && { action }),
    ...(words.length >= leastText && { text: words }),
    ...(actor && { actor_id: actor.id }),
    ...(officer && { officer_id: officer.id }),
  };
}
