// What there is against officers, the most first.
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { api, ask } from '../api/client';
import { useLang } from '../i18n';
import { duration } from '../i18n/format';
import { number } from '../i18n/number-format';
import { usePaged } from '../list/paged';
import { More } from '../list/paged-list';
import { FailureMessage } from '../session/parts';
import { Card, Skeleton } from '../ui/card';
import { SelectField } from '../ui/field';
import { Bars } from './bars';
import { Picture } from './picture';
import { type FigureQuery, csvOf } from './query';

const sorts = ['late_minutes', 'late_in', 'early_minutes', 'no_clock', 'absent'] as const;
type Sort = (typeof sorts)[number];

/** How the list is ordered. */
function SortField({ value, set, words }: { value: Sort; set(sort: Sort): void; words: Record<Sort, string> }) {
  return (
    <SelectField label={<Trans>Susun mengikut</Trans>} testid="figure-sort" value={value} onChange={(event) => set(event.currentTarget.value as Sort)}>
      {sorts.map((one) => (
        <option key={one} value={one}>
          {words[one]}
        </option>
      ))}
    </SelectField>
  );
}

export function OfficersPicture({ query }: { query: FigureQuery }) {
  const { t } = useLingui();
  const lang = useLang();
  const [sort, setSort] = useState<Sort>('late_minutes');
  const words: Record<Sort, string> = {
    late_minutes: t`Minit lewat`,
    late_in: t`Kali lewat`,
    early_minutes: t`Minit keluar awal`,
    no_clock: t`Hari tanpa rakaman penuh`,
    absent: t`Hari tidak hadir`,
  };
  const list = usePaged(
    JSON.stringify(['officers', query, sort]),
    (after) => ask(api.GET('/figures/officers', { params: { query: { ...query, sort, limit: 20, ...(after && { after }) } } })),
    (page) => page.officers,
  );
  if (list.first.status === 'failed') return <FailureMessage failure={list.first.failure} testid="figure-officers-error" />;
  if (list.first.status === 'loading')
    return (
      <Card>
        <Skeleton lines={6} />
      </Card>
    );
  const said = (value: number): string => (sort.endsWith('minutes') ? duration(value, lang) : number(value, lang));
  const first = list.rows[0];
  const name = first?.officer_name;
  const amount = first && said(first[sort]);
  const word = words[sort].toLowerCase();
  return (
    <Picture
      testid="figure-officers"
      name={<Trans>Kelewatan mengikut pegawai</Trans>}
      saying={
        <Trans>
          Paling tinggi ({word}): {name}, {amount}. Pegawai tanpa isu tidak disenaraikan.
        </Trans>
      }
      table={{
        heads: [t`Pegawai`, t`Unit`, ...sorts.map((one) => words[one])],
        rows: list.rows.map((one) => [one.officer_name, one.unit_path, ...sorts.map((column) => one[column])]),
      }}
      csv={csvOf('officers', query, { sort })}
      empty={list.rows.length === 0}
      nothing={<Trans>Tiada isu pegawai dalam tempoh ini.</Trans>}
      choice={<SortField value={sort} set={setSort} words={words} />}
      format={(value) => number(value, lang)}
      foot={<More list={list} testid="figure-officers-more" />}
    >
      <Bars
        testid="figure-officers"
        bars={list.rows.map((one) => {
          const late = number(one.late_in, lang);
          const early = number(one.early_out, lang);
          const missing = number(one.no_clock, lang);
          const absent = number(one.absent, lang);
          return {
            key: one.officer_id,
            name: one.officer_name,
            value: one[sort],
            said: said(one[sort]),
            below: t`${one.unit_path} · lewat ${late} · keluar awal ${early} · tanpa rakaman ${missing} · tidak hadir ${absent}`,
          };
        })}
      />
    </Picture>
  );
}
