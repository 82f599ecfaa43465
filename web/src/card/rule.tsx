import { Trans, useLingui } from '@lingui/react/macro';
import type { Schemas } from '../api/client';
import { issueWords } from '../i18n/words';
import { Card, CardTitle, Fact } from '../ui/card';
import { Source } from '../why/why';
import { ColourChip } from './card-face';
import { certaintyWords } from './words';

function Marks({ row }: { row: Schemas['CardRow'] }) {
  const { least, most } = row;
  if (most === null) return <Trans>{least} tanda atau lebih</Trans>;
  return least === most ? <Trans>{least} tanda</Trans> : <Trans>{least} hingga {most} tanda</Trans>;
}

/** The table that turns a card, as a jurist reads it: from, by how many marks, to; and where each part comes from. */
export function RuleTable({ rule }: { rule: Schemas['CardRule'] }) {
  const { i18n } = useLingui();
  const { months, most_a_day: most } = rule;
  return (
    <Card className="print:break-inside-avoid">
      <CardTitle>
        <Trans>Peraturan pertukaran kad</Trans>
      </CardTitle>
      <table data-testid="card-rule" data-variant={rule.variant} className="mt-3 w-full text-left text-body-md">
        <thead className="text-body-sm text-txt-black-700">
          <tr>
            <th scope="col" className="py-2 pr-3 font-medium">
              <Trans>Kad sekarang</Trans>
            </th>
            <th scope="col" className="py-2 pr-3 font-medium">
              <Trans>Tanda dalam tempoh</Trans>
            </th>
            <th scope="col" className="py-2 font-medium">
              <Trans>Kad berikutnya</Trans>
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-otl-gray-200 border-t border-otl-gray-200">
          {rule.rows.map((row) => (
            <tr key={`${row.from}-${row.least}`} data-testid="card-rule-row">
              <td className="py-2 pr-3">
                <ColourChip colour={row.from} />
              </td>
              <td className="py-2 pr-3">
                <Marks row={row} />
              </td>
              <td className="py-2">
                <ColourChip colour={row.to} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl className="mt-2 divide-y divide-otl-gray-200">
        <Fact name={<Trans>Sumber jadual</Trans>} data-testid="card-rule-source">
          <Source source={rule.source} /> ({i18n._(certaintyWords[rule.certainty])})
        </Fact>
        <Fact name={<Trans>Tempoh kiraan</Trans>}>
          {months === 1 ? <Trans>Satu bulan kalendar, tanpa bawa ke hadapan</Trans> : <Trans>{months} bulan kalendar</Trans>} (<Source source={rule.months_source} />)
        </Fact>
        <Fact name={<Trans>Tanda</Trans>}>
          {rule.issues.map((issue) => i18n._(issueWords[issue])).join(', ')}; <Trans>paling banyak {most} sehari</Trans> (<Source source={rule.marks_source} />)
        </Fact>
        <Fact name={<Trans>Bila bertukar</Trans>}>
          <Trans>Pada hari pertama bulan selepas kelulusan Ketua Jabatan. Alasan yang menunggu keputusan tidak dikira.</Trans>
        </Fact>
      </dl>
    </Card>
  );
}
