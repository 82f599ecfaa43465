// The rules in words. The names of keys, fields and choices come from the server, in both languages.
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Schemas } from '../api/client';
import { type Lang, pick } from '../i18n';
import { wallMinute } from '../i18n/format';
import type { Tone } from '../ui/tag';

export type Book = Schemas['RuleBook'];
export type Key = Schemas['RuleKey'];
export type Field = Schemas['RuleField'];
export type Value = Schemas['RuleValue'];
export type FieldValue = Schemas['RuleFieldValue'];
export type Certainty = Schemas['Certainty'];

export const certaintyTones: Record<Certainty, Tone> = {
  official: 'success',
  press: 'primary',
  practice: 'warning',
  inferred: 'warning',
  project_default: 'default',
};

export const originWords: Record<Value['origin'], MessageDescriptor> = {
  file: msg`Pek peraturan asal`,
  national: msg`Ditetapkan oleh Pentadbir Sistem`,
  agency: msg`Nilai agensi sendiri`,
};

const flagWords: Record<Lang, [no: string, yes: string]> = { ms: ['Tidak', 'Ya'], en: ['No', 'Yes'] };

function one(field: Field, value: string | number | boolean, lang: Lang): string {
  if (typeof value === 'boolean') return flagWords[lang][value ? 1 : 0];
  if (typeof value === 'number') return String(value);
  const choice = field.choices.find((known) => known.value === value);
  if (choice) return pick(choice.label, lang);
  return field.kind.startsWith('minute') ? wallMinute(value) : value;
}

/** The value of one field: `07:30`, `Isnin, Jumaat`, `Ya`. */
export function fieldText(field: Field, value: FieldValue | undefined, lang: Lang): string {
  if (value === undefined) return '–';
  if (!Array.isArray(value)) return one(field, value, lang);
  return value.length === 0 ? '–' : value.map((part) => one(field, part, lang)).join(', ');
}

/** A whole value in one line, for those who hear it or search it. */
export function valueText(key: Key, value: Value, lang: Lang): string {
  return key.fields.map((field) => `${pick(field.label, lang)}: ${fieldText(field, value.fields[field.name], lang)}`).join('; ');
}

/** Newest first; what holds for every earlier day last. */
export function byDate(values: readonly Value[]): Value[] {
  return [...values].sort((a, b) => (b.valid_from ?? '').localeCompare(a.valid_from ?? ''));
}

/** Whether the key speaks of all the words that were typed, in either language. */
export function matches(key: Key, search: string): boolean {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const text = (['ms', 'en'] as const)
    .flatMap((lang) => [
      pick(key.label, lang),
      pick(key.about, lang),
      ...key.values.map((value) => `${valueText(key, value, lang)} ${value.source}`),
    ])
    .join(' ')
    .toLowerCase();
  return words.every((word) => text.includes(word));
}

/** The states of a value, or nothing where it holds in all of them. */
export function someStates(states: readonly string[], book: Book): boolean {
  return states.length > 0 && states.length < book.states.length;
}
