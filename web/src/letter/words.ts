import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Schemas } from '../api/client';
import type { Tone } from '../ui/tag';

export type Kind = Schemas['LetterKind'];
export type State = Schemas['LetterState'];
export type TextName = keyof Schemas['LetterTexts'];

export const letterWords: Record<Kind, MessageDescriptor> = {
  notice: msg`Notis kad hijau`,
  warning: msg`Surat amaran kad merah`,
  show_cause: msg`Surat tunjuk sebab`,
};

export const stateWords: Record<State, MessageDescriptor> = {
  issued: msg`Dikeluarkan`,
  replied: msg`Dijawab`,
  closed: msg`Ditutup`,
  cancelled: msg`Dibatalkan`,
};

export const stateTones: Record<State, Tone> = { issued: 'warning', replied: 'primary', closed: 'success', cancelled: 'default' };

export const fieldWords: Record<TextName, MessageDescriptor> = {
  number: msg`Nombor rujukan`,
  letterhead: msg`Kepala surat`,
  subject: msg`Perkara`,
  body: msg`Isi surat`,
  closing: msg`Penutup`,
};

/** What stands in the place of each name; the names themselves are the server's. */
export const placeholderWords: Record<string, MessageDescriptor> = {
  nama: msg`nama pegawai`,
  unit: msg`unit pegawai`,
  agensi: msg`agensi (kodnya dalam nombor rujukan)`,
  kementerian: msg`kementerian`,
  rujukan: msg`nombor rujukan`,
  tarikh: msg`tarikh surat`,
  bulan: msg`bulan yang dikira`,
  bilangan: msg`bilangan tanda merah`,
  warna_asal: msg`warna kad sebelum ini`,
  warna_baharu: msg`warna kad yang baharu`,
  kuat_kuasa: msg`tarikh kad bertukar`,
  ketua: msg`nama Ketua Jabatan`,
  tarikh_jawab: msg`tarikh akhir menjawab`,
  hari_jawab: msg`bilangan hari untuk menjawab`,
  jadual: msg`jadual tarikh, dalam perenggannya sendiri`,
  jenis: msg`kod jenis surat`,
  tahun: msg`tahun`,
  bil: msg`bilangan surat dalam tahun itu`,
};
