// My remote day: the plan, the pulses, and all that was recorded of me.
import { Trans, useLingui } from '@lingui/react/macro';
import { usePage } from '../frame/page';
import { useLang } from '../i18n';
import { date, wallMinute, weekday } from '../i18n/format';
import { FailureMessage } from '../session/parts';
import { Callout } from '../ui/callout';
import { Card, CardTitle, Skeleton } from '../ui/card';
import { CheckField } from '../ui/field';
import { useStore } from '../ui/store';
import { AskPulse } from './ask';
import { History } from './history';
import { Mark } from './mark';
import { Places } from './places';
import { PlanAndReport } from './plan';
import { type OwnPulseDay, type OwnPulses, letPageAnswer, openPulse, pageAnswers, pulses, pulsesFailure, renewPulses, usePulses } from './pulse';
import { Record } from './record';
import { lookOf } from './words';

/** Which part of the day is remote. */
export function DayPart({ day }: { day: Pick<OwnPulseDay, 'remote_morning' | 'remote_afternoon'> }) {
  if (day.remote_morning && day.remote_afternoon) return <Trans>sehari penuh</Trans>;
  return day.remote_morning ? <Trans>pagi</Trans> : <Trans>petang</Trans>;
}

function Next({ day }: { day: OwnPulseDay }) {
  const next = day.pulses.find((pulse) => pulse.state === 'ahead');
  if (!next) {
    return (
      <p className="text-body-md text-txt-black-700">
        <Trans>Tiada lagi nadi untuk hari ini.</Trans>
      </p>
    );
  }
  const from = wallMinute(next.from);
  const to = wallMinute(next.to);
  return (
    <p data-testid="pulse-next" className="text-body-md text-txt-black-700">
      <Trans>
        Nadi seterusnya antara {from} dan {to}.
      </Trans>
    </p>
  );
}

function Today({ own }: { own: OwnPulses }) {
  const lang = useLang();
  const day = own.days[0];
  const open = openPulse(own);
  const called = `${weekday(own.work_day, lang)}, ${date(own.work_day, lang)}`;
  const remote = day && (day.remote_morning || day.remote_afternoon);
  return (
    <Card className="space-y-4" data-testid="remote-today" data-remote={remote ? 'yes' : 'no'}>
      <CardTitle>{called}</CardTitle>
      {remote ? (
        <p className="text-body-md text-txt-black-700">
          {day.hybrid ? <Trans>Hari bekerja hibrid</Trans> : <Trans>Bekerja dari rumah</Trans>}
          {', '}
          <DayPart day={day} />
        </p>
      ) : (
        <p className="text-body-md text-txt-black-700">
          <Trans>Hari ini bukan hari bekerja jarak jauh anda. Nadi tidak ditanya.</Trans>
        </p>
      )}
      {open && <AskPulse pulse={open} />}
      {day && day.pulses.length > 0 && (
        <ul className="flex flex-wrap gap-2" data-testid="pulses">
          {day.pulses.map((pulse) => (
            <Mark
              key={pulse.hour}
              look={lookOf(pulse.state, pulse.answer?.answer)}
              from={wallMinute(pulse.from)}
              to={wallMinute(pulse.to)}
              askedAt={pulse.asked_at}
              answeredAt={pulse.answer?.answered_at}
              late={pulse.answer?.late}
            />
          ))}
        </ul>
      )}
      {remote && <Next day={day} />}
      {remote && !own.has_place && (
        <Callout tone="warning" data-testid="no-place">
          <Trans>Belum ada tempat anda yang diluluskan, jadi setiap jawapan ialah “tidak pasti”. Sila daftarkan tempat di bawah.</Trans>
        </Callout>
      )}
    </Card>
  );
}

function Setting() {
  const on = useStore(pageAnswers);
  return (
    <CheckField
      testid="page-answers"
      checked={on}
      onChange={(event) => letPageAnswer(event.currentTarget.checked)}
      label={<Trans>Biar halaman yang terbuka menjawab sendiri</Trans>}
      hint={<Trans>Untuk peranti ini sahaja. Halaman ini atau halaman Rakam mesti terbuka dan kedudukan telah dibenarkan.</Trans>}
    />
  );
}

/** Why the marks are there, in plain words. */
function Explained({ own }: { own: OwnPulses }) {
  const { keep_hours: hours, open_minutes: minutes } = own;
  return (
    <Card className="space-y-4">
      <CardTitle>
        <Trans>Tentang nadi BDR</Trans>
      </CardTitle>
      <ul className="list-disc space-y-1 pl-5 text-body-md text-txt-black-700">
        <li>
          <Trans>Ditanya sekali dalam setiap jam penuh bekerja jarak jauh, dan dibuka selama {minutes} minit.</Trans>
        </li>
        <li>
          <Trans>Penyelia anda hanya melihat: di tempat, di luar tempat, tidak pasti atau tidak dijawab.</Trans>
        </li>
        <li>
          <Trans>Kedudukan sebenar disimpan {hours} jam, kemudian dipadam.</Trans>
        </li>
        <li>
          <Trans>Nadi yang tidak dijawab hanyalah satu pertanyaan, bukan keputusan tentang kehadiran anda.</Trans>
        </li>
      </ul>
      <Setting />
    </Card>
  );
}

export function RemoteDay() {
  const { t } = useLingui();
  usePulses();
  const own = useStore(pulses);
  const failure = useStore(pulsesFailure);
  usePage('remote-day', t`Hari bekerja jarak jauh`, own !== undefined || failure !== undefined);
  const day = own?.days[0];
  return (
    <div className="mx-auto max-w-3xl space-y-5">
      <h1>
        <Trans>Hari bekerja jarak jauh</Trans>
      </h1>
      {failure !== undefined && <FailureMessage failure={failure} testid="pulses-error" />}
      {!own && failure === undefined && <Skeleton lines={6} />}
      {own && <Today own={own} />}
      {day?.pulses.some((pulse) => pulse.state !== 'ahead') && (
        <Card className="space-y-3">
          <CardTitle>
            <Trans>Yang direkodkan tentang anda hari ini</Trans>
          </CardTitle>
          <Record day={day} today onSaid={() => void renewPulses()} />
        </Card>
      )}
      {day && (day.remote_morning || day.remote_afternoon) && <PlanAndReport day={day.date} />}
      <Places onChange={() => void renewPulses()} />
      {own && <Explained own={own} />}
      <History />
    </div>
  );
}
