// What is typed into the form of a grant, and what of it goes to the server for each kind.
import type { Schemas } from '../api/client';
import { today } from '../day/calendar';
import { type GrantKind, type Part, takesPart, takesTimes } from './words';

export interface Draft {
  kind: GrantKind;
  first_day: string;
  last_day: string;
  from: string;
  to: string;
  part: Part;
  code: string;
  outstation: boolean;
  purpose: string;
  destination: string;
  contact: string;
  evidence: string;
  due_date: string;
  husband: boolean;
  wife_grant_id: string;
  works_nearby: boolean;
  shares_vehicle: boolean;
}

export function emptyDraft(kind: GrantKind): Draft {
  return {
    kind,
    first_day: today(),
    last_day: '',
    from: '',
    to: '',
    part: 'day',
    code: '',
    outstation: false,
    purpose: '',
    destination: '',
    contact: '',
    evidence: '',
    due_date: '',
    husband: false,
    wife_grant_id: '',
    works_nearby: false,
    shares_vehicle: false,
  };
}

/** The form again, as it stands in a grant that is to be changed. */
export function draftOf(grant: Schemas['Grant']): Draft {
  return {
    ...emptyDraft(grant.kind),
    first_day: grant.first_day,
    last_day: grant.last_day === grant.first_day ? '' : grant.last_day,
    from: grant.from ?? '',
    to: grant.to ?? '',
    part: grant.part ?? 'day',
    code: grant.code,
    outstation: grant.outstation,
    purpose: grant.purpose,
    destination: grant.destination,
    contact: grant.contact,
    evidence: grant.evidence,
    due_date: grant.due_date ?? '',
    husband: grant.husband,
    works_nearby: grant.works_nearby,
    shares_vehicle: grant.shares_vehicle,
  };
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Only what the kind asks for, and nothing that is empty. */
export function bodyOf(draft: Draft): Omit<Schemas['GrantApplication'], 'dry_run'> {
  const { kind } = draft;
  // The hour runs until the birth; its leave ends it.
  const lastDay = draft.last_day || (kind === 'pregnancy_hour' ? draft.due_date : '');
  return {
    kind,
    first_day: draft.first_day,
    ...(lastDay && { last_day: lastDay }),
    ...(takesTimes(kind) && draft.from && draft.to && { from: draft.from, to: draft.to }),
    ...(takesPart(kind) && { part: draft.part }),
    ...(kind === 'leave' && { code: draft.code.trim() }),
    ...(kind === 'official_duty' && { outstation: draft.outstation }),
    ...(draft.purpose.trim() && { purpose: draft.purpose.trim() }),
    ...(draft.destination.trim() && { destination: draft.destination.trim() }),
    ...(draft.contact.trim() && { contact: draft.contact.trim() }),
    ...(draft.evidence.trim() && { evidence: draft.evidence.trim() }),
    ...(kind === 'pregnancy_hour' && draft.due_date && { due_date: draft.due_date }),
    ...(kind === 'pregnancy_hour' &&
      draft.husband && {
        husband: true,
        works_nearby: draft.works_nearby,
        shares_vehicle: draft.shares_vehicle,
        ...(uuid.test(draft.wife_grant_id.trim()) && { wife_grant_id: draft.wife_grant_id.trim() }),
      }),
  };
}

/** Whether there is enough to ask the server what else is missing. */
export const isComplete = (draft: Draft): boolean => draft.first_day !== '';
