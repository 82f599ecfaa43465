// The reports that one may have, each as a card with a picture; and the way to those that were ordered.
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'wouter';
import { usePage } from '../frame/page';
import { pick, useLang } from '../i18n';
import { FailureMessage } from '../session/parts';
import { Card, Skeleton } from '../ui/card';
import { Icon } from '../ui/icon';
import { Tabs } from '../ui/tabs';
import { type KindEntry, groups, kindIcons, useKinds } from './words';

/** The three parts of reports. */
export function ReportTabs({ current }: { current: string }) {
  const { t } = useLingui();
  return (
    <Tabs
      label={t({ message: 'Laporan', context: 'ramai' })}
      testid="report-tab"
      current={current}
      tabs={[
        { href: '/laporan', name: 'kinds', word: t`Pilih laporan` },
        { href: '/laporan/saya', name: 'orders', word: t`Laporan saya` },
        { href: '/laporan/jadual', name: 'schedules', word: t`Jadual` },
      ]}
    />
  );
}

function KindCard({ kind }: { kind: KindEntry }) {
  const lang = useLang();
  return (
    <li>
      <Link
        href={`/laporan/${kind.kind}`}
        data-testid="report-kind"
        data-kind={kind.kind}
        className="flex h-full gap-4 rounded-xl border border-otl-gray-200 bg-bg-white p-4 hover:border-otl-primary-300 hover:bg-bg-washed"
      >
        <span className="flex size-12 shrink-0 items-center justify-center rounded-lg bg-bg-primary-50 text-txt-primary">
          <Icon name={kindIcons[kind.kind]} className="size-6" />
        </span>
        <span className="min-w-0">
          <span className="block text-body-md font-semibold text-txt-black-900">{pick(kind.title, lang)}</span>
          <span className="mt-0.5 block text-body-sm text-txt-black-500">{pick(kind.note, lang)}</span>
        </span>
      </Link>
    </li>
  );
}

export function Reports() {
  const { t, i18n } = useLingui();
  const kinds = useKinds();
  usePage('reports', t({ message: 'Laporan', context: 'ramai' }));
  return (
    <div className="space-y-6">
      <h1>
        <Trans context="ramai">Laporan</Trans>
      </h1>
      <ReportTabs current="/laporan" />
      {kinds.status === 'loading' && (
        <Card>
          <Skeleton lines={6} />
        </Card>
      )}
      {kinds.status === 'failed' && <FailureMessage failure={kinds.failure} testid="reports-error" />}
      {kinds.status === 'here' &&
        groups.map(({ word, kinds: names }) => {
          const found = names.flatMap((name) => kinds.data.kinds.filter((one) => one.kind === name));
          if (found.length === 0) return null;
          return (
            <section key={word.id} className="space-y-3">
              <h2 className="font-heading text-body-lg font-semibold text-txt-black-900">{i18n._(word)}</h2>
              <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
                {found.map((kind) => (
                  <KindCard key={kind.kind} kind={kind} />
                ))}
              </ul>
            </section>
          );
        })}
    </div>
  );
}
