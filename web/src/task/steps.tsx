// What happened to a task, step by step, each under the work day on which it happened.
import { Trans, useLingui } from '@lingui/react/macro';
import { useLang } from '../i18n';
import { date, dateTime, weekday } from '../i18n/format';
import { Card, CardTitle } from '../ui/card';
import { Icon } from '../ui/icon';
import { type Step, actionSigns, actionWords } from './words';

/** `Kemajuan 25 % → 50 %`, `Dibawa ke 27 Nov 2026`, `Diserahkan`. */
export function useStepWord(): (step: Step) => string {
  const { t, i18n } = useLingui();
  const lang = useLang();
  return (step) => {
    const { progress_before: before, progress } = step;
    if (step.action === 'progressed') return before === progress ? t`Kemajuan ${progress} %` : t`Kemajuan ${before} % → ${progress} %`;
    if (step.action === 'carried_over' && step.to) {
      const to = date(step.to, lang);
      return t`Dibawa ke ${to}`;
    }
    return i18n._(actionWords[step.action]);
  };
}

/** Taps that follow each other are one move; what was undone is none. */
export function condensed(steps: readonly Step[]): Step[] {
  const kept: Step[] = [];
  for (const step of steps) {
    const last = kept.at(-1);
    if (step.action === 'progressed' && last?.action === 'progressed' && !step.note && !last.note) {
      kept[kept.length - 1] = { ...step, progress_before: last.progress_before };
    } else kept.push(step);
  }
  return kept.filter((step) => step.action !== 'progressed' || step.note || step.progress !== step.progress_before);
}

function StepLine({ step }: { step: Step }) {
  const lang = useLang();
  const word = useStepWord();
  const { icon, ink } = actionSigns[step.action];
  return (
    <li data-testid="step" data-action={step.action} className="flex gap-3">
      <span className={`flex size-9 shrink-0 items-center justify-center rounded-full ${ink}`}>
        <Icon name={icon} className="size-5" />
      </span>
      <div className="min-w-0 flex-1 space-y-0.5">
        <p>
          <span className="block text-body-md font-medium text-txt-black-900">{word(step)}</span>
          <span className="block text-body-sm text-txt-black-700">
            {step.by?.name ?? <Trans>Secara automatik</Trans>}, <span className="tabular-nums">{dateTime(step.at, lang)}</span>
          </span>
        </p>
        {step.note && (
          <blockquote data-testid="step-note" className="whitespace-pre-line break-words border-l-4 border-otl-gray-300 pl-3 text-body-md text-txt-black-900">
            {step.note}
          </blockquote>
        )}
      </div>
    </li>
  );
}

export function Steps({ steps }: { steps: readonly Step[] }) {
  const lang = useLang();
  const days = [...new Set(steps.map((step) => step.work_day))];
  return (
    <Card>
      <CardTitle>
        <Trans>Perjalanan</Trans>
      </CardTitle>
      <div className="mt-4 space-y-5">
        {days.map((day) => (
          <section key={day} aria-labelledby={`step-${day}`} data-testid="step-day" data-day={day} className="space-y-4">
            <h3 id={`step-${day}`} className="text-body-sm font-semibold text-txt-black-500">
              {weekday(day, lang)}, {date(day, lang)}
            </h3>
            <ol className="space-y-4">
              {steps
                .filter((step) => step.work_day === day)
                .map((step) => (
                  <StepLine key={`${step.at}${step.action}${step.progress}`} step={step} />
                ))}
            </ol>
          </section>
        ))}
      </div>
    </Card>
  );
}
