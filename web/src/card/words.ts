import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import type { Schemas } from '../api/client';

export type Colour = Schemas['CardColour'];
type MarkState = Schemas['CardItem']['state'];

export const colourWords: Record<Colour, MessageDescriptor> = { yellow: msg`kuning`, green: msg`hijau`, red: msg`merah` };
export const cardWords: Record<Colour, MessageDescriptor> = { yellow: msg`Kad kuning`, green: msg`Kad hijau`, red: msg`Kad merah` };

/** The card in its colour: ground and ink with a contrast of 4.5 and more. */
export const cardLooks: Record<Colour, string> = {
  yellow: 'border-warning-500 bg-warning-300 text-warning-950',
  green: 'border-success-900 bg-success-800 text-white',
  red: 'border-danger-900 bg-danger-800 text-white',
};

export const markStateWords: Record<MarkState, MessageDescriptor> = {
  rejected: msg`Tanda: alasan tidak diterima`,
  unexplained: msg`Tanda: tidak dijelaskan`,
  to_explain: msg`Belum dijelaskan`,
  waiting: msg`Menunggu keputusan, tidak dikira`,
  accepted: msg`Alasan diterima, tidak dikira`,
  excused: msg`Terbatal: cuti, tugas rasmi, kebenaran atau gangguan`,
  same_event: msg`Satu tanda sahaja dikira`,
  not_counted: msg`Tidak dikira bagi kad`,
};

/** The ink of its words; the words alone say it too. */
export const markStateInk: Record<MarkState, string> = {
  rejected: 'text-danger-700',
  unexplained: 'text-danger-700',
  to_explain: 'text-warning-800',
  waiting: 'text-primary-700',
  accepted: 'text-success-800',
  excused: 'text-success-800',
  same_event: 'text-txt-black-700',
  not_counted: 'text-txt-black-700',
};

export const certaintyWords: Record<Schemas['CardRule']['certainty'], MessageDescriptor> = {
  official: msg`teks rasmi`,
  press: msg`laporan teks rasmi`,
  practice: msg`amalan sebuah agensi`,
  inferred: msg`kesimpulan`,
  project_default: msg`tetapan asal sistem`,
};
