// A question to the audit trail, and its query.
import type { Schemas } from '../api/client';
import { addDays, today } from '../day/calendar';
import type { Person } from './person';

export interface Question {
  from: string;
  to: string;
  group: Schemas['AuditGroupName'] | '';
  action: string;
  actor: Person | undefined;
  officer: Person | undefined;
}

/** The last 30 days. */
export const firstQuestion = (): Question => ({ from: addDays(today(), -29), to: today(), group: '', action: '', actor: undefined, officer: undefined });

/** What of it is set, as the query has it. */
export function queryOf({ from, to, group, action, actor, officer }: Question) {
  return {
    from,
    to,
    ...(group && { group }),
    ...(action && { action }),
    ...(actor && { actor_id: actor.id }),
    ...(officer && { officer_id: officer.id }),
  };
}
