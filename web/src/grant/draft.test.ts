import { describe, expect, it } from 'vitest';
import { bodyOf, emptyDraft } from './draft';

describe('what goes to the server', () => {
  it('is what the kind asks for and nothing else', () => {
    const draft = { ...emptyDraft('leave'), first_day: '2026-11-24', code: ' CR ', from: '08:00', to: '09:00', due_date: '2027-04-01' };
    expect(bodyOf(draft)).toEqual({ kind: 'leave', first_day: '2026-11-24', part: 'day', code: 'CR' });
  });

  it('has times only when both are there', () => {
    const draft = { ...emptyDraft('time_off'), first_day: '2026-11-24', from: '08:00', purpose: 'Bank' };
    expect(bodyOf(draft)).toEqual({ kind: 'time_off', first_day: '2026-11-24', purpose: 'Bank' });
    expect(bodyOf({ ...draft, to: '09:00' })).toMatchObject({ from: '08:00', to: '09:00' });
  });

  it('has the times and the number of an order of overtime, and no place', () => {
    const draft = { ...emptyDraft('overtime'), first_day: '2026-11-28', from: '09:00', to: '12:00', purpose: 'Stok', evidence: ' KLM 7 ' };
    expect(bodyOf(draft)).toEqual({
      kind: 'overtime',
      first_day: '2026-11-28',
      from: '09:00',
      to: '12:00',
      purpose: 'Stok',
      evidence: 'KLM 7',
    });
  });

  it('runs until the birth where no other end of the hour is given', () => {
    const draft = { ...emptyDraft('pregnancy_hour'), first_day: '2026-12-07', due_date: '2027-02-20' };
    expect(bodyOf(draft)).toMatchObject({ first_day: '2026-12-07', last_day: '2027-02-20', due_date: '2027-02-20' });
    expect(bodyOf({ ...draft, last_day: '2027-01-31' })).toMatchObject({ last_day: '2027-01-31' });
  });

  it("names the wife's grant only when it is one", () => {
    const draft = { ...emptyDraft('pregnancy_hour'), first_day: '2026-11-24', due_date: '2027-04-01', husband: true, wife_grant_id: 'abc' };
    expect(bodyOf(draft)).not.toHaveProperty('wife_grant_id');
    const id = '01890a5d-ac96-774b-bcce-b302099a8057';
    expect(bodyOf({ ...draft, wife_grant_id: ` ${id} ` })).toHaveProperty('wife_grant_id', id);
    expect(bodyOf({ ...draft, husband: false })).not.toHaveProperty('works_nearby');
  });
});
