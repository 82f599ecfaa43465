// Issues by kind, week after week.
import { Trans, useLingui } from '@lingui/react/macro';
import type { Schemas } from '../api/client';
import { useLang } from '../i18n';
import { date } from '../i18n/format';
import { number } from '../i18n/number-format';
import { issueWords } from '../i18n/words';
import { Columns } from './columns';
import { patterns } from './pattern';
import { Picture } from './picture';
import { issueKinds } from './words';

/** `23 Nov`, without the year. */
const shortDate = (day: string, lang: 'ms' | 'en'): string => date(day, lang).replace(/ \d{4}$/, '');

export function IssuesPicture({ weeks, csv }: { weeks: Schemas['FigureWeek'][]; csv: string }) {
  const { t, i18n } = useLingui();
  const lang = useLang();
  const sums = issueKinds.map((kind) => weeks.reduce((all, week) => all + week.issues[kind], 0));
  const all = sums.reduce((sum, one) => sum + one, 0);
  // What never occurred needs no place in the picture.
  const kinds = issueKinds.filter((_, index) => (sums[index] ?? 0) > 0);
  const most = issueKinds[sums.indexOf(Math.max(...sums))] ?? 'late_in';
  const kind = i18n._(issueWords[most]);
  const count = number(Math.max(...sums), lang);
  const total = number(all, lang);
  return (
    <Picture
      testid="figure-issues"
      name={<Trans>Isu kehadiran mengikut minggu</Trans>}
      saying={
        <Trans>
          Isu paling kerap: {kind} ({count} daripada {total}).
        </Trans>
      }
      table={{
        heads: [t`Minggu bermula`, ...kinds.map((one) => i18n._(issueWords[one]))],
        rows: weeks.map((week) => [date(week.monday, lang), ...kinds.map((one) => week.issues[one])]),
      }}
      csv={csv}
      empty={all === 0}
      format={(value) => number(value, lang)}
    >
      <Columns
        testid="figure-issues"
        columns={weeks.map((week) => ({ label: shortDate(week.monday, lang), values: kinds.map((one) => week.issues[one]) }))}
        series={kinds.map((one) => ({ word: i18n._(issueWords[one]), pattern: patterns[issueKinds.indexOf(one)] ?? 'plain' }))}
      />
    </Picture>
  );
}
