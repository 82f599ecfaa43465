// Counts as people read them, `2,999`: by themselves, and where a text says them. Lingui groups the `#` of a plural, but puts the
// value of a plain `{count}` as it is; so a text says a count through an object that is a number to a plural and `2,999` to a sentence.
// The clock page counts nothing so high and does without: the table of the other pages brings this.
import { i18n } from '@lingui/core';
import type { Lang } from './index';

const numbers: Record<Lang, Intl.NumberFormat> = { ms: new Intl.NumberFormat('ms-MY'), en: new Intl.NumberFormat('en-GB') };

/** `1,234` */
export const number = (value: number, lang: Lang): string => numbers[lang].format(value);

const counted = (value: unknown): unknown =>
  typeof value === 'number' && Math.abs(value) >= 1000
    ? { [Symbol.toPrimitive]: (hint: string) => (hint === 'number' ? value : number(value, i18n.locale as Lang)) }
    : value;

type Values = Record<string, unknown> | undefined;
type Say = (text: string | { values?: Values }, values?: Values, options?: object) => string;

const grouped = (values: Values): Values =>
  values && Object.fromEntries(Object.entries(values).map(([name, value]) => [name, counted(value)]));
const plain = i18n.t as Say;
const say: Say = (text, values, options) =>
  typeof text === 'string' ? plain(text, grouped(values), options) : plain({ ...text, values: grouped(text.values ?? values) });

// What is no count but a name in digits, as a year or the number of a transaction, is given to a text as a string.
i18n._ = say as typeof i18n._;
i18n.t = say as typeof i18n.t;
