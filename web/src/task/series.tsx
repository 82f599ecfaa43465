// Recurring tasks: mine, those that I gave, and those of officers whom I lead.
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { type Schemas, api, ask } from '../api/client';
import { usePage } from '../frame/page';
import { useLang } from '../i18n';
import { date } from '../i18n/format';
import { usePaged } from '../list/paged';
import { PagedList } from '../list/paged-list';
import { askFirst } from '../ui/ask';
import { Button } from '../ui/button';
import { Tag } from '../ui/tag';
import { say } from '../ui/toast';
import { RhythmSentence } from './rhythm';

type Series = Schemas['TaskSeries'];

function Row({ series, ended }: { series: Series; ended(): void }) {
  const { t } = useLingui();
  const lang = useLang();
  const by = series.made_by?.name;
  async function end(): Promise<void> {
    const sure = await askFirst({
      title: <Trans>Tamatkan tugasan berulang ini?</Trans>,
      body: <Trans>Tiada lagi tugasan baharu dibuat. Tugasan yang sudah ada kekal.</Trans>,
      yes: <Trans>Tamatkan</Trans>,
      no: <Trans>Batal</Trans>,
    });
    if (!sure) return;
    try {
      await ask(api.POST('/task-series/{id}/ending', { params: { path: { id: series.id } }, body: {} }));
      say('success', t`Tugasan berulang ditamatkan.`);
    } catch {
      say('error', t`Tidak berjaya. Sila cuba lagi.`);
    }
    ended();
  }
  const since = series.ended_at ? date(series.ended_at.slice(0, 10), lang) : '';
  return (
    <li data-testid="series" data-id={series.id} data-ended={series.ended_at !== null} className="flex flex-wrap items-center justify-between gap-3 py-4">
      <div className="min-w-0 space-y-1">
        <p className="break-words text-body-md font-medium text-txt-black-900">{series.title}</p>
        <p className="text-body-sm text-txt-black-700">
          <RhythmSentence recurrence={series.recurrence} />
        </p>
        <p className="text-body-sm text-txt-black-500">
          {by} · <Plural value={series.officers} one="# pegawai" other="# pegawai" />
        </p>
      </div>
      {series.ended_at && (
        <Tag>
          <Trans>Tamat {since}</Trans>
        </Tag>
      )}
      {series.may_end && !series.ended_at && (
        <Button variant="default-outline" size="small" data-testid="series-end" onClick={() => void end()}>
          <Trans>Tamatkan</Trans>
          <span className="sr-only">{series.title}</span>
        </Button>
      )}
    </li>
  );
}

export function SeriesList() {
  const { t } = useLingui();
  const list = usePaged(
    'series',
    (after) => ask(api.GET('/task-series', { params: { query: { limit: 50, ...(after && { after }) } } })),
    (page): Series[] => page.series,
  );
  usePage('tasks', t`Tugasan saya`, list.first.status !== 'loading');
  return (
    <PagedList
      list={list}
      testid="series-list"
      empty={<Trans>Tiada tugasan berulang. Pilih “Berulang” semasa menambah tugasan baharu.</Trans>}
      row={(series) => <Row key={series.id} series={series} ended={list.renew} />}
    />
  );
}
