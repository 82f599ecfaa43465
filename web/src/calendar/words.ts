// What the codes of a calendar are called.
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Schemas } from '../api/client';
import type { Tone } from '../ui/tag';

export type Holiday = Schemas['Holiday'];
export type HolidayRow = Schemas['HolidayRow'];
export type Ramadan = Schemas['Ramadan'];
export type Calendar = Schemas['Calendar'];
export type Certainty = Schemas['DateCertainty'];

export const certaintyWords: Record<Certainty, MessageDescriptor> = {
  official: msg`Rasmi`,
  press: msg`Media`,
  derived: msg`Ikut peraturan`,
  tentative: msg`Belum disahkan`,
};

export const certaintyMeanings: Record<Certainty, MessageDescriptor> = {
  official: msg`Tarikh ini ada dalam senarai rasmi atau warta.`,
  press: msg`Tarikh ini disebut oleh media, notis badan berkanun atau laman hari kelepasan.`,
  derived: msg`Tarikh ini mengikut peraturan atau tarikh tetap; tiada senarai yang dibaca menyebutnya.`,
  tentative: msg`Tarikh ini hasil kiraan, bercanggah atau belum diumumkan. Ia berkuat kuasa sehingga disahkan atau dipinda.`,
};

export const certaintyTones: Record<Certainty, Tone> = { official: 'success', press: 'primary', derived: 'default', tentative: 'warning' };

export const kindWords: Record<Schemas['HolidayKind'], MessageDescriptor> = {
  holiday: msg`Kelepasan am`,
  substitute: msg`Hari kelepasan gantian`,
  declared: msg`Kelepasan yang diisytiharkan`,
};

export const originWords: Record<Schemas['HolidayOrigin'], MessageDescriptor> = {
  file: msg`Kalendar asal sistem`,
  national: msg`Ditetapkan oleh Pentadbir Sistem`,
  agency: msg`Hari agensi`,
};

export const weekdayWords: Record<Calendar['rest_days'][number]['days'][number], MessageDescriptor> = {
  sunday: msg`Ahad`,
  monday: msg`Isnin`,
  tuesday: msg`Selasa`,
  wednesday: msg`Rabu`,
  thursday: msg`Khamis`,
  friday: msg`Jumaat`,
  saturday: msg`Sabtu`,
};

export const certainties: readonly Certainty[] = ['official', 'press', 'derived', 'tentative'];
