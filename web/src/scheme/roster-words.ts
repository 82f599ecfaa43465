import { useLingui } from '@lingui/react/macro';
import type { Schemas } from '../api/client';
import { useLang } from '../i18n';
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
    const words = `${row.name}, ${date(cell.date, lang)}: ${duty}`;
    return cell.change ? `${words} (${t`ditukar`})` : words;
  };
}
