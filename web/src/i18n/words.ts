// The words of the design for what the API gives as codes.
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Schemas } from '../api/client';

type Words<Key extends string> = Record<Key, MessageDescriptor>;

export const kindWords: Words<Schemas['EventKind']> = { in: msg`Masuk`, out: msg`Keluar` };

export const statusWords: Words<Schemas['Verdict']['status']> = {
  present: msg`Hadir`,
  incomplete: msg`Tidak lengkap`,
  open: msg`Sedang berjalan`,
  absent: msg`Tidak hadir`,
  on_leave: msg`Bercuti`,
  rest_day: msg`Hari rehat`,
  holiday: msg`Kelepasan am`,
};

export const issueWords: Words<Schemas['IssueKind']> = {
  late_in: msg`Lewat masuk`,
  early_out: msg`Keluar awal`,
  no_clock_in: msg`Tiada rakaman masuk`,
  no_clock_out: msg`Tiada rakaman keluar`,
  absent: msg`Tidak hadir`,
  outside_place: msg`Di luar lokasi kerja`,
  weak_evidence: msg`Bukti rakaman lemah`,
};

export const gradeWords: Words<Schemas['Grade']> = { A: msg`Kukuh`, B: msg`Baik`, C: msg`Sederhana`, D: msg`Lemah` };

export const countsWords: Words<Schemas['Counts']> = {
  first_in: msg`Masuk pertama`,
  last_out: msg`Keluar terakhir`,
  extra: msg`Rakaman tambahan`,
  waiting: msg`Menunggu penerimaan`,
};

export const schemeWords: Words<Schemas['Scheme']['kind']> = {
  wbf: msg`Waktu Bekerja Fleksi (WBF)`,
  wbb: msg`Waktu Bekerja Berperingkat (WBB)`,
  office: msg`Waktu pejabat`,
  shift: msg`Syif`,
  rest: msg`Hari rehat mengikut giliran`,
  on_call: msg`Atas panggilan`,
};
