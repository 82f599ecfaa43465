// "What if I leave now?": the verdict as if a clock-out came at this minute, by the function that judges for good.
import { Trans } from '@lingui/react/macro';
import type { Schemas } from '../api/client';
import { api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { Steps } from '../why/why';
import { useLang } from '../i18n';
import { duration, wallMinute } from '../i18n/format';
import { FailureMessage } from '../session/parts';
import { Callout } from '../ui/callout';
import { Skeleton } from '../ui/card';

function Title({ leaving }: { leaving: Schemas['Leaving'] }) {
  const lang = useLang();
  const { verdict } = leaving;
  const at = wallMinute(leaving.at);
  if (verdict.day_type !== 'working' || verdict.status === 'on_leave')
    return <Trans>Hari ini tiada waktu bekerja yang perlu dipenuhi.</Trans>;
  if (verdict.issues.includes('early_out')) {
    const early = duration(verdict.early_minutes, lang);
    return (
      <Trans>
        Jika anda pulang pada {at}, anda keluar awal {early}.
      </Trans>
    );
  }
  if (verdict.issues.includes('no_clock_in')) return <Trans>Anda belum merekod masuk; hari ini akan menjadi tidak lengkap.</Trans>;
  return <Trans>Anda boleh pulang pada {at}. Ia bukan keluar awal.</Trans>;
}

function Body({ leaving }: { leaving: Schemas['Leaving'] }) {
  const lang = useLang();
  const { verdict, wait_minutes: wait } = leaving;
  const late = verdict.late_minutes > 0 && duration(verdict.late_minutes, lang);
  const worked = verdict.worked_minutes !== null && duration(verdict.worked_minutes, lang);
  const [left, from] = [wait !== null && duration(wait, lang), verdict.may_leave_from && wallMinute(verdict.may_leave_from)];
  return (
    <>
      {left && from && (
        <p>
          <Trans>
            Tunggu {left} lagi, hingga {from}.
          </Trans>
        </p>
      )}
      {worked && (
        <p>
          <Trans>Tempoh bekerja yang dikira: {worked}.</Trans>
        </p>
      )}
      {late && (
        <p>
          <Trans>Lewat masuk {late} tetap direkodkan.</Trans>
        </p>
      )}
    </>
  );
}

export function LeavingAnswer({ round }: { round: number }) {
  const [loaded] = useLoaded(`leaving-${round}`, () => ask(api.GET('/clock/leaving')));
  if (loaded.status === 'loading') return <Skeleton lines={3} />;
  if (loaded.status === 'failed') return <FailureMessage failure={loaded.failure} testid="leaving-error" />;
  const { data } = loaded;
  const well = data.verdict.issues.every((issue) => issue === 'late_in');
  return (
    <div data-testid="leaving-answer" data-early={data.verdict.early_minutes} className="space-y-4">
      <Callout tone={well ? 'success' : 'warning'} title={<Title leaving={data} />}>
        <Body leaving={data} />
      </Callout>
      <Steps steps={data.verdict.because} testid="leaving-step" />
    </div>
  );
}
