// The words of cases: what they are about, how they stand, what happened to them.
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Schemas } from '../api/client';
import { type GrantKind, kindWords as grantWords } from '../grant/words';
import type { Tone } from '../ui/tag';

type State = Schemas['ApprovalState'];

export const stateWords: Record<State, MessageDescriptor> = {
  waiting: msg`Menunggu keputusan`,
  more_information: msg`Maklumat tambahan diminta`,
  recommended: msg`Menunggu peringkat kedua`,
  accepted: msg`Diterima`,
  rejected: msg`Tidak diterima`,
  withdrawn: msg`Ditarik balik`,
};

export const stateTones: Record<State, Tone> = {
  waiting: 'primary',
  more_information: 'warning',
  recommended: 'primary',
  accepted: 'success',
  rejected: 'danger',
  withdrawn: 'default',
};

export const isSettled = (state: State): boolean => state === 'accepted' || state === 'rejected' || state === 'withdrawn';

export const issueStateWords: Record<Schemas['IssueState'], MessageDescriptor> = {
  open: msg`Belum dijelaskan`,
  explained: msg`Alasan menunggu keputusan`,
  more_information: msg`Maklumat tambahan diminta`,
  accepted: msg`Alasan diterima`,
  rejected: msg`Alasan tidak diterima`,
  confirmed: msg`Alasan tidak diterima, disahkan`,
  withdrawn: msg`Ditarik balik`,
};

export const issueStateTones: Record<Schemas['IssueState'], Tone> = {
  open: 'warning',
  explained: 'primary',
  more_information: 'warning',
  accepted: 'success',
  rejected: 'danger',
  confirmed: 'danger',
  withdrawn: 'default',
};

export const kindWords: Record<Schemas['Approval']['kind'], MessageDescriptor> = {
  reason: msg`Alasan`,
  correction: msg`Pembetulan rakaman`,
  grant: msg`Kebenaran`,
  grant_change: msg`Pindaan kebenaran`,
  grant_cancellation: msg`Pembatalan kebenaran`,
};

/** `reason`, `correction`, or a kind of grant; the code itself of what is unknown here. */
export function subjectWord(subject: string): MessageDescriptor | string {
  if (subject === 'reason' || subject === 'correction') return kindWords[subject];
  return grantWords[subject as GrantKind] ?? subject;
}

export const actionWords: Record<Schemas['ApprovalStep']['action'], MessageDescriptor> = {
  submit: msg`Dikemukakan`,
  accept: msg`Diterima`,
  reject: msg`Tidak diterima`,
  ask: msg`Maklumat tambahan diminta`,
  answer: msg`Maklumat tambahan diberi`,
  withdraw: msg`Ditarik balik`,
  pass_on: msg`Dipanjangkan ke peringkat seterusnya`,
  take_back: msg`Keputusan ditarik balik`,
};

export const deskWords: Record<Schemas['Desk'], MessageDescriptor> = {
  supervisor: msg`Penyelia`,
  approver: msg`Pelulus`,
  head: msg`Ketua Jabatan`,
};
