import { useLingui } from '@lingui/react/macro';
import type { Schemas } from '../api/client';
import { type Lang, pick, useLang } from '../i18n';
import { date } from '../i18n/format';
import { useDutyText } from './duty-look';

export type Row = Schemas['RosterPage']['officers'][number];
export type Cell = Schemas['RosterDay'];

/** The cell that is looked at. */
export interface Chosen {
  row: Row;
  cell: Cell;
}

/** What a cell says to who cannot see it. */
export function useCellWords(): (row: Row, cell: Cell) => string {
  const { t } = useLingui();
  const lang = useLang();
  const text = useDutyText();
  return (row, cell) => {
    const duty = cell.duty ? text(cell.duty) : t`tiada giliran`;
    const notes = [cell.holiday && pick(cell.holiday, lang), cell.change && t`ditukar`].filter(Boolean);
    const words = `${row.name}, ${date(cell.date, lang)}: ${duty}`;
    return notes.length > 0 ? `${words} (${notes.join(', ')})` : words;
  };
}

/** The holidays of a day among the rows: one for all of a state, or that of an agency, a district or a unit for some. */
export function holidaysOf(rows: Row[], date: string, lang: Lang): { names: string[]; forAll: boolean } {
  const cells = rows.flatMap((row) => row.days.filter((cell) => cell.date === date && cell.duty !== null));
  const found = cells.flatMap((cell) => (cell.holiday ? [pick(cell.holiday, lang)] : []));
  return { names: [...new Set(found)], forAll: found.length === cells.length };
}
