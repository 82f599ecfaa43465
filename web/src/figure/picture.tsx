// A picture with what it says in words, its table with the same numbers, and the table as a file.
import { Trans } from '@lingui/react/macro';
import { type ReactNode, useId, useState } from 'react';
import { Button, linkButton } from '../ui/button';
import { Card, CardTitle } from '../ui/card';

export interface Table {
  heads: string[];
  /** Texts stand to the left, numbers to the right. */
  rows: Array<Array<string | number>>;
}

function TableView({ table, name, format }: { table: Table; name: ReactNode; format(value: number): string }) {
  return (
    <table className="w-full border-collapse text-body-sm text-txt-black-900">
      <caption className="sr-only">{name}</caption>
      <thead>
        <tr className="border-b border-otl-gray-300">
          {table.heads.map((head, index) => (
            <th key={head} scope="col" className={`px-2 py-2 font-semibold ${index === 0 ? 'text-left' : typeof table.rows[0]?.[index] === 'number' ? 'text-right' : 'text-left'}`}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row, line) => (
          <tr key={`${row[0]} ${line}`} className="border-b border-otl-gray-200">
            {row.map((cell, index) =>
              index === 0 ? (
                <th key={table.heads[0]} scope="row" className="px-2 py-2 text-left font-medium">
                  {cell}
                </th>
              ) : (
                <td key={table.heads[index]} className={`px-2 py-2 tabular-nums ${typeof cell === 'number' ? 'text-right' : 'text-left'}`}>
                  {typeof cell === 'number' ? format(cell) : cell}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface PictureProps {
  testid: string;
  name: ReactNode;
  /** What one sees, in a sentence. */
  saying: ReactNode;
  table: Table;
  csv: string;
  empty: boolean;
  /** Said when it is empty; usually that the period holds no data. */
  nothing?: ReactNode;
  format(value: number): string;
  children: ReactNode;
  /** Above the picture: how it is ordered. */
  choice?: ReactNode;
  /** Below the picture: the way to more of it, what it does not count. */
  foot?: ReactNode;
}

/** A screen reader reads the table; the eye may choose. On paper both stand. */
export function Picture({ testid, name, saying, table, csv, empty, nothing, format, children, choice, foot }: PictureProps) {
  const id = useId();
  const [asTable, setAsTable] = useState(false);
  return (
    <Card data-testid={testid} data-view={asTable ? 'table' : 'chart'} data-rows={table.rows.length} className="min-w-0 print:break-inside-avoid print:border-0 print:p-0">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <CardTitle id={id}>{name}</CardTitle>
          {!empty && (
            <p data-testid={`${testid}-saying`} className="mt-1 text-body-md text-txt-black-700">
              {saying}
            </p>
          )}
        </div>
        {!empty && (
          <div className="flex flex-wrap gap-2 print:hidden">
            <Button variant="default-outline" data-testid={`${testid}-switch`} aria-describedby={id} onClick={() => setAsTable(!asTable)}>
              {asTable ? <Trans>Papar carta</Trans> : <Trans>Papar jadual</Trans>}
            </Button>
            <a href={csv} download data-testid={`${testid}-csv`} aria-describedby={id} className={linkButton('outline')}>
              CSV
            </a>
          </div>
        )}
      </div>
      {empty ? (
        <p data-testid={`${testid}-empty`} className="py-6 text-center text-body-md text-txt-black-700">
          {nothing ?? <Trans>Tiada data bagi tempoh ini.</Trans>}
        </p>
      ) : (
        <>
          {choice && <div className="mt-3 max-w-xs print:hidden">{choice}</div>}
          <div className={asTable ? 'hidden print:mt-4 print:block' : 'mt-4'} aria-hidden="true">
            {children}
          </div>
          <section
            // A table that is wider than a phone is moved by the keys too.
            tabIndex={asTable ? 0 : undefined}
            aria-labelledby={id}
            data-testid={`${testid}-table`}
            className={asTable ? 'mt-4 overflow-x-auto' : 'sr-only print:not-sr-only'}
          >
            <TableView table={table} name={name} format={format} />
          </section>
          {foot && <div className="mt-3 text-body-sm text-txt-black-500">{foot}</div>}
        </>
      )}
    </Card>
  );
}
