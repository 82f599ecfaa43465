// Cases that wait, by how long they do; and how long desks take to answer.
import { Trans, useLingui } from '@lingui/react/macro';
import { type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { useLang } from '../i18n';
import { duration } from '../i18n/format';
import { number } from '../i18n/number-format';
import { FailureMessage } from '../session/parts';
import { Card, Skeleton } from '../ui/card';
import { Bars } from './bars';
import { Columns } from './columns';
import { patterns } from './pattern';
import { Picture } from './picture';
import { type FigureQuery, csvOf } from './query';
import { caseWords } from './words';

type Cases = Schemas['FigureCases'];

const caseKinds = Object.keys(caseWords) as Array<keyof typeof caseWords>;

function Ages({ cases, csv }: { cases: Cases; csv: string }) {
  const { t, i18n } = useLingui();
  const lang = useLang();
  const bands = cases.age_bands;
  const name = (index: number): string => {
    const first = bands[index] ?? 0;
    const next = bands[index + 1];
    return next === undefined ? t`${first} hari ke atas` : t`${first}–${next - 1} hari`;
  };
  const shown = cases.open.filter((one) => one.counts.some((count) => count > 0));
  const all = shown.flatMap((one) => one.counts).reduce((sum, one) => sum + one, 0);
  const old = shown.reduce((sum, one) => sum + one.counts.slice(3).reduce((some, count) => some + count, 0), 0);
  const waiting = number(all, lang);
  const late = number(old, lang);
  return (
    <Picture
      testid="figure-ages"
      name={<Trans>Kes yang menunggu keputusan sekarang</Trans>}
      saying={
        old > 0 ? (
          <Trans>
            {waiting} kes menunggu; {late} daripadanya lebih daripada seminggu.
          </Trans>
        ) : (
          <Trans>{waiting} kes menunggu; tiada yang lebih daripada seminggu.</Trans>
        )
      }
      table={{
        heads: [t`Telah menunggu`, ...shown.map((one) => i18n._(caseWords[one.kind]))],
        rows: bands.map((_, index) => [name(index), ...shown.map((one) => one.counts[index] ?? 0)]),
      }}
      csv={csv}
      empty={all === 0}
      nothing={<Trans>Tiada kes yang menunggu keputusan.</Trans>}
      format={(value) => number(value, lang)}
    >
      <Columns
        testid="figure-ages"
        columns={bands.map((first, index) => ({ label: bands[index + 1] === undefined ? `${first}+` : `${first}–${(bands[index + 1] ?? 0) - 1}`, values: shown.map((one) => one.counts[index] ?? 0) }))}
        series={shown.map((one) => ({ word: i18n._(caseWords[one.kind]), pattern: patterns[caseKinds.indexOf(one.kind)] ?? 'plain' }))}
      />
    </Picture>
  );
}

function Answers({ cases, csv }: { cases: Cases; csv: string }) {
  const { t } = useLingui();
  const lang = useLang();
  const average = duration(cases.answers.average_minutes, lang);
  const decided = number(cases.answers.decided, lang);
  return (
    <Picture
      testid="figure-answers"
      name={<Trans>Masa menjawab mengikut penyelia</Trans>}
      saying={
        <Trans>
          {decided} keputusan dibuat, purata {average} selepas diterima.
        </Trans>
      }
      table={{
        heads: [t`Penyelia`, t`Unit`, t`Purata (minit)`, t({ message: 'Keputusan', context: 'bilangan' }), t`Dipanjangkan kerana lewat`],
        rows: cases.desks.map((desk) => [desk.officer_name, desk.unit_path, desk.average_minutes, desk.decided, desk.passed_on]),
      }}
      csv={csv}
      empty={cases.desks.length === 0}
      nothing={<Trans>Tiada keputusan dibuat dalam tempoh ini.</Trans>}
      format={(value) => number(value, lang)}
      foot={cases.next && <Trans>Dipaparkan {cases.desks.length} yang paling lama. Semuanya ada dalam fail CSV.</Trans>}
    >
      <Bars
        testid="figure-answers"
        bars={cases.desks.map((desk) => {
          const passed = number(desk.passed_on, lang);
          const made = number(desk.decided, lang);
          return {
            key: desk.officer_id,
            name: desk.officer_name,
            value: desk.average_minutes,
            said: desk.decided === 0 ? '–' : duration(desk.average_minutes, lang),
            below: desk.passed_on > 0 ? t`${desk.unit_path} · ${made} keputusan · ${passed} dipanjangkan kerana lewat` : t`${desk.unit_path} · ${made} keputusan`,
          };
        })}
      />
    </Picture>
  );
}

export function CasePictures({ query }: { query: FigureQuery }) {
  const [loaded] = useLoaded(JSON.stringify(['cases', query]), () => ask(api.GET('/figures/cases', { params: { query: { ...query, limit: 20 } } })));
  if (loaded.status === 'failed') return <FailureMessage failure={loaded.failure} testid="figure-cases-error" />;
  if (loaded.status === 'loading')
    return (
      <Card>
        <Skeleton lines={5} />
      </Card>
    );
  const csv = csvOf('cases', query);
  return (
    <>
      <Ages cases={loaded.data} csv={csv} />
      <Answers cases={loaded.data} csv={csv} />
    </>
  );
}
