// My tasks: today first, any day back, and the lists of those that are open, done, all, or come again and again.
import { Trans, useLingui } from '@lingui/react/macro';
import { Link, useLocation, useSearch } from 'wouter';
import { Choice } from '../approval/choice';
import { NotFound } from '../frame/not-found';
import { linkButton } from '../ui/button';
import { Icon } from '../ui/icon';
import { dayOf, isId, onDay } from './address';
import { DayView } from './day';
import { PageHead } from './day-head';
import { TaskList } from './list';
import { SeriesList } from './series';

const views = ['hari', 'open', 'done', 'all', 'berulang'] as const;
type View = (typeof views)[number];

export function Tasks() {
  const { t } = useLingui();
  const search = useSearch();
  const [, go] = useLocation();
  const named = new URLSearchParams(search).get('papar') as View;
  const view = views.includes(named) ? named : 'hari';
  const day = dayOf(search);
  return (
    <div className="mx-auto max-w-screen-lg space-y-5">
      <PageHead title={<Trans>Tugasan saya</Trans>}>
        <Link href="/tugasan/baharu" data-testid="task-new" className={`${linkButton()} print:hidden`}>
          <Trans>Tugasan baharu</Trans>
        </Link>
      </PageHead>
      <Choice
        label={t`Paparan`}
        testid="tasks-view"
        value={view}
        choices={[
          { value: 'hari', word: t`Hari` },
          { value: 'open', word: t`Terbuka` },
          { value: 'done', word: t`Selesai` },
          { value: 'all', word: t`Semua` },
          { value: 'berulang', word: t`Berulang` },
        ]}
        set={(next) => go(next === 'hari' ? '/tugasan' : `/tugasan?papar=${next}`, { replace: true })}
      />
      {view === 'hari' && <DayView key={day} date={day} href="/tugasan" title={() => t`Tugasan saya`} />}
      {view === 'berulang' && <SeriesList />}
      {view !== 'hari' && view !== 'berulang' && <TaskList key={view} filter={view} />}
    </div>
  );
}

/** The day of somebody whom one follows. */
export function OfficerTasks({ officer }: { officer: string }) {
  const { t } = useLingui();
  const day = dayOf(useSearch());
  if (!isId(officer)) return <NotFound />;
  const here = `/tugasan/pegawai/${officer}`;
  return (
    <div className="mx-auto max-w-screen-lg space-y-5">
      <PageHead title={<Trans>Tugasan pegawai</Trans>}>
        <div className="flex flex-wrap gap-2 print:hidden">
          <Link href={day ? onDay('/hari-pasukan', day) : '/hari-pasukan'} data-testid="to-team" className={linkButton()}>
            <Icon name="left" />
            <Trans>Hari pasukan</Trans>
          </Link>
          <Link href={`/tugasan/baharu?pegawai=${officer}`} data-testid="to-assign" className={linkButton()}>
            <Trans>Beri tugasan</Trans>
          </Link>
        </div>
      </PageHead>
      <DayView key={`${officer}${day}`} officer={officer} date={day} href={here} title={(shown) => shown?.officer.name ?? t`Tugasan pegawai`} />
    </div>
  );
}
