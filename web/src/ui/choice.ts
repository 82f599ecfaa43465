// A field that chooses one of many: what it offers for what is typed, and where its keys lead. Without a page, so that it can be tried.

export interface Choice {
  id: string;
  /** What people know it by beside its name; empty where there is none. */
  code: string;
  name: string;
}

/** More than these nobody looks through in a plain list. */
export const mostInSelect = 12;
/** Drawn at once; for those beyond more is typed. */
export const mostShown = 100;

const order = new Intl.Collator('ms', { numeric: true });
/** By name as people count: Agensi 2 before Agensi 10. */
export const inOrder = (choices: readonly Choice[]): Choice[] => [...choices].sort((a, b) => order.compare(a.name, b.name));

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Those that hold every typed word in code or name, whatever their case and accents. Those whose code begins so come first. */
export function matching(choices: readonly Choice[], typed: string): Choice[] {
  const words = folded(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...choices];
  const [first = ''] = words;
  const found = choices.filter(({ code, name }) => {
    const text = folded(`${code} ${name}`);
    return words.every((word) => text.includes(word));
  });
  const byCode = ({ code }: Choice): boolean => folded(code).startsWith(first);
  return [...found.filter(byCode), ...found.filter((one) => !byCode(one))];
}

export interface Looking {
  open: boolean;
  /** What was typed since the list opened; without it the field shows what is chosen. */
  typed: string | undefined;
  /** The place in the list that Enter would take; -1 for none. */
  active: number;
}

export const closed: Looking = { open: false, typed: undefined, active: -1 };
/** Opened at what is chosen. */
export const opened = (chosen: number): Looking => ({ open: true, typed: undefined, active: chosen });
/** The first that matches is at hand, so that a code and Enter are enough; of no words none is. */
export const typing = (typed: string): Looking => ({ open: true, typed, active: typed.trim() === '' ? -1 : 0 });

/** Where a key leads in a list of `count` shown; `take` where it chooses. Nothing where the key is not the field's own. */
export function pressed(key: string, at: Looking, count: number, chosen: number): { next: Looking; take: boolean } | undefined {
  const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
  if (!at.open) return step === 0 ? undefined : { next: opened(Math.max(chosen, 0)), take: false };
  if (key === 'Escape') return { next: closed, take: false };
  if (key === 'Enter') {
    const take = at.active >= 0 && at.active < count;
    return { next: take ? closed : at, take };
  }
  if (step === 0) return undefined;
  if (count === 0) return { next: at, take: false };
  const active = at.active < 0 ? (step > 0 ? 0 : count - 1) : (at.active + step + count) % count;
  return { next: { ...at, active }, take: false };
}
