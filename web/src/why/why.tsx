// "Mengapa?": what a verdict rests on, wherever one is shown: the clock, a day, a month, a transaction. Steps, their sources, and
// the rule pack that decided.
import { Trans } from '@lingui/react/macro';
import type { Schemas } from '../api/client';
import { pick, useLang } from '../i18n';
import { Icon } from '../ui/icon';

/** The source of a value that no circular gives (see rules/). */
const projectDefault = 'project default';

/** A source as people read it. */
export function Source({ source }: { source: string }) {
  return source === projectDefault ? <Trans>tetapan asal sistem</Trans> : source;
}

/** The steps of a verdict, each with the circular that it rests on. */
export function Steps({ steps, testid = 'why-step' }: { steps: Schemas['Step'][]; testid?: string }) {
  const lang = useLang();
  return (
    <ol className="space-y-3">
      {steps.map((step, index) => (
        <li key={`${step.rule}-${index}`} data-testid={testid} data-rule={step.rule} className="flex gap-3">
          <span aria-hidden="true" className="mt-0.5 flex size-6 shrink-0 items-center justify-center rounded-full bg-bg-primary-50 text-body-xs font-semibold text-primary-700">
            {index + 1}
          </span>
          <span className="min-w-0 text-body-md text-txt-black-700">
            {pick(step.text, lang)}{' '}
            <span data-testid={`${testid}-source`} className="whitespace-nowrap text-body-sm text-txt-black-500">
              (<Source source={step.source} />)
            </span>
          </span>
        </li>
      ))}
    </ol>
  );
}

/** Steps, and which rule pack decided. */
export function WhySteps({ verdict, testid = 'why-step' }: { verdict: Pick<Schemas['Verdict'], 'because' | 'pack'>; testid?: string }) {
  return (
    <>
      <Steps steps={verdict.because} testid={testid} />
      <p data-testid="why-pack" data-pack={verdict.pack} className="mt-3 text-body-sm text-txt-black-500">
        <Trans>Pek peraturan: {verdict.pack}</Trans>
      </p>
    </>
  );
}

/** The same, folded away until it is asked for. */
export function Why({ verdict }: { verdict: Pick<Schemas['Verdict'], 'because' | 'pack'> }) {
  return (
    <details className="group mt-3">
      <summary data-testid="why" className="inline-flex min-h-11 list-none items-center gap-1 rounded-md text-body-md font-medium text-txt-primary [&::-webkit-details-marker]:hidden">
        <Trans>Mengapa?</Trans>
        <Icon name="down" className="size-5 transition-transform group-open:rotate-180" />
      </summary>
      <div className="mt-2 border-t border-otl-divider pt-4">
        <WhySteps verdict={verdict} />
      </div>
    </details>
  );
}
