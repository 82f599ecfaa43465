// What is asked of the server, and the same as a file.
export interface FigureQuery {
  from: string;
  to: string;
  unit?: string;
}

export type FigureName = 'summary' | 'arrivals' | 'issues' | 'cases' | 'officers';

/** The address of the table of a picture as a file. */
export function csvOf(name: FigureName, query: FigureQuery, more: Record<string, string> = {}): string {
  return `/api/v1/figures/${name}?${new URLSearchParams({ ...query, ...more, format: 'csv' })}`;
}
