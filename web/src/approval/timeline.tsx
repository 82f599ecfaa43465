// What happened to a case: each step with who, when, for whom, and what it rested on.
import { Trans, useLingui } from '@lingui/react/macro';
import type { Schemas } from '../api/client';
import { useLang } from '../i18n';
import { date, dateTime } from '../i18n/format';
import { issueWords } from '../i18n/words';
import { Card, CardTitle } from '../ui/card';
import { Icon, type IconName } from '../ui/icon';
import { actionWords, deskWords } from './words';

type Step = Schemas['ApprovalStep'];

const signs: Record<Step['action'], { icon: IconName; ink: string }> = {
  submit: { icon: 'right', ink: 'bg-bg-primary-50 text-primary-700' },
  accept: { icon: 'done-outline', ink: 'bg-bg-success-50 text-success-800' },
  reject: { icon: 'cross', ink: 'bg-bg-danger-50 text-danger-700' },
  ask: { icon: 'info', ink: 'bg-bg-warning-50 text-warning-800' },
  answer: { icon: 'right', ink: 'bg-bg-primary-50 text-primary-700' },
  withdraw: { icon: 'leave', ink: 'bg-bg-washed text-txt-black-700' },
  pass_on: { icon: 'clock', ink: 'bg-bg-warning-50 text-warning-800' },
  take_back: { icon: 'left', ink: 'bg-bg-washed text-txt-black-700' },
};

/** A first step of two only recommends. */
function useActionWord(): (step: Step) => string {
  const { t, i18n } = useLingui();
  return (step) => {
    if (step.state === 'recommended' && step.action === 'accept') return t`Disyorkan untuk diterima`;
    if (step.state === 'recommended' && step.action === 'reject') return t`Disyorkan untuk tidak diterima`;
    return i18n._(actionWords[step.action]);
  };
}

function Who({ step }: { step: Step }) {
  const { i18n } = useLingui();
  const { by, on_behalf_of: behalf, waited_for: waited } = step;
  const desk = i18n._(deskWords[step.desk]);
  return (
    <>
      <span className="block text-body-sm text-txt-black-700">
        {by ?? <Trans>Secara automatik</Trans>}
        {behalf && (
          <>
            {' '}
            <Trans>atas nama {behalf}</Trans>
          </>
        )}
      </span>
      {waited && (
        <span className="block text-body-sm text-txt-black-700">
          <Trans>
            {waited} tidak menjawab dalam tempohnya. Kini di peringkat {desk}.
          </Trans>
        </span>
      )}
    </>
  );
}

const recordOf = /^(\d{4}-\d{2}-\d{2}) (\w+)(?:, transaction (\d+) version (\d+))?$/;

/** One line of what a step rested on: an issue with its record in words; anything else as it was kept. */
function GroundLine({ line }: { line: string }) {
  const { i18n } = useLingui();
  const lang = useLang();
  const [, day, issue, number, version] = recordOf.exec(line) ?? [];
  const word = issueWords[issue as keyof typeof issueWords];
  if (!day || !word) return <span className="font-mono">{line}</span>;
  return (
    <>
      {date(day, lang)}: {i18n._(word)}
      {number && version && (
        <>
          {' · '}
          <Trans>
            transaksi {number}, versi {version}
          </Trans>
        </>
      )}
    </>
  );
}

function Ground({ facts }: { facts: string }) {
  return (
    <details className="group">
      <summary className="inline-flex min-h-9 list-none items-center gap-1 rounded-md text-body-sm font-medium text-txt-primary [&::-webkit-details-marker]:hidden print:hidden">
        <Trans>Rekod ketika itu</Trans>
        <Icon name="down" className="size-4 transition-transform group-open:rotate-180" />
      </summary>
      <ul className="space-y-1 break-words rounded-md bg-bg-washed p-3 text-body-sm">
        {facts.split('\n').map((line) => (
          <li key={line}>
            <GroundLine line={line} />
          </li>
        ))}
      </ul>
    </details>
  );
}

/** `grant`: what the steps rest on is the form above them, which they need not repeat. */
export function Timeline({ steps, grant }: { steps: Step[]; grant: boolean }) {
  const lang = useLang();
  const word = useActionWord();
  return (
    <Card>
      <CardTitle>
        <Trans>Perjalanan</Trans>
      </CardTitle>
      <ol className="mt-4 space-y-5">
        {steps.map((step) => {
          const { icon, ink } = signs[step.action];
          return (
            <li key={step.revision} data-testid="step" data-action={step.action} data-state={step.state} className="flex gap-3">
              <span className={`flex size-9 shrink-0 items-center justify-center rounded-full ${ink}`}>
                <Icon name={icon} className="size-5" />
              </span>
              <div className="min-w-0 flex-1 space-y-0.5">
                <p>
                  <span className="block text-body-md font-medium text-txt-black-900">{word(step)}</span>
                  <Who step={step} />
                  <span className="block text-body-sm tabular-nums text-txt-black-500">{dateTime(step.at, lang)}</span>
                </p>
                {step.note && (
                  <blockquote data-testid="step-note" className="whitespace-pre-line break-words border-l-4 border-otl-gray-300 pl-3 text-body-md text-txt-black-900">
                    {step.note}
                  </blockquote>
                )}
                {step.facts && !grant && <Ground facts={step.facts} />}
              </div>
            </li>
          );
        })}
      </ol>
    </Card>
  );
}
