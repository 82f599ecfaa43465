// The tasks that officers have in hand now.
import { Trans, useLingui } from '@lingui/react/macro';
import { api, ask } from '../api/client';
import { useLang } from '../i18n';
import { number } from '../i18n/number-format';
import { usePaged } from '../list/paged';
import { More } from '../list/paged-list';
import { FailureMessage } from '../session/parts';
import { Card, Skeleton } from '../ui/card';
import { Bars } from './bars';
import { Picture } from './picture';

export function TasksPicture({ unit }: { unit: string | undefined }) {
  const { t } = useLingui();
  const lang = useLang();
  const query = unit ? { unit } : {};
  const list = usePaged(
    JSON.stringify(['tasks', query]),
    (after) => ask(api.GET('/figures/tasks', { params: { query: { ...query, limit: 20, ...(after && { after }) } } })),
    (page) => page.officers,
  );
  if (list.first.status === 'failed') return <FailureMessage failure={list.first.failure} testid="figure-tasks-error" />;
  if (list.first.status === 'loading')
    return (
      <Card>
        <Skeleton lines={6} />
      </Card>
    );
  const [first] = list.rows;
  const name = first?.officer_name;
  const count = first && number(first.in_hand, lang);
  return (
    <Picture
      testid="figure-tasks"
      name={<Trans>Beban tugasan sekarang</Trans>}
      saying={
        <Trans>
          Paling banyak tugasan dalam tangan: {name} ({count}).
        </Trans>
      }
      table={{
        heads: [t`Pegawai`, t`Unit`, t`Dalam tangan`, t`Lewat tarikh akhir`, t`Keutamaan tinggi`, t`Menunggu pengesahan`],
        rows: list.rows.map((one) => [one.officer_name, one.unit_path, one.in_hand, one.overdue, one.urgent, one.waiting]),
      }}
      csv={`/api/v1/figures/tasks?${new URLSearchParams({ ...query, format: 'csv' })}`}
      empty={list.rows.length === 0}
      nothing={<Trans>Tiada tugasan dalam tangan.</Trans>}
      format={(value) => number(value, lang)}
      foot={<More list={list} testid="figure-tasks-more" />}
    >
      <Bars
        testid="figure-tasks"
        bars={list.rows.map((one) => {
          const overdue = number(one.overdue, lang);
          const waiting = number(one.waiting, lang);
          return {
            key: one.officer_id,
            name: one.officer_name,
            value: one.in_hand,
            said: number(one.in_hand, lang),
            below: t`${one.unit_path} · lewat ${overdue} · menunggu pengesahan ${waiting}`,
          };
        })}
      />
    </Picture>
  );
}
