// The words of pulses and places.
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Schemas } from '../api/client';
import type { IconName } from '../ui/icon';
import type { Tone } from '../ui/tag';

type Answer = Schemas['PulseAnswer'];
export type Look = 'inside' | 'outside' | 'unknown' | 'missed' | 'open' | 'ahead';

/** What a mark says: a word, and a picture beside it. */
export const looks: Record<Look, { word: MessageDescriptor; icon: IconName; tone: Tone; box: string }> = {
  inside: { word: msg`Di tempat`, icon: 'done', tone: 'success', box: 'border-otl-success-200 bg-bg-success-50 text-success-800' },
  outside: { word: msg`Di luar tempat`, icon: 'place', tone: 'warning', box: 'border-otl-warning-200 bg-bg-warning-50 text-warning-800' },
  unknown: { word: msg`Tidak pasti`, icon: 'info', tone: 'default', box: 'border-otl-gray-300 bg-bg-washed text-txt-black-700' },
  missed: { word: msg`Tidak dijawab`, icon: 'attention', tone: 'warning', box: 'border-otl-warning-200 bg-bg-warning-50 text-warning-800' },
  open: { word: msg`Sedang ditanya`, icon: 'clock', tone: 'primary', box: 'border-otl-primary-200 bg-bg-primary-50 text-primary-800' },
  ahead: { word: msg`Belum ditanya`, icon: 'clock', tone: 'default', box: 'border-dashed border-otl-gray-300 bg-bg-white text-txt-black-500' },
};

export function lookOf(state: Schemas['PulseState'], answer: Schemas['PulseAnswerWord'] | undefined): Look {
  if (answer) return answer;
  return state === 'answered' ? 'unknown' : state;
}

export const groundWords: Record<Answer['ground'], MessageDescriptor> = {
  in_place: msg`Kedudukan peranti berada di dalam tempat yang diluluskan.`,
  beyond_place: msg`Kedudukan peranti berada di luar tempat yang diluluskan.`,
  edge: msg`Peranti tidak cukup tepat untuk memastikannya.`,
  no_position: msg`Peranti tidak memberikan kedudukan.`,
  no_place: msg`Belum ada tempat anda yang diluluskan.`,
};

export const accuracyWords: Record<NonNullable<Answer['accuracy']>, MessageDescriptor> = {
  fine: msg`hingga 50 m`,
  fair: msg`hingga 500 m`,
  vague: msg`melebihi 500 m`,
};

export const distanceWords: Record<NonNullable<Answer['distance']>, MessageDescriptor> = {
  within: msg`di dalam kawasan`,
  under_1_km: msg`kurang daripada 1 km dari kawasan`,
  under_5_km: msg`kurang daripada 5 km dari kawasan`,
  further: msg`melebihi 5 km dari kawasan`,
};

export const absenceWords: Record<string, MessageDescriptor> = {
  denied: msg`kebenaran kedudukan tidak diberi`,
  unavailable: msg`kedudukan tidak dapat dikesan`,
  timeout: msg`kedudukan lambat dikesan`,
  unsupported: msg`peranti tidak menyokong kedudukan`,
};

export const placeKindWords: Record<Schemas['RemotePlace']['kind'], MessageDescriptor> = {
  home: msg`Rumah`,
  other: msg`Tempat lain`,
};

export const placeStateWords: Record<Schemas['RemotePlace']['state'], { word: MessageDescriptor; tone: Tone }> = {
  waiting: { word: msg`Menunggu kelulusan`, tone: 'warning' },
  approved: { word: msg`Diluluskan`, tone: 'success' },
  rejected: { word: msg`Tidak diluluskan`, tone: 'danger' },
  withdrawn: { word: msg`Ditarik balik`, tone: 'default' },
};
