import { msg } from '@lingui/core/macro';
import type { Schemas } from '../api/client';
import type { Tone } from '../ui/tag';

export type Kind = Schemas['OfficerImportRowKind'];
type State = Schemas['OfficerImport']['state'];
type Outcome = NonNullable<Schemas['OfficerImportRow']['outcome']>;

export const kinds: readonly Kind[] = ['wrong', 'new', 'changed', 'unchanged'];

export const kindWords: Record<Kind, ReturnType<typeof msg>> = {
  new: msg`Baharu`,
  changed: msg`Berubah`,
  unchanged: msg`Tidak berubah`,
  wrong: msg`Salah`,
};

export const kindTones: Record<Kind, Tone> = { new: 'success', changed: 'warning', unchanged: 'default', wrong: 'danger' };

export const stateWords: Record<State, ReturnType<typeof msg>> = {
  planned: msg`Belum disimpan`,
  applying: msg`Sedang disimpan`,
  done: msg`Disimpan`,
  undone: msg`Dibuat asal`,
  cancelled: msg`Dibatalkan`,
};

export const stateTones: Record<State, Tone> = {
  planned: 'warning',
  applying: 'primary',
  done: 'success',
  undone: 'default',
  cancelled: 'default',
};

export const outcomeWords: Record<Outcome, ReturnType<typeof msg>> = {
  removed: msg`Dipadamkan`,
  restored: msg`Kembali seperti asal`,
  ended: msg`Ditamatkan; rekodnya kekal`,
  signed_in: msg`Kekal: sudah log masuk`,
  changed_since: msg`Kekal: sudah diubah selepas import`,
  leads_others: msg`Kekal: menyelia pegawai lain`,
};

export const fieldWords: Record<string, ReturnType<typeof msg>> = {
  agency_code: msg`Kod agensi`,
  agency_name: msg`Nama agensi`,
  unit_code: msg`Unit`,
  unit_name: msg`Nama unit`,
  user_id: msg`ID pengguna`,
  name: msg`Nama`,
  email: msg`E-mel`,
  state: msg`Negeri`,
  scheme: msg`Waktu bekerja`,
  supervisor_user_id: msg`Penyelia`,
  roles: msg`Peranan`,
};
